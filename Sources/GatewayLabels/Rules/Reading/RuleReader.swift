/// A rule as the guest's own Traefik understands it.
struct LocalRule: Equatable {
  let syntax: RuleSyntax
  /// What it matches, in the v3 syntax.
  var meaning: RuleExpression
  /// The parts of a v1 rule that change requests.
  var modifiers: [Text] = []
  /// Whether it has hosts in HostRegexp, which, other than Host, takes notice of a dot at the end of a request's host.
  var heedsLastDots = false
  /// Whether v2 and v3 both take the rule and understand it differently, and nobody said which one it is for.
  var isGuess = false
}

/// Reads the rules of one guest.
struct RuleReader {
  /// Nil when it follows from each rule.
  private let syntax: RuleSyntax?
  /// What the guest's other rules tell about those that v2 and v3 understand differently.
  private let guest: GuestSyntax

  /// A guest has one Traefik, so a rule that is plainly v2 tells how to understand one that might be either.
  init(_ syntax: RuleSyntax?, learningFrom rules: [Text] = []) {
    self.syntax = syntax
    guest = GuestSyntax(rules)
  }

  /// `ofRouter` is the syntax that the router's own labels tell. Throws `RuleFault` when its Traefik would refuse the rule.
  func read(_ rule: Text, ofRouter own: RuleSyntax? = nil) throws(RuleFault) -> LocalRule {
    switch own ?? syntax {
    case .v1?:
      let first = try RuleInV1(rule)
      return LocalRule(
        syntax: .v1, meaning: first.expression, modifiers: first.modifiers, heedsLastDots: rule.contains("HostRegexp"))
    case .v2?: return try RuleReader.inV2(try RuleParser.expression(of: rule))
    case .v3?: return try RuleReader.inV3(try RuleParser.expression(of: rule))
    case nil: return try guessed(try RuleParser.expression(of: rule))
    }
  }

  /// All that a gateway might understand by the text, whichever of v2 and v3 it has; empty when both refuse it.
  static func meanings(of rule: Text) -> [RuleExpression] {
    guard let expression = try? RuleParser.expression(of: rule) else { return [] }
    let meanings = [try? inV3(expression).meaning, try? inV2(expression).meaning].compactMap { $0 }
    return Set(meanings).count == 1 ? [meanings[0]] : meanings
  }

  private func guessed(_ expression: RuleExpression) throws(RuleFault) -> LocalRule {
    let inV3 = try? RuleReader.inV3(expression)
    if let inV3, expression.isAlikeInV2 { return inV3 }
    let inV2 = try? RuleReader.inV2(expression)
    guard var inV3, !expression.isPlainlyV2 else {
      if let inV2 { return inV2 }
      // Where v2 takes it, the fault is one of its own; otherwise v3 names what is wrong today.
      return try RuleGrammar(.v3).fault(in: expression) == nil
        ? RuleReader.inV2(expression) : RuleReader.inV3(expression)
    }
    guard let inV2, inV2.meaning != inV3.meaning, !expression.isPlainlyV3 else { return inV3 }
    if guest.syntax == .v2 { return inV2 }
    inV3.isGuess = guest.syntax == nil
    return inV3
  }

  private static func inV3(_ expression: RuleExpression) throws(RuleFault) -> LocalRule {
    if let fault = RuleGrammar(.v3).fault(in: expression) { throw fault }
    return LocalRule(syntax: .v3, meaning: expression)
  }

  private static func inV2(_ expression: RuleExpression) throws(RuleFault) -> LocalRule {
    if let fault = RuleGrammar(.v2).fault(in: expression) { throw fault }
    let heedsLastDots = expression.matchers.contains { matcher in
      matcher.kind == .hostRegexp && matcher.arguments.contains { !$0.contains("{") }
    }
    return LocalRule(
      syntax: .v2, meaning: try RuleTranslation.fromV2(expression), heedsLastDots: heedsLastDots)
  }
}
