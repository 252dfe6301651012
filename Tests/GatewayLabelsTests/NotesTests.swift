import Foundation
import XCTest

@testable import GatewayLabels

/// The managed block between the person's own text.
final class NotesTests: XCTestCase {
  private let begin = ManagedBlock.begin
  private let end = ManagedBlock.end

  private func assertRefused(
    _ text: Text, _ expected: NotesError, file: StaticString = #filePath, line: UInt = #line
  ) {
    XCTAssertThrowsError(try NotesPlan.of(text), file: file, line: line) { error in
      XCTAssertEqual(error as? NotesError, expected, file: file, line: line)
    }
  }

  func testTheFormOfTheBlock() throws {
    let plan = try NotesPlan.of("mine")
    let lines = plan.description.split(at: 0x0A)
    XCTAssertEqual(lines.prefix(5), ["mine", "", begin, "```traefik", "traefik.enable=true"])
    XCTAssertEqual(lines.suffix(2), ["```", end])
    XCTAssertEqual(plan.blockLines, 3...lines.count)
    XCTAssertNil(plan.blockLinesBefore)
  }

  func testOnlyTheBlockIsReplaced() throws {
    let old = try NotesPlan.of("before", .passthrough(.serving("gone"))).description + "\n\nafter\r\n\tmore"
    let plan = try NotesPlan.of(old)
    XCTAssertEqual(plan.blockLinesBefore?.lowerBound, 3)
    XCTAssertTrue(plan.description.hasPrefix("before\n\n" + begin))
    XCTAssertNotNil(plan.description.dropping(suffix: end + "\n\nafter\r\n\tmore"))
    XCTAssertFalse(plan.description.contains("gone"))
  }

  func testNotesThatHoldOnlyLabelsBecomeTheBlock() throws {
    let plan = try NotesPlan.of("traefik.enable=true\r\n\n traefik.http.routers.old.rule=Host(`o`)\n")
    XCTAssertTrue(plan.description.hasPrefix(begin))
    XCTAssertFalse(plan.description.contains("old"))
    XCTAssertEqual(plan.warnings, [.labelsReplaced(keys: ["traefik.http.routers.old.rule"])])
  }

  func testAPersonsWordsAreNotTakenForLabels() throws {
    let lines: [Text] = [
      "traefik.example.org is the dashboard: login=admin", "Traefik. Installed by Bob; https://wiki/?page=12",
      "traefik.http is documented at x=y", "traefik.=1",
    ]
    for line in lines {
      let plan = try NotesPlan.of(line)
      XCTAssertTrue(plan.description.hasPrefix(line + "\n\n"), line.string)
    }
  }

  func testWithNothingToWriteReplaceKeepsTheNotes() throws {
    XCTAssertFalse(try NotesPlan.of("my precious notes", NotesPlan.nothing, form: .replace).changes)
    // A router without any property is nothing to write either.
    let bare = Conversion.filter(Container(nil, "traefik.http.routers.b"))
    XCTAssertFalse(try NotesPlan.of("traefik.enable=true", bare).changes)
  }

  func testWithdrawingIsNotRefusedForItsLength() throws {
    let long = Text(String(repeating: "x", count: NotesPlan.limit + 10))
    let current = long + "\n\n" + ManagedBlock.text(of: [Label("traefik.enable", "true")])
    XCTAssertEqual(try NotesPlan.of(current, NotesPlan.nothing).description, long)
  }

  func testNotesThatHoldOnlyLabelsStayWhenThereIsNothingToPublish() throws {
    let plan = try NotesPlan.of("traefik.enable=true", NotesPlan.nothing)
    XCTAssertFalse(plan.changes)
    XCTAssertEqual(plan.warnings, [.labelOutsideBlock(line: 1, key: "traefik.enable")])
  }

  func testReplaceKeepsNothingElse() throws {
    let plan = try NotesPlan.of("mine", form: .replace)
    XCTAssertEqual(plan.description, NotesPlan.classic.notes)
    XCTAssertNil(plan.blockLines)
  }

  func testDamagedMarkersAreRefusedWithTheirLine() {
    assertRefused("a\n" + begin + "\nb", .beginWithoutEnd(line: 2))
    assertRefused("a\nb\n" + end, .endWithoutBegin(line: 3))
    assertRefused([begin, end, "x", begin, end].joined(by: "\n"), .secondBlock(line: 4, first: 1))
    assertRefused([begin, begin, end].joined(by: "\n"), .secondBlock(line: 2, first: 1))
    assertRefused([begin, end, end].joined(by: "\n"), .endWithoutBegin(line: 3))
    assertRefused("<!-- BEGIN traefik-proxmox-automation v2 (x) -->\n" + end, .newerFormat(line: 1))
    assertRefused("\n<!-- BEGIN traefik-proxmox-automation -->\n" + end, .damagedMarker(line: 2))
    assertRefused("see " + begin, .damagedMarker(line: 1))
  }

  func testMarkersMayBeIndentedAndEndInCR() throws {
    let plan = try NotesPlan.of("a\r\n  " + begin + "\r\ntraefik.enable=true\r\n\t" + end + "\r\nb")
    XCTAssertTrue(plan.description.hasPrefix("a\r\n" + begin))
    XCTAssertNotNil(plan.description.dropping(suffix: end + "\nb"))
  }

  func testABlockWithAPlainFenceIsTakenOverInOneWrite() throws {
    let written = try NotesPlan.of("mine").description
    let parts = try XCTUnwrap(written.string.components(separatedBy: "```traefik"))
    let old = Text(parts.joined(separator: "```"))
    let plan = try NotesPlan.of(old)
    XCTAssertTrue(plan.changes)
    XCTAssertEqual(plan.description, written)
    XCTAssertEqual(try NotesPlan.of(old, NotesPlan.nothing).description, "mine")
  }

  func testTheLimitCountsCharacters() throws {
    let block = try NotesPlan.of("").description.string.unicodeScalars.count
    let room = NotesPlan.limit - block - 2
    let fits = Text(String(repeating: "😀", count: room))
    XCTAssertEqual(try NotesPlan.of(fits).description.string.unicodeScalars.count, NotesPlan.limit)
    assertRefused(fits + "x", .tooLong(characters: NotesPlan.limit + 1, limit: NotesPlan.limit))
  }
}
