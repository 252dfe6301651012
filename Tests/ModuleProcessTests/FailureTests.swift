import XCTest

/// What cannot be read is a clear failure, never a trap.
final class FailureTests: XCTestCase {
  // The file.

  func testFilesThatCannotBeRead() throws {
    try Module.withFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data().write(to: file)
      let reasons = [
        folder.appendingPathComponent("missing é"): "No such file or directory", folder: "Is a directory",
        file.appendingPathComponent("below"): "Not a directory",
        folder.appendingPathComponent(String(repeating: "x", count: 300)): "File name too long",
      ]
      for (path, reason) in reasons {
        let answer = try Answer(Module.run([path.path]))
        XCTAssertEqual(
          answer.message, "Cannot read the arguments from \(path.path): \(reason). Name a readable file.")
        XCTAssertEqual(answer.changed, false)
      }
    }
  }

  func testAnEmptyPathAndAClosedStandardInput() throws {
    XCTAssertTrue(try Answer(Module.run([""])).isFailure)
    let outcome = try Module.shell(#"exec "$0" - <&-"#, URL(fileURLWithPath: "/"))
    XCTAssertEqual(
      try Answer(outcome).message, "Cannot read the arguments from -: Bad file descriptor. Name a readable file.")
  }

  // What is in it.

  func testWhatIsNoObject() throws {
    let messages: [String: String] = [
      "": "The arguments are not JSON: line 1, column 1: the text ends in the middle of a value.",
      "vmid: 106\n": "The arguments are not JSON: line 1, column 1: expected a value.",
      "{\"vmid\": 106,}": "The arguments are not JSON: line 1, column 14: expected a member name in double quotes.",
      "{\"vmid\": 106}\n{}":
        "The arguments are not JSON: line 2, column 1: expected the end, since the value is complete.",
      "{\"labels\": [\"\\ud83d\"]}":
        "The arguments are not JSON: line 1, column 20: a \\u escape is half of a pair and stands for no character.",
      "[]": "The arguments are a list, not an object. Give one object such as {\"vmid\": 106, \"labels\": []}.",
      "null": "The arguments are null, not an object. Give one object such as {\"vmid\": 106, \"labels\": []}.",
    ]
    for (text, message) in messages {
      XCTAssertEqual(try Answer(toBytes: Data(text.utf8)).message, message, text)
    }
  }

  func testInvalidUTF8() throws {
    XCTAssertEqual(
      try Answer(toBytes: Data("{\"a\": \"".utf8) + [0xE9] + Data("\"}".utf8)).message,
      "The arguments are not JSON: line 1, column 8: the text is not valid UTF-8.")
  }

  func testDeepNesting() throws {
    for levels in [1000, 1_000_000] {
      for open in ["[", "{\"a\":"] {
        let text = #"{"vmid": 1, "labels": \#(String(repeating: open, count: levels))"#
        let message = try XCTUnwrap(Answer(toBytes: Data(text.utf8)).message)
        XCTAssertTrue(message.hasSuffix(": values are nested deeper than 200 levels."), String(message.prefix(200)))
      }
    }
  }

  func testNestingInATextOfJSON() throws {
    let text = String(repeating: "[", count: 100_000)
    let answer = try Answer(to: ["vmid": 1, "containers": [text]])
    XCTAssertTrue(answer.isFailure)
  }

  // 50 MB.

  func testFiftyMegabytesOfGarbage() throws {
    let size = 50_000_000
    XCTAssertTrue(try Answer(toBytes: Data(repeating: UInt8(ascii: "x"), count: size)).isFailure)
    XCTAssertTrue(try Answer(toBytes: Data(repeating: 0xFF, count: size)).isFailure)
  }

  func testFiftyMegabytesOfLabels() throws {
    let padding = String(repeating: "x", count: 1_000_000)
    let others = (0..<49).map { "com.example.\($0)=\(padding)" }
    let rule = "traefik.http.routers.web.rule=Path(`/\(padding)`)"
    let answer = try Answer(to: ["vmid": 1, "labels": others + [rule]])
    XCTAssertEqual(answer.number("labels_count_before_filter"), 1)
    XCTAssertEqual(answer.notes, "traefik.enable=true\n" + rule)
  }
}
