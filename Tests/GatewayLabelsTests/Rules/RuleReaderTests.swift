import XCTest

@testable import GatewayLabels

final class RuleReaderTests: XCTestCase {
  /// A rule, the syntax that it is read in, and the rule for a gateway of v3.
  func testTheSyntaxFollowsFromTheRule() throws {
    let rules: [(Text, RuleSyntax, Text)] = [
      ("Host(`a.test`) && PathPrefix(`/x`)", .v3, "Host(`a.test`) && PathPrefix(`/x`)"),
      ("host(\"a.test\")  &&Path(`/x`)", .v3, "host(\"a.test\")  &&Path(`/x`)"),
      ("Host(`a.test`, `b.test`)", .v2, "Host(`a.test`) || Host(`b.test`)"),
      ("Host(`a.test`, `b.test`) && Path(`/x`)", .v2, "(Host(`a.test`) || Host(`b.test`)) && Path(`/x`)"),
      ("!Host(`a.test`, `b.test`)", .v2, "!(Host(`a.test`) || Host(`b.test`))"),
      ("HostHeader(`a.test`)", .v2, "Host(`a.test`)"), ("Headers(`X-A`, `b`)", .v2, "Header(`X-A`, `b`)"),
      ("HeadersRegexp(`X-A`, `b`, `X-C`, `d`)", .v2, "HeaderRegexp(`X-A`, `b`) && HeaderRegexp(`X-C`, `d`)"),
      ("HostRegexp(`{any:.+}`)", .v2, "HostRegexp(`(?i)^.+$`)"),
      ("HostRegexp(`{s:[a-z]{1,3}}.a.test`)", .v2, "HostRegexp(`(?i)^[a-z]{1,3}\\.a\\.test$`)"),
      ("HostRegexp(`^[a-z]{1,3}\\.a\\.test$`)", .v3, "HostRegexp(`^[a-z]{1,3}\\.a\\.test$`)"),
      ("HostRegexp(`.+`)", .v3, "HostRegexp(`.+`)"), ("Host(`*.a.test`)", .v3, "Host(`*.a.test`)"),
      ("Path(`/u/{id}`)", .v2, "PathRegexp(`^/u/[^/]+$`)"),
      ("PathPrefix(`/{v:v1|v2}/`)", .v2, "PathRegexp(`^/(v1|v2)/`)"),
      ("Query(`q=1`)", .v2, "Query(`q`, `1`)"), ("Query(`q`)", .v3, "Query(`q`)"),
      ("Query(`q=`)", .v2, "QueryRegexp(`q`, `.*`)"),
      ("Query(`a={n:[0-9]+}`)", .v2, "QueryRegexp(`a`, `^[0-9]+$`)"), ("PathRegexp(`^/x`)", .v3, "PathRegexp(`^/x`)"),
      ("Host(`a.test`) &&\n\tPath(`/x`)", .v3, "Host(`a.test`) && Path(`/x`)"),
      (" Host(`a.test`)", .v3, "Host(`a.test`)"),
    ]
    for (rule, syntax, translated) in rules {
      let local = try RuleReader(nil).read(rule)
      XCTAssertEqual(local.syntax, syntax, rule.string)
      XCTAssertFalse(local.isGuess, rule.string)
      XCTAssertEqual(try GatewayRule(rule, as: local, for: .v3).text, translated)
    }
  }

  func testWhatIsTakenForAlikeMeansTheSameInBoth() throws {
    let alike: [Text] = [
      "Host(`a.test`)", "Host(`A.test`) && PathPrefix(`/x`)", "!Path(`/a/b`) || Method(`GET`)", "Path(`/x}`)",
    ]
    for rule in alike {
      let expression = try RuleParser.expression(of: rule)
      XCTAssertTrue(expression.isAlikeInV2, rule.string)
      XCTAssertEqual(try RuleTranslation.fromV2(expression), expression, rule.string)
    }
    let different: [Text] = [
      "Host(`a`, `b`)", "Path(`/{id}`)", "PathPrefix(`/{v:v1|v2}`)", "HostRegexp(`a.test`)", "Query(`q=1`)",
      "Host(`a`) && HostHeader(`b`)",
    ]
    for rule in different { XCTAssertFalse(try RuleParser.expression(of: rule).isAlikeInV2, rule.string) }
  }

