/// What a rule can match, as far as it can be known: the basis for priorities and for what two routers share.
struct RuleReach {
  /// The names of the hosts; nil when it may be others than a few.
  let hostNames: Set<Text>?
  private let terms: [RuleTerm]

  /// Of what the rule may mean, in the v3 syntax; when that is unknown, it may be all.
  init(_ meanings: [RuleExpression]) {
    let hosts = meanings.isEmpty ? .any(.end) : RuleExpression.anyOf(meanings).hosts
    hostNames = hosts.parts.isEmpty ? hosts.texts : nil
    terms = meanings.isEmpty ? [RuleTerm()] : RuleTerm.terms(of: .anyOf(meanings))
  }

  /// How many ways to match there are, which is what comparing costs.
  var size: Int { terms.count }

  /// Whether any request can match. Yes, when it is not known.
  var isPossible: Bool { terms.contains { $0.meets($0) } }

  /// Whether one request can match both rules. Yes, when it is not known.
  func overlaps(_ other: RuleReach) -> Bool {
    terms.contains { term in other.terms.contains(where: term.meets) }
  }
}

extension RuleExpression {
  /// The hosts that the rule can match, on the safe side.
  var hosts: TextLanguage {
    switch self {
    case .matcher(let matcher): matcher.hosts ?? .any(.end)
    case .not: .any(.end)
    // Each part confines the whole; one that names its hosts does it best.
    case .all(let parts): RuleExpression.tightest(parts)
    case .any(let parts): parts.reduce(into: TextLanguage(side: .end)) { $0.formUnion($1.hosts) }
    }
  }

  private static func tightest(_ parts: [RuleExpression]) -> TextLanguage {
    var best = TextLanguage.any(.end)
    for part in parts where !best.parts.isEmpty {
      let hosts = part.hosts
      if best.isAny || hosts.parts.isEmpty { best = hosts }
    }
    return best
  }
}
