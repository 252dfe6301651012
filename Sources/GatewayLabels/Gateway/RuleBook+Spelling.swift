extension RuleBook {
  /// A v3 matcher of hosts as the gateway reads it. `written` are the rules of the guest as the gateway gets them, which a
  /// pattern is taken from when there is no translation. Nil when the gateway's syntax cannot say it.
  func spelling(of claim: RuleMatcher, leavingTLSAlone: Bool, among written: [Text]) -> RuleExpression? {
    switch gatewaySyntax {
    case .v3 where leavingTLSAlone && claim.kind == .host && !claim.argument.contains("*"):
      .matcher(.hostRegexp, "^" + claim.argument.quotedForRegexp + "(|\\.)$")
    case .v3: .matcher(claim)
    case .v2: (try? RuleTranslation.toV2(.matcher(claim))) ?? RuleBook.spelling(of: claim, among: written)
    default: claim.kind == .host ? .matcher(claim) : RuleBook.spelling(of: claim, among: written)
    }
  }

  private static func spelling(of claim: RuleMatcher, among written: [Text]) -> RuleExpression? {
    for rule in written {
      for matcher in (try? RuleParser.expression(of: rule))?.matchers ?? [] {
        for argument in matcher.arguments {
          let single = RuleMatcher(matcher.kind, [argument], at: 0)
          if single == claim || (try? RuleTranslation.fromV2(single)) == .matcher(claim) { return .matcher(single) }
        }
      }
    }
    return nil
  }
}
