import XCTest

@testable import GatewayLabels

final class PluginReadingTests: XCTestCase {
  func testLines() {
    check("traefik.enable=true\ntraefik.a=b", ["traefik.enable": "true", "traefik.a": "b"])
    check("", [:])
    check("\n\n", [:])
    check("some words\n# traefik\ntraefik.enable", [:])
    check("traefik.a=b=c", ["traefik.a": "b=c"])
    check("traefik.a=", ["traefik.a": ""])
    check("traefik.=x", ["traefik.": "x"])
    check("\u{E9}=1\nxtraefik.a=1\n=traefik.a", [:])
  }

  func testBlanksAndQuotesGoAtBothEndsAndNothingElseDoes() {
    check("  traefik.a  =  b c  ", ["traefik.a": "b c"])
    check("\"traefik.a\" = \"b\"", ["traefik.a": "b"])
    check("traefik.a=\" \"\" b \"", ["traefik.a": "b"])
    check("traefik.a='b'\r\n", ["traefik.a": "'b'\r"])
    check("\ttraefik.a=b", [:])
    check("traefik.a\t=\tb", ["traefik.a\t": "\tb"])
    check("\u{A0}traefik.a=b", [:])
  }

  func testKeysAreReadInLowerCaseAndValuesAsTheyAre() {
    check("TRAEFIK.HTTP.Routers.App.Rule=Host(`A`)", ["traefik.http.routers.app.rule": "Host(`A`)"])
    check("traefik.Ä=Ä", ["traefik.ä": "Ä"])
    check("traefik.İ=1", ["traefik.i": "1"])
  }

  func testALaterLineCounts() {
    check("traefik.a=1\nTraefik.A=2", ["traefik.a": "2"])
  }

  func testABlankBeforeTraefikBreaksTheLine() {
    check("traefik.a=1 traefik.b=2", ["traefik.a": "1", "traefik.b": "2"])
    check("Set traefik.enable=false to hide", ["traefik.enable": "false to hide"])
    check("traefik.a=see traefik.io", ["traefik.a": "see"])
    check("traefik.a=1 Traefik.b=2", ["traefik.a": "1 Traefik.b=2"])
    check("traefik.a=1\ttraefik.b=2", ["traefik.a": "1\ttraefik.b=2"])
  }

  func testNumberedLabels() {
    let labels = PluginReading.numberedLabels(in: "hello\ntraefik.a=1 traefik.b=2\n\ntraefik.a=3")
    XCTAssertEqual(labels.map(\.line), [2, 2, 4])
    XCTAssertEqual(labels.map(\.label.line), ["traefik.a=1", "traefik.b=2", "traefik.a=3"])
  }

  // A label that can stand in the notes is read back as itself.

  func testExpressibleLabels() {
    for value: Text in [
      "", "b", "a b", "a=b", "Host(`a`) && Path(\"/\")x", "\u{E9}😀", "'b'", "traefik.b=1", "\u{85}\u{2028}",
    ] {
      XCTAssertTrue(Label("traefik.a", value).isExpressible, value.string)
    }
    XCTAssertTrue(Label("traefik.A", "b").isExpressible)
  }

  func testLabelsThatAreNotExpressible() {
    for value: Text in [
      " b", "b ", "\"b", "b\"", "\"", " ", "a\nb", "a\rb", "a\0b", "a\tb", "a\u{7F}", "\u{1B}[0m", "a traefik.b=1",
      "a traefik.",
    ] {
      XCTAssertFalse(Label("traefik.a", value).isExpressible, value.string.debugDescription)
    }
    for key: Text in ["traefik.a ", "traefik.a\"", "traefik.a=b", "traefik.a\nb", "traefik.a traefik.b", "other"] {
      XCTAssertFalse(Label(key, "b").isExpressible, key.string.debugDescription)
    }
  }

  private func check(_ notes: Text, _ labels: [Text: Text], line: UInt = #line) {
    XCTAssertEqual(PluginReading.labels(in: notes), labels, notes.string.debugDescription, line: line)
  }
}
