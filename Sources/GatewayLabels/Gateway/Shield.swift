/// Keeps routers that are left out unreachable in mode passthrough: what the gateway sends to the guest's own Traefik is
/// routed there once more, so that a wide rule would lead to a narrower router that must not be public.
struct Shield {
  struct Hidden {
    let router: LocalRouter
    let meaning: RuleExpression
  }

  enum Outcome {
    case unharmed
    /// What remains of the rule.
    case narrowed(RuleExpression, behind: [Text])
    /// The guest's Traefik answers all of its requests with a router that is left out.
    case covered(by: Text)
  }

  private let hidden: [(router: LocalRouter, meaning: RuleExpression, reach: RuleReach)]
  private let route: LocalRoute
  private var buckets = HostBuckets()

  init(_ hidden: [Hidden], _ route: LocalRoute) {
    self.hidden = hidden.map { ($0.router, $0.meaning, RuleReach([$0.meaning])) }
    self.route = route
    for other in self.hidden { buckets.add(other.reach) }
  }

  func outcome(for published: PublishedRouter) -> Outcome {
    guard !hidden.isEmpty, let rule = published.rule else { return .unharmed }
    let reach = rule.reach
    let reached = buckets.candidates(for: reach).map { hidden[$0] }.filter { other in
      other.router.priority >= published.local.priority && route.answers(other.router, whereIs: published.local)
        && reach.overlaps(other.reach)
    }
    guard !reached.isEmpty else { return .unharmed }
    var parts: [RuleExpression] = []
    for other in reached {
      guard let rest = rule.meanings.first?.rest(of: other.meaning) else { return .covered(by: other.router.name) }
      parts.append(.not(rest))
    }
    return .narrowed(.allOf(rule.meanings.prefix(1) + parts), behind: reached.map(\.router.name))
  }
}

extension RuleExpression {
  /// The parts of the other rule that this one does not have itself; nil when it has all of them.
  fileprivate func rest(of other: RuleExpression) -> RuleExpression? {
    let rest = other.conjunction.filter { !conjunction.contains($0) }
    return rest.isEmpty ? nil : .allOf(rest)
  }

  private var conjunction: [RuleExpression] {
    if case .all(let parts) = self { parts } else { [self] }
  }
}

extension SkippedRouter.Reason {
  /// Whether the router, though left out, is one that the guest's Traefik serves and that nobody from outside may reach.
  var mustStayUnreachable: Bool {
    switch self {
    case .excluded, .servesTraefikItself, .needsClientCertificate: true
    default: false
    }
  }
}
