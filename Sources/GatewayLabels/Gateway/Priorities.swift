/// The priorities of routers on the gateway. The plugin gives priority 1 to every router without one, and Traefik decides
/// at random between overlapping routers of one priority.
public struct Priorities: Sendable {
  public enum Policy: String, CaseIterable, Sendable {
    /// Only the priorities that labels give.
    case none
    /// One for each router that overlaps with a router of another service.
    case auto
    /// One for every router.
    case ruleLength = "rule_length"
  }

  /// A router of another guest.
  public struct OtherRouter: Hashable, Sendable {
    public let rule: Text
    public let service: Text

    public init(rule: Text, service: Text) {
      (self.rule, self.service) = (rule, service)
    }

    /// Whatever syntax the gateway reads it in.
    var reach: RuleReach { GatewayRule(kept: rule).reach }
  }

  public var policy = Policy.none
  public var otherRouters: [OtherRouter] = []

  public init() {}

  /// Gives the routers of one guest the priorities that they need. Those that name their hosts have the length of the local
  /// rule in bytes, as the local Traefik has it, or none; the others always have one, in the band of their level.
  func apply(to ranking: inout Ranking) {
    if policy == .none { return }
    let needs = policy == .ruleLength ? [] : overlapping(ranking.members.map(\.router))
    let priorities = Set(ranking.members.map(\.priority))
    ranking.changeEach { place, member in
      let band = PriorityBand(member.level, isLifted: member.isLifted, priorities)
      let isNeeded = member.hasPriority || policy == .ruleLength || needs[place]
      let number = isNeeded ? band.number(for: member.priority) : band.base
      let entry = member.router.entry
      member.router.entry = number == 0 ? entry.without(.priority) : entry.with(.priority, Text(String(number)))
    }
  }

  /// Those for which another guest has a router with the very same rule.
  func warnings(about routers: [PublishedRouter]) -> [Warning] {
    if otherRouters.isEmpty { return [] }
    let others = Dictionary(otherRouters.map { ($0.rule, $0.service) }) { first, _ in first }
    return routers.compactMap { router in
      guard let rule = router.rule?.text, let service = others[rule], service != router.entry.properties["service"]
      else { return nil }
      return .ruleOfAnotherGuest(
        router: router.local.name, container: router.local.container, rule: rule, service: service)
    }
  }

  private func overlapping(_ routers: [PublishedRouter]) -> [Bool] {
    let own = routers.map { router in
      RivalIndex.Member(reach: router.reach, group: router.entry.properties["service"] ?? "")
    }
    let index = RivalIndex(own + otherRouters.map { RivalIndex.Member(reach: $0.reach, group: $0.service) })
    return own.map { index.rival(of: $0) != nil }
  }
}