  func testARuleOfV2GoesToAGatewayOfV2AsItIs() throws {
    for rule: Text in [
      "Host(`a.test`, `b.test`) && Path(`/u/{id:[0-9]+}`)", "HostRegexp(`{s:[a-z]+}.a.test`)", "Query(`a={n:[0-9]+}`)",
    ] {
      XCTAssertEqual(try GatewayRule(rule, as: try RuleReader(nil).read(rule), for: .v2).text, rule)
    }
    let lines: Text = "Host(`a.test`,\n`b.test`)"
    XCTAssertEqual(
      try GatewayRule(lines, as: try RuleReader(.v2).read(lines), for: .v2).text, "Host(`a.test`, `b.test`)")
  }

  /// Of each level only one look: with two this would not end.
  func testARuleOfManyLevelsThatNeverMatches() throws {
    let never: Text = "Host(`a b`)"
    let rule = (0..<45).reduce(never) { rule, _ in "((" + rule + " && Host(`c`)) || " + never + ")" }
    XCTAssertEqual(try RuleReader(nil).read(rule).meaning.neverMatches?.problem, .impossibleHost("a b"))
    XCTAssertNil(try RuleReader(nil).read(rule + " || Host(`c`)").meaning.neverMatches)
  }

  func testARuleOfTwoMeaningsFollowsTheGuestsOtherRules() throws {
    let rule: Text = "HostRegexp(`a.test`)"
    let alone = try RuleReader(nil, learningFrom: [rule, "Host(`x.test`)"]).read(rule)
    XCTAssertEqual(alone, LocalRule(syntax: .v3, meaning: .matcher(.hostRegexp, "a.test"), isGuess: true))
    let beside2 = try RuleReader(nil, learningFrom: [rule, "Host(`x.test`, `y.test`)"]).read(rule)
    XCTAssertEqual(beside2, LocalRule(syntax: .v2, meaning: .matcher(.host, "a.test"), heedsLastDots: true))
    let beside3 = try RuleReader(nil, learningFrom: [rule, "PathRegexp(`^/x`)"]).read(rule)
    XCTAssertEqual(beside3, LocalRule(syntax: .v3, meaning: .matcher(.hostRegexp, "a.test")))
    let mixed = ["PathRegexp(`^/x`)", "Host(`x.test`, `y.test`)"] as [Text]
    XCTAssertTrue(try RuleReader(nil, learningFrom: mixed).read(rule).isGuess)
  }

  func testTheSyntaxThatSomebodyTellsCounts() throws {
    let rule: Text = "HostRegexp(`a.test`)"
    XCTAssertEqual(try RuleReader(.v2).read(rule).meaning, .matcher(.host, "a.test"))
    XCTAssertEqual(try RuleReader(.v3).read(rule).meaning, .matcher(.hostRegexp, "a.test"))
    XCTAssertEqual(try RuleReader(.v3).read(rule, ofRouter: .v2).meaning, .matcher(.host, "a.test"))
    XCTAssertEqual(try RuleReader(nil).read("Host:a.test", ofRouter: .v1).syntax, .v1)
    XCTAssertThrowsError(try RuleReader(.v3).read("Host(`a`, `b`)"))
    XCTAssertThrowsError(try RuleReader(.v2).read("PathRegexp(`^/x`)"))
    // v2 has no asterisks: the rule matches nothing there, and would match in v3.
    XCTAssertThrowsError(try RuleReader(.v2).read("Host(`*.a.test`)"))
  }

