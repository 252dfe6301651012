import GatewayLabels
import XCTest

@testable import AnsibleModule

final class JSONWriterTests: XCTestCase {
  // Everything is ASCII, and nothing in it ends a line for Python.

  func testEscapes() throws {
    XCTAssertEqual(try written("\"\\/\n\r\t"), #""\"\\/\n\r\t""#)
    XCTAssertEqual(try written("\0\u{8}\u{C}\u{1F}\u{7F}"), #""\u0000\u0008\u000c\u001f\u007f""#)
    XCTAssertEqual(try written("é\u{301}"), #""\u00e9\u0301""#)
    XCTAssertEqual(try written("\u{85}\u{2028}\u{2029}\u{B}\u{1C}"), #""\u0085\u2028\u2029\u000b\u001c""#)
    XCTAssertEqual(try written("😀\u{10FFFF}\u{FFFF}"), #""\ud83d\ude00\udbff\udfff\uffff""#)
  }

  func testScalarsOfAllPlanesAreWrittenInPrintableASCIIAndReadBack() throws {
    for start in stride(from: UInt32(0), through: 0x10FFFF, by: 0x1000) {
      let scalars = stride(from: start, to: start + 0x1000, by: start < 0x3000 ? 1 : 31).compactMap(Unicode.Scalar.init)
      let value = JSONValue.string(Text(String(String.UnicodeScalarView(scalars))))
      let bytes = try JSONWriter.bytes(of: value)
      XCTAssertTrue(bytes.allSatisfy { (0x20...0x7E).contains($0) }, "\(start)")
      XCTAssertEqual(try JSONReader.value(of: bytes), value, "\(start)")
    }
  }

  // Keys are sorted by their bytes.

  func testKeysAreSortedByBytes() {
    let keys: [Text] = ["b", "a10", "a9", "B", "_", "a", "é", "e\u{301}", "😀", "\u{FFFD}", ""]
    let object = JSONValue.object(TextMap(keys.map { TextMap.Member($0, .integer(1)) }))
    let expected =
      #"{"": 1, "B": 1, "_": 1, "a": 1, "a10": 1, "a9": 1, "b": 1, "e\u0301": 1, "\u00e9": 1, "\ufffd": 1, "\ud83d\ude00": 1}"#
    XCTAssertEqual(try written(object), expected)
  }

  // One line for Ansible, several for people.

  func testOneLine() throws {
    XCTAssertEqual(try written(example), #"{"a": [1, -2.50e3, true], "b": {}, "c": {"d": [], "e": null}}"#)
    var printed: [UInt8] = []
    try Answer(["a": "x"]).write(pretty: false) { printed += $0 }
    XCTAssertEqual(String(decoding: printed, as: UTF8.self), "{\"a\": \"x\"}\n")
  }

  func testPretty() {
    let expected = """
      {
        "a": [
          1,
          -2.50e3,
          true
        ],
        "b": {},
        "c": {
          "d": [],
          "e": null
        }
      }
      """
    XCTAssertEqual(try written(example, pretty: true), expected)
  }

  // A large answer is handed out in pieces, and nobody goes on after a failed one.

  func testPieces() throws {
    let value = JSONValue.strings(Array(repeating: Text(String(repeating: "x", count: 1000)), count: 1000))
    var sizes: [Int] = []
    try JSONWriter.write(value) { sizes.append($0.count) }
    XCTAssertEqual(sizes.reduce(0, +), 1000 * 1004)
    XCTAssertLessThan(try XCTUnwrap(sizes.max()), 100_000)
    var count = 0
    XCTAssertThrowsError(
      try JSONWriter.write(value) { _ in
        count += 1; throw SystemError(code: 32)
      })
    XCTAssertEqual(count, 1)
  }

  private let example = JSONValue.object([
    "c": .object(["e": .null, "d": .array([])]), "b": .object([:]),
    "a": .array([.integer(1), .number("-2.50e3"), .bool(true)]),
  ])

  private func written(_ value: JSONValue, pretty: Bool = false) throws -> String {
    String(decoding: try JSONWriter.bytes(of: value, pretty: pretty), as: UTF8.self)
  }
}
