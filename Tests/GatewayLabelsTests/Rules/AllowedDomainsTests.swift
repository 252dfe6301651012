import XCTest

@testable import GatewayLabels

final class AllowedDomainsTests: XCTestCase {
  private let domains = AllowedDomains(["a.test", "*.b.test"]) ?? AllowedDomains()

  func testRulesWithinTheDomains() throws {
    let rules: [Text] = [
      "Host(`a.test`)", "Host(`A.TEST.`)", "Host(`x.b.test`)", "Host(`y.x.b.test`)", "Host(`*.b.test`)",
      "Host(`a.test`) || Host(`x.b.test`)", "Host(`a.test`) && !Path(`/x`)", "PathPrefix(`/`) && Host(`a.test`)",
      "HostRegexp(`^a\\.test$`)", "HostRegexp(`(?i)^[a-z]+\\.b\\.test$`)", "HostRegexp(`\\.b\\.test$`)",
      "HostRegexp(`.*`) && Host(`a.test`)", "(Host(`a.test`) || Host(`evil`)) && Host(`a.test`)",
      "HostRegexp(`^(a\\.test|x\\.b\\.test)$`)",
    ]
    for rule in rules { XCTAssertTrue(try isConfined(rule), rule.string) }
  }

  /// Each of these matches a host outside.
  func testWaysAroundTheDomains() throws {
    let rules: [Text] = [
      "Host(`evil`)", "Host(`b.test`)", "Host(`xb.test`)", "Host(`x.a.test`)", "Host(`a.test.evil`)", "Host(`*`)",
      "Host(`*.test`)", "Host(`*.a.test`)", "PathPrefix(`/`)", "Path(`/x`)", "Method(`GET`)", "ClientIP(`10.0.0.0/8`)",
      "Header(`Host`, `a.test`)", "HeaderRegexp(`Host`, `.*`)", "Query(`a.test`)", "Host(`a.test`) || PathPrefix(`/`)",
      "Host(`a.test`) || Host(`evil`)", "!Host(`a.test`)", "!Host(`evil`)", "!!Host(`evil`)", "!(!Host(`evil`))",
      "!(Host(`a.test`) && Path(`/x`))", "Path(`/x`) && (Host(`a.test`) || Path(`/y`))", "HostRegexp(`a.test`)",
      "HostRegexp(`^a\\.test`)", "HostRegexp(`a\\.test$`)", "HostRegexp(`^a.test$`)", "HostRegexp(`b\\.test$`)",
      "HostRegexp(`.b\\.test$`)", "HostRegexp(`^.+\\.b\\.test`)", "HostRegexp(`^a\\.test$|evil`)",
      "HostRegexp(`(^a\\.test$)|(evil)`)", "HostRegexp(`^(a\\.test|evil)$`)", "HostRegexp(`^(a\\.test)?`)",
      "HostRegexp(`(?m)^a\\.test$`)", "HostRegexp(`(?s)\\.b\\.test$`)", "HostRegexp(`\\.b\\.test($|\\.evil)`)",
      "HostRegexp(`\\.b\\.test$|.`)", "HostRegexp(`[.]b[.]test$*`)", "HostRegexp(`\\Q.b.test\\E`)",
      "HostRegexp(`[^x]b\\.test$`)",
      "HostRegexp(`.*`)", "HostRegexp(`^a\\.test$||`)", "HostRegexp(`(a\\.test$)?`)", "HostRegexp(`^a\\.test$|^`)",
      "HostSNI(`*`)", "HostSNI(`evil`)", "ALPN(`h2`)", "HostSNIRegexp(`.*`)",
    ]
    for rule in rules { XCTAssertFalse(try isConfined(rule), rule.string) }
  }

  /// Of a regular expression without end only the last part is kept.
  func testALongRegularExpression() throws {
    let long = Text(String(repeating: "a", count: 1000))
    XCTAssertEqual(TextLanguage(regexp: "^" + long + "$", .end).parts.map(\.bytes.count), [255])
    XCTAssertTrue(try isConfined("HostRegexp(`^" + long + "\\.b\\.test$`)"))
    XCTAssertFalse(try isConfined("HostRegexp(`^\\.b\\.test" + long + "$`)"))
  }

  func testServerNamesOfTCP() throws {
    for rule: Text in ["HostSNI(`a.test`)", "HostSNI(`x.b.test`)", "HostSNIRegexp(`^[a-z]+\\.b\\.test$`)"] {
      XCTAssertTrue(try isConfined(rule), rule.string)
    }
  }

  func testNothingSaidAllowsAll() throws {
    for none in [AllowedDomains(), try XCTUnwrap(AllowedDomains([]))] {
      XCTAssertTrue(none.confine(try RuleParser.expression(of: "!Host(`a.test`) || PathPrefix(`/`)")))
    }
  }

  func testPatternsThatAreNoDomains() {
    for pattern: Text in [
      "", "*", "*.", "*.*.test", "a..test", "http://a.test", "a.test:80", "a test", ".a.test", "a.test/x", "ä.test",
    ] {
      XCTAssertNil(AllowedDomains([pattern]), pattern.string)
    }
    XCTAssertNotNil(AllowedDomains(["A.test.", "*.b-c.test", "x_y"]))
  }

  /// No request to a host outside matches a rule that is said to be within.
  func testNoRequestLeavesTheDomains() throws {
    var random = SplitMix(state: 5)
    let domains = try XCTUnwrap(AllowedDomains(["b.test", "*.a.test"]))
    let outside = RuleOracle.requests.filter { $0.host != "b.test" && !$0.host.hasSuffix(".a.test") }
    var confined = 0
    for _ in 0..<20_000 {
      let rule = RuleOracle.rule(&random)
      guard domains.confine(rule) else { continue }
      confined += 1
      XCTAssertFalse(outside.contains { $0.matches(rule) }, rule.text.string)
    }
    XCTAssertGreaterThan(confined, 1000)
  }

  private func isConfined(_ rule: Text) throws -> Bool {
    domains.confine(try RuleParser.expression(of: rule))
  }
}