  func testFaultsAreThoseOfTheSyntaxThatIsMeant() {
    let faults: [(Text, RuleFault.Problem)] = [
      ("Host(`a`, `b`) && PathRegexp(`^/x`)", .wrongCount(.host, got: 2)), ("Host()", .noText(.host)),
      ("Host(``)", .noText(.host)), ("Path(`x`)", .pathWithoutSlash("x")), ("Host(`ä.test`)", .hostNotASCII("ä.test")),
      ("ClientIP(`10.0.0`)", .notAnAddress("10.0.0")), ("ClientIP(`10.0.0.0/33`)", .notAnAddress("10.0.0.0/33")),
      ("PathRegexp(`(`)", .regexp("(", .missingParenthesis)), ("Path(`/{a`)", .template("/{a")),
      ("HostSNI(`a.test`)", .notForTransport(.hostSNI)), ("Header(`X`)", .wrongCount(.header, got: 1)),
      ("Query(`a`, `b`, `c`)", .wrongCount(.query, got: 3)), ("HeaderRegexp(`X`, `[`)", .regexp("[", .missingBracket)),
    ]
    for (rule, problem) in faults {
      XCTAssertThrowsError(try RuleReader(nil).read(rule), rule.string) { error in
        XCTAssertEqual((error as? RuleFault)?.problem, problem, rule.string)
      }
    }
    for rule: Text in ["ClientIP(`10.0.0.0/8`)", "ClientIP(`::1`)", "ClientIP(`2001:db8::/32`)"] {
      XCTAssertNoThrow(try RuleReader(nil).read(rule), rule.string)
    }
  }

  func testHostsThatNoRequestHas() throws {
    for rule: Text in [
      "Host(`a.test:80`)", "Host(`https://a.test`)", "Host(`a.test/x`)", "Host(`a b`)", "Host(`<domain>`)",
      "Host(`a.*.test`)",
      "Host(`a.test:80`) || Host(`b.test:80`)", "Host(`a.test:80`) && Path(`/x`)",
    ] {
      XCTAssertThrowsError(try GatewayRule(rule, as: RuleReader(nil).read(rule), for: .v3), rule.string)
    }
    for rule: Text in [
      "Host(`a.test:80`) || Host(`a.test`)", "!Host(`a.test:80`)", "Host(`a_b.test`)", "Host(`[::1]`)",
    ] {
      XCTAssertNoThrow(try GatewayRule(rule, as: RuleReader(nil).read(rule), for: .v3), rule.string)
    }
  }

  func testAGatewayOfV2() throws {
    let rules: [(Text, Text?)] = [
      ("Host(`a.test`)", "Host(`a.test`)"), ("Host(`a.test`, `b.test`)", "Host(`a.test`, `b.test`)"),
      ("Header(`X-A`, `b`)", "Headers(`X-A`, `b`)"), ("HeaderRegexp(`X-A`, `b`)", "HeadersRegexp(`X-A`, `b`)"),
      ("Query(`a`, `b`)", "Query(`a=b`)"), ("Host(`*.a.test`)", "HostRegexp(`{label:[^.]+}.a.test`)"),
      ("HostRegexp(`^a\\.test$`)", nil), ("PathRegexp(`^/x`)", nil), ("Query(`a`)", nil),
      ("QueryRegexp(`a`, `b`)", nil),
    ]
    for (rule, translated) in rules {
      let text = try? GatewayRule(rule, as: RuleReader(nil).read(rule), for: .v2).text
      XCTAssertEqual(text, translated, rule.string)
    }
  }

  func testKeptRulesMeanWhatAnyGatewayMayUnderstand() {
    XCTAssertEqual(GatewayRule(kept: "Host(`a.test`)").meanings.count, 1)
    XCTAssertEqual(GatewayRule(kept: "HostRegexp(`a.test`)").meanings.count, 2)
    XCTAssertEqual(GatewayRule(kept: "Host(`a.test`, `b.test`)").meanings.count, 1)
    XCTAssertEqual(GatewayRule(kept: "Host:a.test").meanings, [])
    let domains = AllowedDomains(["a.test"]) ?? AllowedDomains()
    XCTAssertTrue(GatewayRule(kept: "Host(`a.test`)").isConfined(to: domains))
    // Of v2 it is the name, of v3 a pattern without anchors.
    XCTAssertFalse(GatewayRule(kept: "HostRegexp(`a.test`)").isConfined(to: domains))
    XCTAssertFalse(GatewayRule(kept: "Host:a.test").isConfined(to: domains))
  }
}
