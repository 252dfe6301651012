import Foundation
import GatewayLabels
import XCTest

@testable import AnsibleModule

/// Whatever the bytes, the reader ends with a value or with an error that points into them.
final class JSONReaderAnyInputTests: XCTestCase {
  func testRandomBytes() {
    var dice = SplitMix(state: 1)
    for _ in 0..<10_000 {
      checkOutcome((0..<Int.random(in: 0...60, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) })
    }
  }

  func testRandomPiecesOfJSON() {
    var dice = SplitMix(state: 2)
    for _ in 0..<20_000 {
      let chosen = (0..<Int.random(in: 0...25, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? [] }
      checkOutcome(chosen.flatMap { $0 })
    }
  }

  func testEveryCutAndEveryChangedByteOfAnExample() {
    let example = Array(#"{"vmid": -1.5e3, "labels": ["a=\u00e9\ud83d\ude00", true, null, {"x": []}]}"#.utf8)
    for place in example.indices {
      checkOutcome(Array(example[..<place]))
      for byte: UInt8 in 0...255 {
        checkOutcome(Array(example[..<place]) + [byte] + Array(example[(place + 1)...]))
      }
    }
  }

  private func checkOutcome(_ bytes: [UInt8], line: UInt = #line) {
    do {
      let value = try JSONReader.value(of: bytes)
      XCTAssertEqual(try JSONReader.value(of: JSONWriter.bytes(of: value)), value, "\(bytes)", line: line)
    } catch let error as JSONSyntaxError {
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      XCTAssertTrue(lines.indices.contains(error.line - 1), "\(bytes)", line: line)
      XCTAssertTrue((1...(lines[error.line - 1].count + 1)).contains(error.column), "\(bytes)", line: line)
    } catch {
      XCTFail("\(error): \(bytes)", line: line)
    }
  }

  private let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"a\":", "\\", "\\u", "00", "d83d", "\\ude00", "\\n", "\n", " ",
      "1",
      "-", "0", ".", "e", "E+", "true", "false", "null", "nul", "é", "😀", "\0", "\u{FEFF}",
    ].map { Array($0.utf8) } + [[0xC3], [0xFF], [0xED, 0xA0, 0x80]]
}
