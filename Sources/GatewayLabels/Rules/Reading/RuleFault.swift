/// Why a rule is not as Traefik wants it, and where.
public struct RuleFault: Error, Equatable, Sendable {
  public enum Problem: Equatable, Sendable {
    case expected(Expected, found: Text)
    case unknownMatcher(Text)
    case textNeverEnds
    case commentNeverEnds
    case unknownEscape(Text)
    /// Deeper than `RuleParser.deepestNesting`.
    case nestedTooDeep
    case wrongCount(RuleMatcher.Kind, got: Int)
    case noText(RuleMatcher.Kind)
    /// Traefik of the syntax that the rule is in does not have the matcher.
    case notInSyntax(RuleMatcher.Kind, RuleSyntax)
    case notForTransport(RuleMatcher.Kind)
    case pathWithoutSlash(Text)
    case hostNotASCII(Text)
    case wildcardMisplaced(Text)
    case notAnAddress(Text)
    case regexp(Text, RegexpFault)
    /// The braces of a v2 or v1 pattern.
    case template(Text)
    /// Accepted, but no request has such a host.
    case impossibleHost(Text)
    /// The gateway's syntax has nothing that matches the same requests.
    case noEqual(RuleMatcher.Kind, in: RuleSyntax)
    case emptyRule
  }

  public enum Expected: Equatable, Sendable {
    case matcher, openingParenthesis, text, commaOrParenthesis, closingParenthesis, operatorOrEnd
  }

  /// In bytes from the start of the rule.
  let place: Int
  public let problem: Problem

  init(at place: Int, _ problem: Problem) {
    (self.place, self.problem) = (place, problem)
  }
}

extension RuleFault {
  /// Where a person finds the fault. Lines and columns count from 1, columns in characters.
  public struct Position: Equatable, Sendable {
    public let line: Int
    public let column: Int
    /// The line of the rule, and below it a caret under the place.
    public let picture: Text
  }

  public func position(in rule: Text) -> Position {
    let before = rule.bytes.prefix(place)
    let start = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? before.startIndex
    let line = rule[start..<(rule.place(of: .lineFeed, from: start) ?? rule.range.upperBound)]
    let indent = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count
    return Position(
      line: before.count { $0 == .lineFeed } + 1, column: indent + 1,
      picture: line + "\n" + Text(String(repeating: " ", count: indent) + "^"))
  }
}
