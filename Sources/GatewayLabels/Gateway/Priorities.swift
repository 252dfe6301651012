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
  public struct OtherRouter: Sendable {
    let hosts: HostSet
    let service: Text

    public init(rule: Text, service: Text) {
      (hosts, self.service) = (HostSet(rule: rule), service)
    }
  }

  public var policy = Policy.none
  public var otherRouters: [OtherRouter] = []

  public init() {}

  /// The routers with the priorities that they need: the length of the local rule in bytes, as the local Traefik has it.
  func applied(to routers: [PublishedRouter]) -> [PublishedRouter] {
    let needs = policy == .auto ? overlapping(routers) : Array(repeating: policy == .ruleLength, count: routers.count)
    return zip(routers, needs).map { router, isNeeded in
      guard isNeeded, router.entry.properties["priority"] == nil, let rule = router.local.rule else { return router }
      let entry = router.entry.with("priority", Text(String(rule.bytes.count)))
      return PublishedRouter(local: router.local, entry: entry)
    }
  }

  private func overlapping(_ routers: [PublishedRouter]) -> [Bool] {
    let own = routers.map { router in
      OtherRouter(rule: router.local.rule ?? "", service: router.entry.properties["service"] ?? "")
    }
    let index = HostIndex(own + otherRouters)
    return own.map(index.hasRival)
  }
}

/// Which services answer for a host.
private struct HostIndex {
  private var services: [Text: Set<Text>] = [:]
  private var servicesOfAnyHost: Set<Text> = []
  private var allServices: Set<Text> = []

  init(_ routers: [Priorities.OtherRouter]) {
    for router in routers {
      allServices.insert(router.service)
      switch router.hosts {
      case .any: servicesOfAnyHost.insert(router.service)
      case .only(let hosts): for host in hosts { services[host, default: []].insert(router.service) }
      }
    }
  }

  func hasRival(_ router: Priorities.OtherRouter) -> Bool {
    let rivals =
      switch router.hosts {
      case .any: allServices
      case .only(let hosts): hosts.reduce(into: servicesOfAnyHost) { $0.formUnion(services[$1] ?? []) }
      }
    return rivals.contains { $0 != router.service }
  }
}
