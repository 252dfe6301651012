/// What a rule says: which requests a router takes.
///
/// Made by `allOf` and `anyOf`, which keep one form for one meaning: no list inside a list of its own kind, and none of
/// one element.
/// https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/
indirect enum RuleExpression: Hashable, Sendable {
  case matcher(RuleMatcher)
  case not(RuleExpression)
  case all([RuleExpression])
  case any([RuleExpression])

  static func allOf(_ parts: [RuleExpression]) -> RuleExpression {
    let flat = parts.flatMap { if case .all(let inner) = $0 { inner } else { [$0] } }
    return flat.count == 1 ? flat[0] : .all(flat)
  }

  static func anyOf(_ parts: [RuleExpression]) -> RuleExpression {
    let flat = parts.flatMap { if case .any(let inner) = $0 { inner } else { [$0] } }
    return flat.count == 1 ? flat[0] : .any(flat)
  }

  static func matcher(_ kind: RuleMatcher.Kind, _ arguments: Text..., at place: Int = 0) -> RuleExpression {
    .matcher(RuleMatcher(kind, arguments, at: place))
  }

  /// The parts that must all match.
  var conjunction: [RuleExpression] { if case .all(let parts) = self { parts } else { [self] } }

  /// The parts of which one must match.
  var alternatives: [RuleExpression] { if case .any(let parts) = self { parts } else { [self] } }

  /// The matchers from left to right.
  var matchers: [RuleMatcher] {
    switch self {
    case .matcher(let matcher): [matcher]
    case .not(let inner): inner.matchers
    case .all(let parts), .any(let parts): parts.flatMap(\.matchers)
    }
  }

  /// The same expression with each matcher replaced.
  func mapped(_ change: (RuleMatcher) throws(RuleFault) -> RuleExpression) throws(RuleFault) -> RuleExpression {
    switch self {
    case .matcher(let matcher): return try change(matcher)
    case .not(let inner): return .not(try inner.mapped(change))
    case .all(let parts): return .allOf(try RuleExpression.mapped(parts, change))
    case .any(let parts): return .anyOf(try RuleExpression.mapped(parts, change))
    }
  }

  private static func mapped(
    _ parts: [RuleExpression], _ change: (RuleMatcher) throws(RuleFault) -> RuleExpression
  ) throws(RuleFault) -> [RuleExpression] {
    var mapped: [RuleExpression] = []
    for part in parts { mapped.append(try part.mapped(change)) }
    return mapped
  }
}
