import XCTest

@testable import GatewayLabels

/// Texts are their UTF-8 bytes, whatever Unicode says about them.
final class TextTests: XCTestCase {
  func testEqualIsWhatHasTheSameBytes() {
    let composed: Text = "\u{E9}"
    let decomposed: Text = "e\u{301}"
    XCTAssertEqual(composed.string, decomposed.string)
    XCTAssertNotEqual(composed, decomposed)
    XCTAssertEqual(Set([composed, decomposed, composed]).count, 2)
    XCTAssertEqual(composed, Text(String("\u{E9}")))
    XCTAssertNotEqual("\u{212B}" as Text, "\u{C5}")
  }

  func testTheOrderIsThatOfTheBytes() {
    let ordered: [Text] = [
      "", "\0", "A", "B", "_", "a", "a10", "a9", "aa", "e\u{301}", "f", "\u{E9}", "\u{FFFD}", "\u{10000}",
    ]
    XCTAssertEqual(ordered.shuffled().sorted(), ordered)
    XCTAssertFalse(("a" as Text) < "a")
    XCTAssertFalse(("" as Text) < "")
  }

  func testOnlyValidBytesAreText() {
    XCTAssertEqual(Text(validating: [0xC3, 0xA9]), "\u{E9}")
    XCTAssertEqual(Text(validating: []), "")
    for bytes: [UInt8] in [[0xC3], [0xA9], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xFF]] {
      XCTAssertNil(Text(validating: bytes), "\(bytes)")
    }
  }

  func testLowerCaseIsOfASCIIOnly() {
    XCTAssertEqual(("AZaz09@[\u{C4}\u{130}\u{212A}" as Text).lowercased, "azaz09@[\u{C4}\u{130}\u{212A}")
  }

  func testDropping() {
    XCTAssertEqual(("mash-a" as Text).dropping(prefix: "mash-"), "a")
    XCTAssertEqual(("mash-" as Text).dropping(prefix: "mash-"), "")
    XCTAssertEqual(("a" as Text).dropping(prefix: ""), "a")
    XCTAssertNil(("smash-a" as Text).dropping(prefix: "mash-"))
    XCTAssertNil(("" as Text).dropping(prefix: "m"))
    XCTAssertEqual(("web@docker" as Text).dropping(suffix: "@docker"), "web")
    XCTAssertNil(("docker" as Text).dropping(suffix: "@docker"))
    XCTAssertEqual(("x\u{301}" as Text).dropping(prefix: "x"), "\u{301}")
  }

  func testCuttingAndSplitting() {
    XCTAssertEqual(("a=b=c" as Text).cut(at: .equals)?.head, "a")
    XCTAssertEqual(("a=b=c" as Text).cut(at: .equals)?.tail, "b=c")
    XCTAssertNil(("abc" as Text).cut(at: .equals))
    XCTAssertEqual(("a,,b," as Text).split(at: .comma), ["a", "", "b", ""])
    XCTAssertEqual(("" as Text).split(at: .comma), [""])
    XCTAssertEqual(("a\r\nb" as Text).split(at: .lineFeed), ["a\r", "b"])
  }

  func testTrimming() {
    XCTAssertEqual((" \" a b \" " as Text).trimming { $0 == .blank || $0 == .quote }, "a b")
    XCTAssertEqual(("   " as Text).trimming { $0 == .blank }, "")
    XCTAssertEqual(("" as Text).trimming { $0 == .blank }, "")
  }

  func testContaining() {
    XCTAssertTrue(("say hi" as Text).contains("y h"))
    XCTAssertTrue(("a" as Text).contains("a"))
    XCTAssertTrue(("traefik.\u{301}x" as Text).contains("traefik."))
    XCTAssertFalse(("a" as Text).contains("ab"))
  }

  func testJoining() {
    XCTAssertEqual((["a", "b", ""] as [Text]).joined(by: ", "), "a, b, ")
    XCTAssertEqual(([] as [Text]).joined(by: ","), "")
    XCTAssertEqual("a" as Text + "" + "b", "ab")
  }
}
