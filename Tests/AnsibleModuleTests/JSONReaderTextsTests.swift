import GatewayLabels
import XCTest

@testable import AnsibleModule

/// Which texts are JSON, in the manner of https://github.com/nst/JSONTestSuite.
final class JSONReaderTextsTests: XCTestCase {
  // What RFC 8259 allows.

  func testValidTexts() throws {
    let values: [(String, JSONValue)] = [
      ("null", .null), ("true", .bool(true)), ("false", .bool(false)), (" \t\r\n1 \n", .number("1")),
      ("0", .number("0")), ("-0", .number("-0")), ("-12.50e+3", .number("-12.50e+3")), ("1E5", .number("1E5")),
      ("0.0e0", .number("0.0e0")), ("1e-400", .number("1e-400")),
      ("12345678901234567890", .number("12345678901234567890")),
      ("\"\"", ""), ("\"/\"", "/"), ("\"\u{7F}\"", "\u{7F}"), ("\"\u{2028}é𝄞\"", "\u{2028}é𝄞"),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20ac\u0000""#, "Aé€\0"),
      (#""\uD834\udd1e""#, "𝄞"), (#""\uFFFF\uFEFF""#, "\u{FFFF}\u{FEFF}"), (#""\\u0041""#, "\\u0041"),
      ("[]", .array([])), ("[ ]", .array([])), ("[1 , 2]", .array([.number("1"), .number("2")])),
      ("[[],{}]", .array([.array([]), .object([:])])), ("[null]", .array([.null])),
      ("{}", .object([:])), ("{ \"a\" : [ true ] }", .object(["a": .array([.bool(true)])])),
      ("{\"\":0}", .object(["": .number("0")])), ("{\"a\\u0000b\":1}", .object(["a\0b": .number("1")])),
    ]
    for (text, value) in values {
      XCTAssertEqual(try JSONReader.value(of: Array(text.utf8)), value, text)
    }
  }

  func testOfAMemberGivenTwiceTheLastCounts() throws {
    XCTAssertEqual(try read(#"{"a": 1, "b": 2, "\u0061": 3}"#), .object(["a": .number("3"), "b": .number("2")]))
  }

  func testNamesThatOnlyLookEqualAreTwoMembers() throws {
    let value = try read("{\"\u{E9}\": 1, \"e\u{301}\": 2}")
    XCTAssertEqual(value, .object(["\u{E9}": .number("1"), "e\u{301}": .number("2")]))
    XCTAssertEqual(value.object?.count, 2)
  }

  func testNumbersKeepTheirSpelling() throws {
    XCTAssertNotEqual(try read("1"), try read("1.0"))
  }

  // What it does not.

  func testTextsThatAreNoJSON() {
    let texts = [
      "", " ", "nul", "nulll", "True", "NaN", "Infinity", "-Infinity", "undefined", "'a'", "a", "//", "/**/1", "#",
      "-", "+1", "01", "-01", "00", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1 2", "1,", "0x1", "1_000", "１", "1e1.5",
      "\"", "\"a", "\"\\", "\"\\\"", "\"\\x41\"", "\"\\'\"", "\"\\u\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u+123\"",
      "\"\\U0041\"", "\"\n\"", "\"\t\"", "\"\0\"", "\"\u{1F}\"", "\"a\"b",
      "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\ud800\"", "\"\\ud800\\n\"", "\"\\ud800\\u0041\"", "\"\\ud800x\"",
      "\"\\ud834\\udd\"", "\"\\ud834\\", "\"\\ud834\\u",
      "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1}", "[1]]", "[1:2]", "[\"a\"", "[\u{B}]",
      "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\" 1}", "{\"a\"}", "{a:1}", "{1:1}",
      "{\"a\":1 \"b\":2}", "{,}", "{null:1}", "{\"a\":1}}", "{\"a\":1]", "{'a':1}", "{\"a\":}", "{:1}", "{[]:1}",
      "\u{FEFF}{}", "{}\0", "\u{A0}1", "\u{85}1", "1\u{2028}",
    ]
    for text in texts {
      XCTAssertThrowsError(try read(text), text.debugDescription) { XCTAssertTrue($0 is JSONSyntaxError, text) }
    }
  }

  func testBytesThatAreNotUTF8() {
    let sequences: [[UInt8]] = [
      [0xFF], [0xC3], [0xC3, 0x28], [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE2, 0x82],
    ]
    for sequence in sequences {
      let bytes = Array("{\"a\": \"".utf8) + sequence + Array("\"}".utf8)
      XCTAssertThrowsError(try JSONReader.value(of: bytes), "\(sequence)") {
        XCTAssertEqual(($0 as? JSONSyntaxError)?.problem, .notUTF8, "\(sequence)")
      }
    }
  }

  // Nesting ends with an error, not with the stack.

  func testNestingUpToTheLimit() throws {
    let limit = JSONReader.deepestNesting
    XCTAssertNoThrow(try read(nested(limit, "[", "]")))
    XCTAssertNoThrow(try read(nested(limit, "{\"a\":", "}", core: "1")))
    XCTAssertNoThrow(try read("[" + String(repeating: "[],", count: 5 * limit) + "[]]"))
  }

  func testNestingBeyondTheLimit() {
    let limit = JSONReader.deepestNesting
    for levels in [limit + 1, 1000, 1_000_000] {
      for text in [nested(levels, "[", "]"), nested(levels, "[", ""), nested(levels, "{\"a\":", "}", core: "1")] {
        XCTAssertThrowsError(try read(text), "\(levels)") {
          XCTAssertEqual(($0 as? JSONSyntaxError)?.problem, .tooDeep(limit: limit))
        }
      }
    }
  }

  private func nested(_ levels: Int, _ open: String, _ close: String, core: String = "") -> String {
    String(repeating: open, count: levels) + core + String(repeating: close, count: levels)
  }

  private func read(_ text: String) throws -> JSONValue {
    try JSONReader.value(of: Array(text.utf8))
  }
}
