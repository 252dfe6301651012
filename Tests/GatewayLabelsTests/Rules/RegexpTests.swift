import XCTest

@testable import GatewayLabels

final class RegexpTests: XCTestCase {
  func testWhatGoTakes() {
    let patterns: [Text] = [
      "", "a", "^a$", "a|b", "(a|b)*", "a+?", "a{2}", "a{2,}", "a{2,3}?", "{a}", "a{", "a{,3}", "[a-z]", "[^a]", "[]a]",
      "[a-]", "[[:alpha:]-z]", "[\\d\\-x]", "\\d\\.\\-", "\\x41\\x{1F600}\\07\\123", "\\pL\\p{Greek}\\P{^Greek}",
      "\\Qa.b\\E+", "\\Qa", "(?i)a", "(?i:a)", "(?:a)", "(?P<n>a)", "(?<n>a)", "(?s-i)a", "\\Aa\\z\\b\\B", "a||b", "()",
      "é+", "]", "}", "^*", "(?i)", "\\_", "\\a\\f\\n\\r\\t\\v",
      "(?)", "a(?i)*", "a*(?i)*", "a\\Q\\E*", "{007}", "a{0007}{007}", "a{1,00}", "\\x{D800}", "\\pl", "\\p{^Lu}",
      "[[:^alpha:]]", "[[:]", "(a{10}){100}", "(a{1000})+", "(a{1000}b{1000}){1}",
    ]
    for pattern in patterns { XCTAssertNoThrow(try RegexpParser.regexp(pattern), pattern.string) }
  }

  func testWhatGoRefuses() {
    let faults: [(Text, RegexpFault)] = [
      ("(a", .missingParenthesis), ("a)", .unexpectedParenthesis), ("[a", .missingBracket), ("[", .missingBracket),
      ("[]", .missingBracket), ("*a", .nothingToRepeat), ("(+a)", .nothingToRepeat), ("a**", .repeatedTwice),
      ("a{2}{3}", .repeatedTwice), ("a{1001}", .repeatedTooOften), ("a{3,2}", .repeatedTooOften),
      ("[z-a]", .badRange), ("\\", .badEscape), ("\\y", .badEscape), ("\\1", .badEscape), ("\\xg", .badEscape),
      ("\\x{110000}", .badEscape), ("(?=a)", .unsupportedGroup), ("(?!a)", .unsupportedGroup),
      ("(?<!a)", .unsupportedGroup), ("(?P=n)", .unsupportedGroup), ("(?P<n-m>a)", .unsupportedGroup),
      ("(?", .unsupportedGroup),
      ("\\Z", .badEscape), ("\\8", .badEscape), ("\\C", .badEscape), ("\\x{-0}", .badEscape), ("\\pX", .badEscape),
      ("\\p{}", .badEscape), ("\\p{^^L}", .badEscape), ("[[:foo:]]", .badRange), ("[[:]a:]]", .badRange),
      ("[[:^^alpha:]]", .badRange), ("(?i)*", .nothingToRepeat), ("\\Q\\E*", .nothingToRepeat),
      ("(?-:a)", .unsupportedGroup), ("(?--i)", .unsupportedGroup), ("(a{100}){11}", .repeatedTooOften),
      ("((a{10}){10}){11}", .repeatedTooOften),
    ]
    for (pattern, fault) in faults {
      XCTAssertThrowsError(try RegexpParser.regexp(pattern), pattern.string) { error in
        XCTAssertEqual(error as? RegexpFault, fault, pattern.string)
      }
    }
  }

  func testACharacterInOctalEndsAtWhatIsNone() throws {
    XCTAssertEqual(try RegexpParser.regexp("\\0a1").regexp, .sequence([.literal("\0"), .literal("a"), .literal("1")]))
  }

  func testNestingHasALimit() {
    let deep = Text(String(repeating: "(", count: 100_000))
    XCTAssertThrowsError(try RegexpParser.regexp(deep)) { XCTAssertEqual($0 as? RegexpFault, .nestedTooDeep) }
  }

  /// What is known about the hosts of an expression: whole names, and ends of names.
  func testHostsOfAnExpression() {
    let known: [(Text, Set<Text>, Set<Text>)] = [
      ("^a\\.test$", ["a.test"], []), ("^(?i)A\\.TEST$", ["a.test"], []), ("^(a|b)\\.test$", ["a.test", "b.test"], []),
      ("^[ab][.]test$", ["a.test", "b.test"], []), ("^a\\.test$|^b\\.test$", ["a.test", "b.test"], []),
      ("(?i)^[a-z]+\\.a\\.test$", [], [".a.test"]), (".+\\.a\\.test$", [], [".a.test"]), ("a\\.test$", [], ["a.test"]),
      ("^.+(a|b)\\.test$", [], ["a.test", "b.test"]), ("\\.a\\.test\\z", [], [".a.test"]),
      ("^a\\.test", [], [""]), ("a.test", [], [""]), ("^a\\.test$|b", ["a.test"], [""]), ("(?m)^a\\.test$", [], [""]),
      ("^[a-z]+.test$", [], ["test"]), ("^a\\.test$?", [], [""]), (".*", [], [""]),
      ("^(a\\.test)?$", ["a.test", ""], []), ("^a\\.test\\.?$", ["a.test", "a.test."], []),
      ("^(a\\.)*test$", [], ["test"]),
      ("", [], [""]),
      ("^a$\\.test$", [], [".test"]), ("\\.a\\.test($|x)", [], [""]), ("(", [], [""]),
    ]
    for (pattern, texts, parts) in known {
      let language = TextLanguage(regexp: pattern, .end)
      XCTAssertEqual(language.texts, texts, pattern.string)
      XCTAssertEqual(language.parts, parts, pattern.string)
    }
  }

  func testPathsOfAnExpression() {
    let known: [(Text, Set<Text>, Set<Text>)] = [
      ("^/a$", ["/a"], []), ("^/(a|b)/", [], ["/a/", "/b/"]), ("^/u/[0-9]+$", [], ["/u/"]), ("/a", [], [""]),
      ("(?i)^/a$", [], [""]), ("^/a|/b", [], ["/a", ""]),
    ]
    for (pattern, texts, parts) in known {
      let language = TextLanguage(regexp: pattern, .start)
      XCTAssertEqual(language.texts, texts, pattern.string)
      XCTAssertEqual(language.parts, parts, pattern.string)
    }
  }
}
