/// Keeps routers that are left out unreachable: the gateway's requests by a wide rule would lead to a narrower router that
/// must not be public, through the guest's own Traefik or at the same server.
struct Shield {
  struct Hidden {
    let router: LocalRouter
    let rule: LocalRule
    /// Else it is published, and only requests for other routers must not get to it.
    var isLeftOut = true
  }

  enum Outcome {
    case unharmed
    /// What remains of the rule.
    case narrowed(RuleExpression, behind: [Text])
    /// The guest's Traefik answers all of its requests with a router that is left out.
    case covered(by: Text)
    /// The gateway cannot tell which requests the guest's Traefik answers with routers that are left out.
    case inseparable(from: [Text])
  }

  private let hidden: [(router: LocalRouter, bound: RuleBound, isExact: Bool, reach: RuleReach)]
  private let behind: any BehindGateway
  private var buckets = HostBuckets()

  /// Of those that are left out, one that only redirects to https gives nothing away.
  init(_ hidden: [Hidden], _ behind: any BehindGateway) {
    self.hidden = hidden.filter { behind.givesAway($0.router) }.map { each in
      let bound = RuleBound(.above, of: each.rule)
      return (each.router, bound, bound == .some(each.rule.meaning), RuleReach([each.rule.meaning]))
    }
    self.behind = behind
    for other in self.hidden { buckets.add(other.reach) }
  }

  func outcome(for published: PublishedRouter) -> Outcome {
    guard !hidden.isEmpty, let rule = published.rule else { return .unharmed }
    let reach = rule.reach
    let reached = buckets.candidates(for: reach).map { hidden[$0] }.filter { other in
      other.router.name != published.local.name && mayPrecede(other.router, published)
        && behind.mayMeet(other.router, from: published.local)
        && other.bound != .none && reach.overlaps(other.reach)
    }
    guard !reached.isEmpty else { return .unharmed }
    var parts: [RuleExpression] = []
    for other in reached {
      guard case .some(let meaning) = other.bound, let rest = rule.meanings.first?.rest(of: meaning) else {
        let isCovered = other.isExact && other.router.priority >= published.local.priority
        return isCovered ? .covered(by: other.router.name) : .inseparable(from: reached.map(\.router.name))
      }
      parts.append(.not(rest))
    }
    return .narrowed(.allOf(rule.meanings.prefix(1) + parts), behind: reached.map(\.router.name))
  }

  /// Whether the guest's Traefik may choose the router that is left out. Where the published one does not match there, or is
  /// not there, any other that does is the first.
  private func mayPrecede(_ other: LocalRouter, _ published: PublishedRouter) -> Bool {
    let local = published.local
    return other.priority >= local.priority || published.rule?.isMetOnGuest == false || !behind.isThere(local)
  }
}

extension RuleExpression {
  /// The parts of the other rule that this one does not have itself; nil when it has all of them.
  fileprivate func rest(of other: RuleExpression) -> RuleExpression? {
    let own = Set(conjunction)
    let rest = other.conjunction.filter { !own.contains($0) }
    return rest.isEmpty ? nil : .allOf(rest)
  }
}

extension SkippedRouter.Reason {
  /// Whether the router, though left out, is one that the guest's Traefik serves and that nobody from outside may reach.
  var mustStayUnreachable: Bool {
    switch self {
    case .excluded, .servesTraefikItself, .needsClientCertificate, .asksForClientCertificate, .losesProtection: true
    default: false
    }
  }
}
