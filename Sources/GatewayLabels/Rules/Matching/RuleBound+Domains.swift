extension RuleBound {
  /// What the rule asks of requests whose hosts are allowed ones: the names of other hosts have gone from it.
  init(_ expression: RuleExpression, within domains: AllowedDomains) {
    switch expression {
    case .matcher(let matcher): self = matcher.namesHosts && !domains.meet(matcher) ? .none : .some(expression)
    case .not(let inner): self = RuleBound(inner, within: domains).negated
    case .all(let parts):
      let bounds = parts.map { RuleBound($0, within: domains) }
      self = RuleBound.joined(bounds, RuleExpression.allOf, empty: .all, absorbing: .none)
    case .any(let parts):
      let bounds = parts.map { RuleBound($0, within: domains) }
      self = RuleBound.joined(bounds, RuleExpression.anyOf, empty: .none, absorbing: .all)
    }
  }
}

extension LocalRule {
  /// The same for requests whose hosts are allowed ones; nil when it takes none of them.
  func within(_ domains: AllowedDomains) -> LocalRule? {
    if domains.allowsAll { return self }
    var rule = self
    switch RuleBound(meaning, within: domains) {
    case .none: return nil
    case .all: rule.meaning = .matcher(.pathPrefix, "/")
    case .some(let meaning): rule.meaning = meaning
    }
    return rule
  }
}
