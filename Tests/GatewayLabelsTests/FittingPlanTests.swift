import XCTest

@testable import GatewayLabels

/// What happens when there is too much to write, or nothing more.
final class FittingPlanTests: XCTestCase {
  private func plan(_ current: Text, _ conversion: Conversion, inert: Text? = nil) throws -> FittingPlan {
    try FittingPlan(
      current: current, conversion, form: .managedBlock, guest: NotesPlan.guest, inertService: inert)
  }

  private func routers(_ count: Int) -> Conversion {
    let labels = (1...count).map { number in
      Label(
        LabelKey.router(Text("router\(number)"), "rule"),
        Text("Host(`service\(number).home.example.org`) && PathPrefix(`/some/longer/path`)"))
    }
    return .passthrough(Container(name: "c", labels: labels))
  }

  func testRoutersAreJoinedOnlyWhenTheyDoNotFit() throws {
    XCTAssertEqual(ParsedLabels(try plan("", routers(20)).conversion.labels).routers.count, 20)
    let joined = try plan("", routers(60))
    let rules = ParsedLabels(joined.conversion.labels).routers.values.compactMap { $0["rule"] }
    XCTAssertEqual(rules.count, 1)
    XCTAssertEqual(rules.first?.split(at: UInt8(ascii: "|")).count, 2 * 60 - 1)
    XCTAssertEqual(joined.conversion.warnings, [.routersJoined(before: 60, after: 1)])
  }

  func testRoutersWithPrioritiesStayApart() {
    let rule = Label(LabelKey.router("a", "rule"), "Host(`a`)")
    let first = Container(name: "a", labels: [rule, Label(LabelKey.router("a", "priority"), "5")])
    XCTAssertNil(Conversion.passthrough(first, .serving("b")).compacted)
  }

  func testWhatDoesNotFitEvenJoinedIsRefused() {
    XCTAssertThrowsError(try plan("", routers(200))) { error in
      guard case .tooLong(_, NotesPlan.limit)? = error as? NotesError else { return XCTFail("\(error)") }
    }
  }

  func testAnInertRouterTakesThePlaceOfABlock() throws {
    let published = try NotesPlan.of("mine").description
    let inert = try plan(published, NotesPlan.nothing, inert: "home")
    XCTAssertEqual(
      inert.conversion["traefik.http.routers.home-inert.rule"],
      "Host(`inert.invalid`) && Method(`GET`) && Method(`POST`)")
    XCTAssertTrue(inert.notes.description.hasPrefix("mine\n\n"))
    XCTAssertFalse(try plan(inert.notes.description, NotesPlan.nothing, inert: "home").notes.changes)
  }

  func testAGuestWithoutABlockGetsNoInertRouter() throws {
    XCTAssertFalse(try plan("mine", NotesPlan.nothing, inert: "home").notes.changes)
  }

  func testTakingTheBlockAwaySaysWhatItMeans() throws {
    let published = try NotesPlan.of("mine").description
    let notes = try plan(published, NotesPlan.nothing).notes
    XCTAssertEqual(notes.description, "mine")
    XCTAssertEqual(notes.warnings, [.blockTakenAway])
  }
}
