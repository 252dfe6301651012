/// The routers of one guest that stand at one level, where those of less precise levels join them: a request for a host
/// that the guest names at this level must not go to a less precise router of another guest, and must go to the router
/// that the guest's own Traefik would choose, whatever its level.
struct LevelContest {
  private(set) var members: [RankedRouter] = []
  private var reaches: [RuleReach] = []
  private var buckets = HostBuckets()

  init(_ routers: [RankedRouter]) {
    for router in routers { add(router) }
  }

  mutating func add(_ router: RankedRouter) {
    let reach = router.router.reach
    members.append(router)
    reaches.append(reach)
    buckets.add(reach)
  }

  /// Whether a less precise router is missing here, on the hosts of the claim: it precedes one of another service, or takes
  /// requests that no router here takes.
  func misses(_ other: RankedRouter, on claim: RuleMatcher) -> Bool {
    let meanings = other.router.rule?.meanings ?? []
    let reach = RuleReach(meanings.map { .allOf([.matcher(claim), $0]) })
    guard reach.isPossible else { return false }
    let rivals = buckets.candidates(for: reach)
    let isPreceded = rivals.contains { precedes(other, reach, $0) }
    return isPreceded || !rivals.contains { members[$0].covers(other, on: claim) }
  }

  /// Puts below the rest what must come after a router that is already there.
  mutating func settle() {
    var lifted = HostBuckets()
    var places: [Int] = []
    for place in members.indices.sorted(by: { members[$0].priority > members[$1].priority }) {
      let before = lifted.candidates(for: reaches[place]).map { places[$0] }
      if before.contains(where: { precedes(members[$0], reaches[$0], place) }) { members[place].isLifted = true }
      guard members[place].isLifted else { continue }
      lifted.add(reaches[place])
      places.append(place)
    }
  }

  /// Whether the guest's own Traefik asks the router before the one at the place, for requests that lead elsewhere then.
  private func precedes(_ router: RankedRouter, _ reach: RuleReach, _ place: Int) -> Bool {
    members[place].priority < router.priority && members[place].service != router.service
      && reaches[place].overlaps(reach)
  }
}

extension RankedRouter {
  /// Whether it takes all requests that the other one takes on the hosts of the claim. No, when it is not plain.
  fileprivate func covers(_ other: RankedRouter, on claim: RuleMatcher) -> Bool {
    guard let own = router.rule?.meanings, own.count == 1, let theirs = other.router.rule?.meanings, theirs.count == 1,
      isBeside(other)
    else { return false }
    let given = theirs[0].conjunction
    return own[0].alternatives.contains { alternative in
      alternative.conjunction.allSatisfy { $0.isGiven(by: claim) || given.contains($0) }
    }
  }
}

extension RuleExpression {
  /// Whether every request for the hosts of the claim matches.
  fileprivate func isGiven(by claim: RuleMatcher) -> Bool {
    switch self {
    case .matcher(let matcher):
      HostClaims([self]).named.values.contains { $0.contains(claim) } || matcher.kind == .host && matcher.argument == "*"
    case .not: false
    case .all(let parts): parts.allSatisfy { $0.isGiven(by: claim) }
    case .any(let parts): parts.contains { $0.isGiven(by: claim) }
    }
  }
}
