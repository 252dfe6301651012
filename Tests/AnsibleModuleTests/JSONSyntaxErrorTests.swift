import XCTest

@testable import AnsibleModule

/// Errors say what is wrong and where.
final class JSONSyntaxErrorTests: XCTestCase {
  func testEveryProblemWithItsPlace() {
    let messages = [
      "": "line 1, column 1: the text ends in the middle of a value.",
      "[1,\n 2": "line 2, column 3: the text ends in the middle of a value.",
      "\"abc": "line 1, column 5: the text ends in the middle of a value.",
      "{\"labels\": [],\n}": "line 2, column 1: expected a member name in double quotes.",
      "{\n  \"a\" 1}": "line 2, column 7: expected ':'.",
      "{\n\"a\": nope}": "line 2, column 6: expected a value.",
      "[1 2]": "line 1, column 4: expected ',' or the closing bracket.",
      "[-]": "line 1, column 3: expected a digit.",
      "[007]": "line 1, column 5: expected no digit after a leading zero.",
      "{}\n\n x": "line 3, column 2: expected the end, since the value is complete.",
      "[\"\\u00zz\"]": "line 1, column 5: expected four hexadecimal digits.",
      "[\"a\nb\"]": "line 1, column 4: a string holds a raw control character; write it as an escape such as \\n.",
      "[\"\\q\"]":
        "line 1, column 4: a backslash in a string must be followed by one of \" \\ / b f n r t u.",
      "[\"\\ud800\"]": "line 1, column 9: a \\u escape is half of a pair and stands for no character.",
      String(repeating: "[", count: 201): "line 1, column 201: values are nested deeper than 200 levels.",
    ]
    for (text, message) in messages {
      XCTAssertEqual(self.message(of: Array(text.utf8)), message, text)
    }
  }

  func testATextOfTooManyBytes() {
    XCTAssertNoThrow(try JSONReader.value(of: Array("[10]".utf8), longest: 4))
    XCTAssertThrowsError(try JSONReader.value(of: Array("[100]".utf8), longest: 4)) {
      XCTAssertEqual(
        ($0 as? JSONSyntaxError)?.message, "line 1, column 1: the text is longer than 4 bytes.")
    }
  }

  func testInvalidUTF8IsShownWhereItStands() {
    XCTAssertEqual(
      message(of: Array("{\n\"é\": \"a".utf8) + [0xE9] + Array("b\"}".utf8)),
      "line 2, column 9: the text is not valid UTF-8.")
    XCTAssertEqual(message(of: [0xFF, 0xFE]), "line 1, column 1: the text is not valid UTF-8.")
  }

  func testColumnsCountBytesBehindTheLastLineFeed() {
    XCTAssertEqual(
      message(of: Array("[\"é\"\r\n, \"é\" x]".utf8)), "line 2, column 8: expected ',' or the closing bracket.")
  }

  private func message(of bytes: [UInt8]) -> String? {
    do {
      _ = try JSONReader.value(of: bytes)
      return nil
    } catch {
      return (error as? JSONSyntaxError)?.message
    }
  }
}
