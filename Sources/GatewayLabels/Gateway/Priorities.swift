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

  /// Gives the routers the priorities that they need: the length of the local rule in bytes, as the local Traefik has it.
  func apply(to routers: inout [PublishedRouter]) {
    if policy == .none { return }
    let needs = policy == .auto ? overlapping(routers) : Array(repeating: true, count: routers.count)
    for (place, isNeeded) in needs.enumerated() where isNeeded && routers[place].entry.properties["priority"] == nil {
      guard let rule = routers[place].local.rule else { continue }
      routers[place].entry = routers[place].entry.with("priority", Text(String(rule.count)))
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
