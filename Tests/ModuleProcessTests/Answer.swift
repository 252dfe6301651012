import Foundation
import XCTest

/// The JSON object that a run printed.
struct Answer {
  let members: [String: Any]
  private let output: Data
  private let status: Int32

  /// Runs the module on the arguments, as Ansible does.
  init(to arguments: [String: Any], file: StaticString = #filePath, line: UInt = #line) throws {
    let bytes = try JSONSerialization.data(withJSONObject: arguments, options: .sortedKeys)
    try self.init(toBytes: bytes, file: file, line: line)
  }

  init(toBytes bytes: Data, file: StaticString = #filePath, line: UInt = #line) throws {
    let outcome = try Module.withFile(bytes) { try Module.run([$0.path]) }
    try self.init(outcome, file: file, line: line)
  }

  /// Checks what holds for every answer: one object on one line of ASCII, nothing else, and the exit status that fits.
  init(_ outcome: Module.Outcome, file: StaticString = #filePath, line: UInt = #line) throws {
    XCTAssertEqual(String(decoding: outcome.errors, as: UTF8.self), "", file: file, line: line)
    XCTAssertEqual(outcome.output.last, UInt8(ascii: "\n"), file: file, line: line)
    XCTAssertTrue(outcome.output.dropLast().allSatisfy { (0x20...0x7E).contains($0) }, file: file, line: line)
    let object = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
    members = try XCTUnwrap(object, file: file, line: line)
    (output, status) = (outcome.output, outcome.status)
    XCTAssertEqual(status, isFailure ? 1 : 0, file: file, line: line)
  }

  var isFailure: Bool { members["failed"] as? Bool ?? false }
  var changed: Bool? { members["changed"] as? Bool }
  var message: String? { text("msg") }
  var notes: String? { text("proxmox_notes") }
  var lines: [String] { (notes ?? "").isEmpty ? [] : notes?.components(separatedBy: "\n") ?? [] }
  var warnings: [String] { members["warnings"] as? [String] ?? [] }
  var skipped: [[String: Any]] { members["skipped_routers"] as? [[String: Any]] ?? [] }

  func text(_ name: String) -> String? { members[name] as? String }
  func number(_ name: String) -> Int? { members[name] as? Int }
}

extension Answer: Equatable {
  static func == (left: Answer, right: Answer) -> Bool {
    left.output == right.output && left.status == right.status
  }
}
