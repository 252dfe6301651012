/// The routers of one guest that stand at one level, where those of less precise levels join them: a request for a host
/// that the guest names at this level must not go to a less precise router of another guest, and must go to the router
/// that the guest's own Traefik would choose, whatever its level.
struct LevelContest {
  private(set) var members: [RankedRouter] = []
  private var reaches: [RuleReach] = []
  private let level: HostLevel
  /// The places of those that can match few hosts, and of the others.
  private var byHost: [Text: [Int]] = [:]
  private var ofManyHosts: [Int] = []
  /// The places of those that take all requests for the hosts of a claim.
  private var byName: [RuleMatcher: [Int]] = [:]

  init(_ level: HostLevel, _ routers: [RankedRouter]) {
    self.level = level
    for router in routers { add(router) }
  }

  mutating func add(_ router: RankedRouter) {
    let reach = router.router.reach
    for host in reach.hostNames ?? [] { byHost[host, default: []].append(members.count) }
    if reach.hostNames == nil { ofManyHosts.append(members.count) }
    if let meanings = router.router.rule?.meanings, meanings.count == 1 {
      for part in meanings[0].alternatives {
        if case .matcher(let name) = part { byName[name, default: []].append(members.count) }
      }
    }
    members.append(router)
    reaches.append(reach)
  }

  /// Whether a less precise router is missing here, on the hosts of the claim: it precedes one of another service, or takes
  /// requests that no router here takes.
  func misses(_ other: RankedRouter, on claim: RuleMatcher) -> Bool {
    let mayPrecede = rivals(on: claim) { precedes(other, $0) }
    if !mayPrecede, byName[claim, default: []].contains(where: { members[$0].isBeside(other) }) { return false }
    let meanings = other.router.rule?.meanings ?? []
    let reach = RuleReach(meanings.map { .allOf([.matcher(claim), $0]) })
    guard reach.isPossible else { return false }
    return mayPrecede && rivals(on: claim) { precedes(other, $0) && reaches[$0].overlaps(reach) }
      || !rivals(on: claim) { members[$0].covers(other, on: claim) }
  }

  /// Puts below the rest what must come after a router that is already there.
  mutating func settle() {
    var lifted = HostBuckets()
    var places: [Int] = []
    for place in members.indices.sorted(by: { members[$0].priority > members[$1].priority }) {
      if !members[place].isLifted {
        members[place].isLifted = lifted.candidates(for: reaches[place]).contains { before in
          precedes(members[places[before]], place) && reaches[places[before]].overlaps(reaches[place])
        }
      }
      guard members[place].isLifted else { continue }
      lifted.add(reaches[place])
      places.append(place)
    }
  }

  /// Whether it is so for the place of any that may have the host.
  private func rivals(on claim: RuleMatcher, _ isSo: (Int) -> Bool) -> Bool {
    guard level == .exact else { return members.indices.contains(where: isSo) }
    return byHost[claim.argument, default: []].contains(where: isSo) || ofManyHosts.contains(where: isSo)
  }

  /// Whether the guest's own Traefik asks the router before the one at the place, and the two lead elsewhere.
  private func precedes(_ router: RankedRouter, _ place: Int) -> Bool {
    members[place].priority < router.priority && members[place].service != router.service
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
      HostClaims([self]).named.values.contains { $0.contains(claim) }
        || matcher.kind == .host && matcher.argument == "*"
    case .not: false
    case .all(let parts): parts.allSatisfy { $0.isGiven(by: claim) }
    case .any(let parts): parts.contains { $0.isGiven(by: claim) }
    }
  }
}
