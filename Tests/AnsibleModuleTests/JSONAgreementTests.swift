import Foundation
import GatewayLabels
import XCTest

@testable import AnsibleModule

/// Reader and writer against Foundation's, on random values.
final class JSONAgreementTests: XCTestCase {
  func testWhatFoundationWritesIsReadAlike() throws {
    try forEachRandomValue { value in
      XCTAssertEqual(try json(read(value).foundation), try json(value), "\(value)")
    }
  }

  func testWhatIsWrittenFoundationReadsAlike() throws {
    try forEachRandomValue { value in
      for pretty in [false, true] {
        let written = Data(try JSONWriter.bytes(of: read(value), pretty: pretty))
        let back = try JSONSerialization.jsonObject(with: written, options: .fragmentsAllowed)
        XCTAssertEqual(try json(back), try json(value), "\(value)")
      }
    }
  }

  func testWhatIsWrittenIsReadAsItself() throws {
    try forEachRandomValue { value in
      let read = try read(value)
      XCTAssertEqual(try JSONReader.value(of: JSONWriter.bytes(of: read)), read)
      XCTAssertEqual(try JSONReader.value(of: JSONWriter.bytes(of: read, pretty: true)), read)
    }
  }

  private func forEachRandomValue(_ check: (Any) throws -> Void) throws {
    var random = RandomJSON(dice: SplitMix(state: 7))
    for _ in 0..<1000 { try check(random.value()) }
  }

  private func json(_ value: Any) throws -> Data {
    try JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
  }

  private func read(_ value: Any) throws -> JSONValue {
    try JSONReader.value(of: Array(json(value)))
  }
}

extension JSONValue {
  fileprivate var foundation: Any {
    switch self {
    case .null: NSNull()
    case .bool(let value): value
    case .number(let digits): Int(digits.string) as Any? ?? Double(digits.string) ?? Double.nan
    case .string(let text): text.string
    case .array(let values): values.map(\.foundation)
    case .object(let members): Dictionary(members.map { ($0.key.string, $0.value.foundation) }) { $1 }
    }
  }
}
