import XCTest

@testable import GatewayLabels

final class RuleReachTests: XCTestCase {
  func testWhetherTwoRulesCanMatchOneRequest() throws {
    let pairs: [(Text, Text, Bool)] = [
      ("Host(`a.test`)", "Host(`A.test.`)", true), ("Host(`a.test`)", "Host(`b.test`)", false),
      ("Host(`a.test`)", "Host(`a.test`) && PathPrefix(`/x`)", true),
      ("Host(`a.test`) && Path(`/x`)", "Host(`a.test`) && Path(`/y`)", false),
      ("Host(`a.test`) && PathPrefix(`/x`)", "Host(`a.test`) && PathPrefix(`/xy`)", true),
      ("PathPrefix(`/x`)", "Host(`a.test`) && Path(`/y`)", false), ("PathPrefix(`/x`)", "Host(`a.test`)", true),
      ("Host(`*.a.test`)", "Host(`x.a.test`)", true), ("Host(`*.a.test`)", "Host(`a.test`)", false),
      ("HostRegexp(`^.+\\.a\\.test$`)", "Host(`x.b.test`)", false), ("HostRegexp(`a.test`)", "Host(`b.test`)", true),
      ("Method(`GET`)", "Method(`post`)", false), ("Method(`GET`)", "Method(`get`)", true),
      ("Host(`a.test`) && !PathPrefix(`/x`)", "Host(`a.test`) && PathPrefix(`/x/y`)", false),
      ("Host(`a.test`) && !Path(`/x`)", "Host(`a.test`) && PathPrefix(`/x`)", true),
      ("!Host(`a.test`)", "Host(`a.test`) && Path(`/x`)", false), ("!Host(`a.test`)", "Host(`b.test`)", true),
      ("!Method(`GET`) && Path(`/x`)", "Method(`GET`)", false),
      ("!(Host(`a.test`) || Host(`b.test`))", "Host(`b.test`)", false),
      ("!(Host(`a.test`) && Path(`/x`))", "Host(`a.test`) && Path(`/x`)", false),
      ("Header(`X-A`, `1`) && Host(`a.test`)", "Header(`X-A`, `2`) && Host(`a.test`)", true),
      ("Path(`/a%20b`)", "Path(`/a b`)", true), ("!Header(`X-A`, `1`)", "Header(`X-A`, `1`)", true),
      ("!HostRegexp(`^a\\.test$`)", "Host(`a.test`)", true),
    ]
    for (first, second, overlaps) in pairs {
      let (one, other) = try (reach(first), reach(second))
      XCTAssertEqual(one.overlaps(other), overlaps, "\(first) and \(second)")
      XCTAssertEqual(other.overlaps(one), overlaps, "\(second) and \(first)")
    }
    XCTAssertTrue(RuleReach([]).overlaps(try reach("Host(`a.test`)")))
  }

  func testHostNames() throws {
    XCTAssertEqual(try reach("Host(`A.test`) && Path(`/x`) || Host(`b.test.`)").hostNames, ["a.test", "b.test"])
    for rule: Text in ["PathPrefix(`/`)", "Host(`*.a.test`)", "!Host(`a.test`)", "Host(`a.test`) || Path(`/x`)"] {
      XCTAssertNil(try reach(rule).hostNames, rule.string)
    }
  }

  /// No request goes two ways when the rules are said to be apart, and none has a host that is not among those named.
  func testNoRequestContradictsWhatIsSaid() {
    var random = SplitMix(state: 11)
    var apart = 0
    for _ in 0..<4000 {
      let (one, other) = (RuleOracle.rule(&random), RuleOracle.rule(&random))
      let matched = RuleOracle.requests.filter { $0.matches(one) }
      let names = RuleReach([one]).hostNames
      XCTAssertTrue(matched.allSatisfy { names?.contains(Text($0.host)) ?? true }, one.text.string)
      if !RuleReach([one]).overlaps(RuleReach([other])) {
        apart += 1
        XCTAssertFalse(matched.contains { $0.matches(other) }, "\(one.text) and \(other.text)")
      }
    }
    XCTAssertGreaterThan(apart, 400)
  }

  func testManyWaysToMatchAreAsGoodAsAny() throws {
    let many = try reach(Text((0..<200).map { "Host(`h\($0).test`)" }.joined(separator: " || ")))
    XCTAssertTrue(many.overlaps(try reach("Host(`elsewhere.test`)")))
    XCTAssertEqual(many.hostNames?.count, 200)
  }

  private func reach(_ rule: Text) throws -> RuleReach {
    RuleReach([try RuleParser.expression(of: rule)])
  }
}
