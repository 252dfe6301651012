import XCTest

@testable import GatewayLabels

/// What holds for every text that a person may have in the notes: 10,000 of them, and 2,500 with a second text after the block.
final class NotesLawsTests: XCTestCase {
  private func forAllNotes(_ count: Int, _ law: (Text) throws -> Void) rethrows {
    var notes = RandomNotes(seed: 2026)
    for _ in 0..<count { try law(notes.text()) }
  }

  func testTextTwiceReadingAndWithdrawal() throws {
    try forAllNotes(10_000) { text in
      let plan = try NotesPlan.of(text)
      XCTAssertTrue(plan.changes)
      assertUntouched(text, in: try Notes(plan.description))
      // Proxmox gives a container's notes back with a line break at their end.
      XCTAssertFalse(try NotesPlan.of(plan.description + "\n").changes, "twice is once")
      XCTAssertEqual(PluginReading.labels(in: plan.description), meant, "what is written reads back")
      let withdrawn = try NotesPlan.of(plan.description, NotesPlan.nothing).description
      XCTAssertEqual(withdrawn, text.withoutLineBreaksAtEnd, "withdrawing restores")
    }
  }

  func testTheTextOnBothSidesStaysByteForByte() throws {
    var others = RandomNotes(seed: 7)
    try forAllNotes(2_500) { text in
      let after = others.text().withoutLineBreaksAtEnd
      let tail: Text = after.isEmpty ? "" : "\n" + after
      let old = ManagedBlock.text(of: [Label("traefik.enable", "true")])
      let current = text + "\n\n" + old + tail
      let block = ManagedBlock.text(of: NotesPlan.classic.labels)
      XCTAssertEqual(try NotesPlan.of(current).description, text + "\n\n" + block + tail)
      let withdrawn = try NotesPlan.of(current, NotesPlan.nothing).description
      XCTAssertEqual(withdrawn, (text.isEmpty ? after : text + tail).withoutLineBreaksAtEnd)
    }
  }

  private let meant = Dictionary(NotesPlan.classic.labels.map { ($0.key, $0.value) }) { first, _ in first }

  private func assertUntouched(_ text: Text, in notes: Notes) {
    XCTAssertEqual(notes.before, text.isEmpty ? "" : text + "\n\n", "the person's text stays byte for byte")
    XCTAssertEqual(notes.after, "")
  }
}
