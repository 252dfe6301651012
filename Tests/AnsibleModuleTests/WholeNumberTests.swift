import GatewayLabels
import XCTest

@testable import AnsibleModule

final class WholeNumberTests: XCTestCase {
  func testWhatPythonsDecimalTakesForAWholeNumber() {
    let numbers = [
      "106": 106, " 106 ": 106, "106\n": 106, "\u{A0}106\u{2003}": 106, "\r\n106\r\n": 106, "+106": 106, "-106": -106,
      "0": 0, "-0": 0, "007": 7, "1_000": 1000, "1__0_": 10, "106.0": 106, "106.": 106, ".0": 0, "1e3": 1000,
      "1E+3": 1000, "1.06e2": 106, "10600e-2": 106, "0.106e3": 106, "0e-9": 0, "0.000": 0,
      "\u{661}\u{660}\u{666}": 106, "\u{FF11}": 1, "\u{1D7CE}": 0,
      "9223372036854775807": .max, "-9223372036854775808": .min, "9.223372036854775807e18": .max,
    ]
    for (text, number) in numbers {
      XCTAssertEqual(WholeNumber(Text(text))?.value, number, text.debugDescription)
    }
  }

  func testWhatIsNoWholeNumber() {
    let texts = [
      "", " ", "+", "-", ".", "e3", "1e", "1e+", "1e1.0", "--1", "+-1", "1-", "106.5", "1e-1", "0x6a", "abc", "1,000",
      "1 000",
      "1.0.0", "True", "None", "NaN", "Infinity", "inf", "½", "²", "Ⅷ", "一", "1\u{301}", "1\0", "\"1\"",
    ]
    for text in texts { XCTAssertNil(WholeNumber(Text(text)), text.debugDescription) }
  }

  func testNumbersBeyond64Bits() {
    for text in ["9223372036854775808", "-9223372036854775809", "1e19", "1e400", "-1e400", "1e40", "1e41"] {
      XCTAssertNil(WholeNumber(Text(text)), text)
    }
  }

  func testHugeExponentsAndHugeTextsEndSoon() {
    XCTAssertNil(WholeNumber("1e999999999999"))
    XCTAssertNil(WholeNumber("1e9223372036854775807"))
    XCTAssertNil(WholeNumber("10e9223372036854775807"))
    XCTAssertNil(WholeNumber("1e-9223372036854775808"))
    XCTAssertNil(WholeNumber("1e99999999999999999999"))
    XCTAssertEqual(WholeNumber("0e999999999999")?.value, 0)
    XCTAssertNil(WholeNumber(Text(String(repeating: "1", count: 300_000))))
    XCTAssertNil(WholeNumber(Text("1e" + String(repeating: "9", count: 300_000))))
    XCTAssertNil(WholeNumber(Text(String(repeating: "_", count: 300_000))))
    XCTAssertEqual(WholeNumber(Text("5." + String(repeating: "0", count: 300_000)))?.value, 5)
    XCTAssertEqual(WholeNumber(Text(String(repeating: " ", count: 300_000) + "5"))?.value, 5)
  }
}
