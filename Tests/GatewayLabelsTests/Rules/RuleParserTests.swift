import XCTest

@testable import GatewayLabels

final class RuleParserTests: XCTestCase {
  func testRulesAreReadAsTheyArePrinted() throws {
    let rules: [Text] = [
      "Host(`a.test`)", "Host(`a.test`) && PathPrefix(`/x`)", "Host(`a.test`) || Host(`b.test`)",
      "Host(`a.test`) && (Path(`/x`) || Path(`/y`))", "!Host(`a.test`)", "!(Host(`a.test`) || Path(`/x`))",
      "!!Host(`a.test`)", "Host(`a.test`) && !Path(`/x`)", "Host(`a.test`) && Path(`/x`) || Path(`/y`)",
      "Header(`X-A`, `b`)", "Header(`X-A`, \"a`b\")", "Header(`X-A`, \"\\x09\\\\\\\"\")",
    ]
    for rule in rules { XCTAssertEqual(try RuleParser.expression(of: rule).text, rule) }
  }

  func testEveryWayToWriteARuleIsOneExpression() throws {
    let pairs: [(Text, Text)] = [
      ("  Host( `a.test` )  ", "Host(`a.test`)"), ("Host(\"a.test\")", "Host(`a.test`)"),
      ("host(`a.test`)&&PATH(`/x`)", "Host(`a.test`) && Path(`/x`)"), ("Pathprefix(`/x`)", "PathPrefix(`/x`)"),
      ("((Host(`a.test`)))", "Host(`a.test`)"), ("Host(`a.test`,)", "Host(`a.test`)"),
      ("Host(`a.test`) &&\n  Path(`/x`)\n", "Host(`a.test`) && Path(`/x`)"),
      ("Host(`a.test`) /* one */ // two", "Host(`a.test`)"),
      ("(Host(`a`) || Host(`b`)) || Host(`c`)", "Host(`a`) || Host(`b`) || Host(`c`)"),
      ("Host(\"\\u0061\\x2e\\164est\")", "Host(`a.test`)"), ("Host(`a\r.test`)", "Host(`a.test`)"),
    ]
    for (rule, plain) in pairs { XCTAssertEqual(try RuleParser.expression(of: rule).text, plain, rule.string) }
  }

  func testFaultsPointAtThePlace() {
    let faults: [(Text, Int, Int, RuleFault.Problem)] = [
      ("", 1, 1, .emptyRule),
      ("Host(`a.test`) and Path(`/x`)", 1, 16, .expected(.operatorOrEnd, found: "and")),
      ("Host(`a.test`)\n && Path(`/x`)", 1, 15, .expected(.operatorOrEnd, found: "the end of the line")),
      ("Host(a.test)", 1, 6, .expected(.text, found: "a")),
      ("Host(`a.test`", 1, 14, .expected(.commaOrParenthesis, found: "the end")),
      ("Host(`a.test`))", 1, 15, .expected(.operatorOrEnd, found: ")")),
      ("(Host(`a.test`)", 1, 16, .expected(.closingParenthesis, found: "the end")),
      ("Host(`a.test`) &&", 1, 18, .expected(.matcher, found: "the end")),
      ("Host `a.test`", 1, 6, .expected(.openingParenthesis, found: "`a.test`")),
      ("Host(`ä`) &&\n  Foo(`x`)", 2, 3, .unknownMatcher("Foo")),
      ("Header(`ä`, `x`) | Path(`/x`)", 1, 18, .expected(.operatorOrEnd, found: "|")),
      ("Host('a')", 1, 6, .expected(.text, found: "'")),
      ("Host(`a", 1, 6, .textNeverEnds),
      ("Host(\"a\nb\")", 1, 6, .textNeverEnds),
      ("Host(\"\\d\")", 1, 7, .unknownEscape("\\d")),
      ("Host(\"\\xff\")", 1, 6, .textNeverEnds),
      ("Host(`a`) /* x", 1, 11, .commentNeverEnds),
      ("hostRegexp(`x`)", 1, 1, .unknownMatcher("hostRegexp")),
    ]
    for (rule, line, column, problem) in faults {
      XCTAssertThrowsError(try RuleParser.expression(of: rule), rule.string) { error in
        let fault = error as? RuleFault
        XCTAssertEqual(fault?.problem, problem, rule.string)
        XCTAssertEqual(fault?.position(in: rule).line, line, rule.string)
        XCTAssertEqual(fault?.position(in: rule).column, column, rule.string)
      }
    }
  }

  func testThePictureHasACaretUnderThePlace() throws {
    let rule: Text = "Host(`a`) &&\n  Foo(`é`)"
    let fault = RuleFault(at: 15, .unknownMatcher("Foo"))
    XCTAssertEqual(fault.position(in: rule).picture, "  Foo(`é`)\n  ^")
  }

  func testNestingHasALimitThatNobodyReaches() throws {
    let deep: (Int) -> Text = {
      Text(String(repeating: "(", count: $0) + "Host(`a`)" + String(repeating: ")", count: $0))
    }
    XCTAssertEqual(try RuleParser.expression(of: deep(99)).text, "Host(`a`)")
    XCTAssertThrowsError(try RuleParser.expression(of: deep(100_000))) { error in
      XCTAssertEqual((error as? RuleFault)?.problem, .nestedTooDeep)
    }
    let long = Text(Array(repeating: "Host(`a`)", count: 20_000).joined(separator: " || "))
    XCTAssertEqual(try RuleParser.expression(of: long).matchers.count, 20_000)
  }

  /// Whatever stands in a label, reading ends, and what is read prints to what reads the same.
  func testAnyTextIsReadOrRefused() throws {
    var random = SplitMix(state: 7)
    let words = [
      "Host", "(", ")", "`", "\"", "`a.test`", "\"b\"", "&&", "||", "!", ",", " ", "\n", "/*", "*/", "//", "\\", "\\x4",
      "PathPrefix(`/x`)", "Host(`a`)", "ä", "\u{0}", "{", "'", ";", "HostRegexp(`^(a|b)$`)",
    ]
    var readCount = 0
    for _ in 0..<30_000 {
      let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
        .joined()
      guard let expression = try? RuleParser.expression(of: Text(text)) else { continue }
      readCount += 1
      XCTAssertEqual(try? RuleParser.expression(of: expression.text), expression, text)
    }
    XCTAssertGreaterThan(readCount, 400)
  }
}
