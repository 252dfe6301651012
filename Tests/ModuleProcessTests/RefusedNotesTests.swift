import XCTest

/// Notes that are left as they are, each with its sentence and its line.
final class RefusedNotesTests: XCTestCase {
  func testMarkersThatDoNotMakeOneBlock() throws {
    let (begin, end) = (Example.begin, Example.end)
    try check(
      "a\n\(begin)\nb", line: 2,
      "the managed block begins here but never ends. Add the END line or delete line 2, then run again.")
    try check(
      "a\n\nb\n\(end)", line: 4,
      "the managed block ends here but never begins. Add the BEGIN line or delete line 4, then run again.")
    try check(
      "\(begin)\n\(end)\n\(begin)\n\(end)", line: 3,
      "a second managed block begins here; the first one begins at line 1. Delete one of them, then run again.")
    try check(
      "\(begin)\n\(begin)\n\(end)", line: 2,
      "a second managed block begins here; the first one begins at line 1. Delete one of them, then run again.")
  }

  func testMarkersOfAnotherForm() throws {
    try check(
      "<!-- BEGIN traefik-proxmox-automation v2 -->\n\(Example.end)", line: 1,
      "a later version of this tool wrote the managed block. Update this tool, or delete the block, then run again.")
    try check(
      "x\n<!-- BEGIN traefik-proxmox-automation -->\n\(Example.end)", line: 2,
      "this marker of the managed block was changed. Restore its exact text or delete it, then run again. "
        + "The markers are: \(Example.begin) and \(Example.end)")
  }

  func testLabelsOutsideTheBlock() throws {
    try check(
      "mine\ntraefik.http.routers.web.rule=Host(`b`)\n\(Example.block("old"))", line: 2,
      "traefik.http.routers.web.rule stands outside the managed block, which also sets it, and the gateway would read "
        + "only one of the two. Delete it here, then run again.")
  }

  func testLabelsOutsideThatChangeWhatTheBlockMeans() throws {
    let answer = try Answer(
      to: [
        "vmid": 106, "current_notes": "Set traefik.http.routers.web.priority=5 or so",
        "containers": [["name": "box", "labels": ["traefik.http.routers.web.rule": "Host(`a`)"]]],
      ])
    XCTAssertEqual(
      answer.message,
      "VM 106, notes: together with the labels outside the managed block, the gateway would not read "
        + "traefik.http.routers.web.rule as it is meant. Delete the labels outside, then run again.")
  }

  func testTooLong() throws {
    let answer = try Answer(
      to: Example.oneRouter.merging(["current_notes": String(repeating: "é", count: 8192)]) { $1 })
    let length = 8192 + 2 + Example.block("traefik.http.routers.web.rule=Host(`a`)").count
    XCTAssertEqual(
      answer.message,
      "VM 106, notes: the text would have \(length) characters and Proxmox takes 8192. Shorten the text of your own, or "
        + "publish fewer routers.")
    XCTAssertNil(answer.members["line"])
  }

  private func check(_ notes: String, line: Int, _ problem: String, at sourceLine: UInt = #line) throws {
    let more: [String: Any] = ["current_notes": notes, "guest_name": "HomeLab", "_ansible_check_mode": true]
    let answer = try Answer(to: Example.oneRouter.merging(more) { $1 })
    XCTAssertEqual(answer.message, "VM 106 (HomeLab), notes line \(line): \(problem)", line: sourceLine)
    XCTAssertEqual(answer.number("line"), line, line: sourceLine)
    XCTAssertEqual(answer.number("vmid"), 106, line: sourceLine)
    XCTAssertTrue(answer.isFailure, line: sourceLine)
    XCTAssertNil(answer.text("description"), line: sourceLine)
  }
}
