import XCTest

@testable import GatewayLabels

final class NamesTests: XCTestCase {
  // The prefix goes at the start only, and where no other name is taken.

  func testPrefixIsRemovedAtTheStartOnly() {
    check(["mash-a": "a", "smash-burger": "smash-burger", "mash-mash-b": "mash-b", "c-mash-": "c-mash-"])
    check(["mash-": "mash-", "mash": "mash", "Mash-d": "mash-d"])
  }

  func testPrefixStaysWhereTheShortNameIsTaken() {
    check(["mash-a": "mash-a", "a": "a"])
    check(["mash-a": "mash-a", "A": "a"])
    check(["mash-a b": "mash-a-b", "a-b": "a-b"])
  }

  func testWithoutAPrefixNamesStay() {
    let names = GatewayNames(["mash-a", "b"])
    XCTAssertEqual(names["mash-a"], "mash-a")
    XCTAssertEqual(names["b"], "b")
  }

  // Names are what the plugin reads as one part of a key.

  func testSignsThatCannotStandInANameBecomeHyphens() {
    check(["My App": "my-app", "a.b": "a-b", "x@file": "x-file", "under_score-9": "under_score-9"])
    check(["caf\u{E9}": "caf-", "cafe\u{301}": "cafe-", "😀": "-", "a\nb": "a-b", "c=d": "c-d", "\"q\"": "-q-"])
  }

  func testNamesThatBecomeOneAreNumberedInByteOrder() {
    check(["App": "app", "app": "app-2"])
    check(["a b": "a-b", "a-b": "a-b-2", "a.b": "a-b-3", "a_b": "a_b"])
  }

  func testNumbersPassOverNamesThatAreThere() {
    let names = GatewayNames(["A", "a", "a-2"])
    XCTAssertEqual(Set([names["A"], names["a"], names["a-2"]]).count, 3)
  }

  func testAnyNamesGetDifferentUsableNames() {
    var dice = SplitMix(state: 5)
    let pieces: [Text] = ["mash-", "a", "A", "-", "2", ".", " ", "é", "e\u{301}", "_", "@"]
    for _ in 0..<2000 {
      let local = Set((0..<6).map { _ in (0..<3).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined(by: "") })
      let names = GatewayNames(local.shuffled(using: &dice), withoutPrefix: "mash-")
      let gateway = local.map { names[$0] }
      XCTAssertEqual(Set(gateway).count, local.count, "\(local)")
      XCTAssertTrue(gateway.allSatisfy { $0 == $0.lowercased && !$0.isEmpty && !$0.contains(".") }, "\(local)")
    }
  }

  func testANameThatIsNoneOfThemStays() {
    XCTAssertEqual(GatewayNames(["a"])["Elsewhere@file"], "Elsewhere@file")
  }

  private func check(_ expected: [Text: Text], line: UInt = #line) {
    let names = GatewayNames(Array(expected.keys), withoutPrefix: "mash-")
    for (local, gateway) in expected { XCTAssertEqual(names[local], gateway, local.string, line: line) }
  }
}
