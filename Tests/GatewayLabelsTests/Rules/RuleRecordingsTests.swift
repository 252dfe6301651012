import Foundation
import XCTest

@testable import GatewayLabels

/// What real Traefiks said about 673 rules.
final class RuleRecordingsTests: XCTestCase {
  struct Recording: Decodable {
    let proto: String
    let rule: String
    let syntax: String?
    let from_v1: String?
    let from_v2: String?
    let modifiers: [Modifier]?
    let traefik_v2: String?
    let traefik_v3: String?
    let v1_error: String?

    var transport: RuleTransport { proto == "tcp" ? .tcp : .http }
  }

  /// A name and its arguments.
  struct Modifier: Decodable {
    let name: String

    init(from decoder: Decoder) throws {
      var list = try decoder.unkeyedContainer()
      name = try list.decode(String.self)
    }
  }

  private func recordings() throws -> [Recording] {
    try JSONDecoder().decode([Recording].self, from: Data(contentsOf: Recordings.file("rule-vectors.json")))
  }

  func testRulesAreTakenAndRefusedAsByTraefik() throws {
    let judged = try recordings().filter { $0.traefik_v3 != nil }
    XCTAssertGreaterThan(judged.count, 500)
    for recording in judged {
      XCTAssertEqual(isTaken(recording, .v3), recording.traefik_v3 == "ok", recording.rule)
      XCTAssertEqual(isTaken(recording, .v2), recording.traefik_v2 == "ok", recording.rule)
    }
  }

  private func isTaken(_ recording: Recording, _ syntax: RuleSyntax) -> Bool {
    guard let expression = try? RuleParser.expression(of: Text(recording.rule)) else { return false }
    return RuleGrammar(syntax, recording.transport).fault(in: expression) == nil
  }

  func testRulesOfV2MatchTheSameInV3() throws {
    let translatable = try recordings().filter { $0.from_v2 != nil && $0.traefik_v2 == "ok" }
    XCTAssertGreaterThan(translatable.count, 500)
    for recording in translatable {
      let expression = try RuleParser.expression(of: Text(recording.rule))
      if recording.rule == "Host(`*.a.test`)" {
        // Matches nothing in v2 and would match in v3.
        XCTAssertThrowsError(try RuleTranslation.fromV2(expression))
        continue
      }
      try assert(try RuleTranslation.fromV2(expression), equals: recording.from_v2, recording)
    }
  }

  func testRulesOfV1MatchTheSameInV3() throws {
    let rules = try recordings().filter { $0.syntax == "v1" }
    XCTAssertGreaterThan(rules.count, 100)
    for recording in rules {
      guard recording.v1_error == nil else {
        XCTAssertThrowsError(try RuleInV1(Text(recording.rule)), recording.rule)
        continue
      }
      let rule = try RuleInV1(Text(recording.rule))
      try assert(rule.expression, equals: recording.from_v1, recording)
      XCTAssertEqual(rule.modifiers.map(\.string), (recording.modifiers ?? []).map(\.name), recording.rule)
    }
  }

  private func assert(_ expression: RuleExpression, equals recorded: String?, _ recording: Recording) throws {
    let wanted = try RuleParser.expression(of: Text(recorded ?? ""))
    XCTAssertEqual(expression, wanted, "\(recording.rule) became \(expression.text)")
    XCTAssertNil(RuleGrammar(.v3, recording.transport).fault(in: expression), recording.rule)
  }

  func testPrintedRulesReadTheSame() throws {
    for recording in try recordings() {
      guard let expression = try? RuleParser.expression(of: Text(recording.rule)) else { continue }
      XCTAssertEqual(try RuleParser.expression(of: expression.text), expression, recording.rule)
    }
  }
}
