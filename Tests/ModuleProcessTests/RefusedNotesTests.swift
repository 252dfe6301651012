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

  func testLabelsOutsideThatHideTheGuest() throws {
    try check(
      "Set traefik.enable=false", line: 1,
      "traefik.enable=false stands outside the managed block and hides the guest, while the block publishes it. "
        + "Delete it here, or leave the guest out and withdraw its block, then run again.")
  }

  func testLabelsOutsideThatChangeWhatTheBlockMeans() throws {
    let service = "traefik.http.services.home.loadbalancer.server.port"
    try check(
      "Set traefik.http.routers.web.priority=5 or so", line: 1,
      "traefik.http.routers.web.priority is of a router or a service that the managed block has too, and the gateway would "
        + "make one of the two. Choose another name here, then run again.")
    try check(
      "x\ntraefik.http.routers.mine.tls.domains[0].main=m", line: 2,
      "the gateway would apply traefik.http.routers.mine.tls.domains[0].main to every router of the guest, also to those of "
        + "the managed block. Write tls.domains with all names in one label in its place, then run again.")
    try check(
      "\(service)=1", line: 1,
      "the gateway would also send requests of router web of the managed block, which names no service, to the service of "
        + "\(service). Add a label traefik.http.routers.web.service to its container, or delete the service here, "
        + "then run again.")
  }

  func testLabelsOutsideThatTheBlockChanges() throws {
    let service = "traefik.http.services.home.loadbalancer.server.port=1"
    let labels = [
      "traefik.http.routers.web.rule=Host(`a`)", "traefik.http.routers.web.service=web",
      "traefik.http.services.web.loadbalancer.server.port=80",
    ]
    try check(
      "\(service)\ntraefik.http.routers.mine.rule=Host(`m`)", beside: ["labels": labels], line: 2,
      "router mine stands outside the managed block and names no service, so that the gateway would give it any of those of "
        + "the notes, at random. Add traefik.http.routers.mine.service=home, or the service that is meant, then run again."
    )
    try check(
      "traefik.enable=true\n\(service)\nx", beside: ["labels": labels], line: 2,
      "service home stands outside the managed block without a router. Beside the routers of the block the gateway makes "
        + "none for it. Add traefik.http.routers.home.rule=Host(`HomeLab`) and traefik.http.routers.home.service=home, "
        + "then run again.")
    let domains = ["traefik.http.routers.web.tls.domains[0].main=a"]
    try check(
      "x\ntraefik.http.routers.mine.service=home", beside: ["labels": labels + domains, "filter_for_gateway": false],
      line: 2,
      "labels of the managed block would change what the gateway makes of traefik.http.routers.mine.service and of what "
        + "belongs to it. Delete it here, or leave filter_for_gateway on, then run again.")
  }

  func testTooLong() throws {
    let answer = try Answer(
      to: Example.oneRouter.merging(["current_notes": String(repeating: "é", count: 8192)]) { $1 })
    let length = 8192 + 2 + Example.block(Example.notesOfOneRouter).count
    XCTAssertEqual(
      answer.message,
      "VM 106, notes: the text would have \(length) characters and Proxmox takes 8192. Shorten the text of your own, or "
        + "publish fewer routers.")
    XCTAssertNil(answer.members["line"])
  }

  private func check(
    _ notes: String, beside arguments: [String: Any] = [:], line: Int, _ problem: String, at sourceLine: UInt = #line
  ) throws {
    let notes = notes.contains("<!--") ? notes : notes + "\nwords"
    let more: [String: Any] = ["current_notes": notes, "guest_name": "HomeLab", "_ansible_check_mode": true]
    let answer = try Answer(to: Example.oneRouter.merging(arguments) { $1 }.merging(more) { $1 })
    XCTAssertEqual(answer.message, "VM 106 (HomeLab), notes line \(line): \(problem)", line: sourceLine)
    XCTAssertEqual(answer.number("line"), line, line: sourceLine)
    XCTAssertEqual(answer.number("vmid"), 106, line: sourceLine)
    XCTAssertTrue(answer.isFailure, line: sourceLine)
    XCTAssertNil(answer.text("description"), line: sourceLine)
  }
}
