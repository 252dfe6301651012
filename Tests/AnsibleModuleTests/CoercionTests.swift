import GatewayLabels
import XCTest

@testable import AnsibleModule

/// The leniency of Ansible's `AnsibleModule`.
final class CoercionTests: XCTestCase {
  private let list = JSONValue.array(["a"])
  private let object = JSONValue.object(["a": .integer(1)])

  func testIntegers() {
    let numbers: [(JSONValue, Int?)] = [
      (.number("106"), 106), (.number("-1"), -1), (.number("106.0"), 106), (.number("1e3"), 1000), ("106", 106),
      (" 106\n", 106), ("1_000", 1000), ("\u{663}", 3), (.bool(true), 1), (.bool(false), 0), (.number("106.5"), nil),
      (.number("1e400"), nil), ("", nil), ("abc", nil), ("0x6a", nil), ("true", nil), (.null, nil), (list, nil),
      (object, nil),
    ]
    for (value, number) in numbers { XCTAssertEqual(Coercion.integer(value), number, "\(value)") }
  }

  func testBooleans() {
    for word: Text in ["y", "yes", "on", "1", "true", "t", "YES", " True\n", "\tOn "] {
      XCTAssertEqual(Coercion.bool(.string(word)), true, word.string)
    }
    for word: Text in ["n", "no", "off", "0", "false", "f", "NO", " False\n"] {
      XCTAssertEqual(Coercion.bool(.string(word)), false, word.string)
    }
    for digits: Text in ["1", "1.0", "1e0"] { XCTAssertEqual(Coercion.bool(.number(digits)), true, digits.string) }
    for digits: Text in ["0", "0.0", "-0"] { XCTAssertEqual(Coercion.bool(.number(digits)), false, digits.string) }
    for value: JSONValue in ["", "maybe", "2", "ja", "tru e", .number("2"), .number("0.5"), .null, list, object] {
      XCTAssertNil(Coercion.bool(value), "\(value)")
    }
    XCTAssertEqual(Coercion.bool(.bool(true)), true)
    XCTAssertEqual(Coercion.bool(.bool(false)), false)
  }

  func testLists() {
    let lists: [(JSONValue, [JSONValue]?)] = [
      (.array([.integer(1), .null]), [.integer(1), .null]), (.array([]), []), ("a, b ,c", ["a", " b ", "c"]),
      ("", [""]),
      ("a", ["a"]), (",", ["", ""]), ("[1, 2]", ["[1", " 2]"]), (.number("5"), ["5"]), (.number("2.50"), ["2.5"]),
      (.bool(true), ["True"]), (.null, nil), (object, nil),
    ]
    for (value, elements) in lists { XCTAssertEqual(Coercion.list(value), elements, "\(value)") }
  }

  func testTexts() {
    let texts: [(JSONValue, Text)] = [
      ("a", "a"), (" a ", " a "), (.number("5"), "5"), (.number("1.0"), "1.0"), (.number("2.50"), "2.5"),
      (.number("12345678901234567890"), "12345678901234567890"), (.number("1e400"), "inf"), (.bool(true), "True"),
      (.bool(false), "False"), (.null, ""), (list, "['a']"), (object, "{'a': 1}"), (.array([.null]), "[None]"),
      (.array([.bool(true), .number("1.0"), .object([:])]), "[True, 1.0, {}]"),
    ]
    for (value, text) in texts { XCTAssertEqual(Coercion.text(value), text, "\(value)") }
  }

  func testObjects() {
    XCTAssertEqual(Coercion.object(object), ["a": .integer(1)])
    XCTAssertEqual(Coercion.object(" {\"a\": 1} "), ["a": .number("1")])
    for value: JSONValue in ["", "a=1", "[1]", "{", .null, .integer(1), .bool(true), list] {
      XCTAssertNil(Coercion.object(value), "\(value)")
    }
  }
}
