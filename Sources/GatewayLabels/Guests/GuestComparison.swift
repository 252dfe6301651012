/// What guests must heed of each other, since the gateway puts the routers and services of all of them into one map.
///
/// The answer is the same for notes that were written with regard to it and for notes that were not: it looks at rules and
/// at names without marks, never at priorities. So it does not change from run to run, or with the guests that a run works
/// on.
public struct GuestComparison: Sendable {
  /// What one guest must heed.
  public struct Heed: Equatable, Sendable {
    /// For each of its routers whose rule overlaps with one of another guest, one such router; sorted, none twice. One is
    /// enough to know that the router needs a priority, and keeps the answer as small as the question.
    public let otherRouters: [Priorities.OtherRouter]
    /// Without the mark, sorted, as `SharedNames` takes them.
    public let routerNames: [Text]
    public let serviceNames: [Text]

    var isNothing: Bool { otherRouters.isEmpty && routerNames.isEmpty && serviceNames.isEmpty }
  }

  /// By VMID, only guests with something to heed.
  public let heeds: [Int: Heed]

  /// Several entries of one VMID are one guest.
  public init(_ guests: [KnownGuest]) {
    let claims = Dictionary(grouping: guests, by: \.vmid).sorted { $0.key < $1.key }.map(GuestClaims.init)
    let rules = GuestRules(claims)
    let routers = NameClaims(claims.map { ($0.vmid, $0.routerNames) })
    let services = NameClaims(claims.map { ($0.vmid, $0.serviceNames) })
    let heeds = claims.map { guest in
      let heed = Heed(
        otherRouters: rules.rivals(of: guest),
        routerNames: routers.shared(among: guest.routerNames, of: guest.vmid),
        serviceNames: services.shared(among: guest.serviceNames, of: guest.vmid))
      return (guest.vmid, heed)
    }
    self.heeds = Dictionary(heeds) { first, _ in first }.filter { !$0.value.isNothing }
  }
}

/// What one guest has on the gateway.
private struct GuestClaims {
  let vmid: Int
  /// Without the mark.
  let routerNames: Set<Text>
  let serviceNames: Set<Text>
  /// In an order that does not depend on names, which may be marked or not.
  let routers: [Priorities.OtherRouter]

  init(vmid: Int, entries: [KnownGuest]) {
    self.vmid = vmid
    let published = entries.map(\.published)
    routerNames = Set(published.flatMap(\.routers.keys).map { $0.withoutMark(of: vmid) })
    serviceNames = Set(published.flatMap(\.services.keys).map { $0.withoutMark(of: vmid) })
    let own = published.flatMap(\.routers.values).map { router in
      // The mark keeps it apart from the services of all other guests.
      let service = router.service.possible.min() ?? ""
      return Priorities.OtherRouter(rule: router.rule, service: service.withoutMark(of: vmid).marked(with: vmid))
    }
    // Traefik refuses a router without a rule, and an inert one takes no requests.
    routers = Set(own).filter { !$0.rule.isEmpty && !GatewayConfiguration.isInert($0.rule) }.sorted()
  }
}

/// The rules of all guests.
private struct GuestRules {
  private let all: [Priorities.OtherRouter]
  private let index: RivalIndex<Int>
  /// Rule to the routers that have this very rule.
  private let twins: [Text: [(place: Int, vmid: Int)]]

  init(_ guests: [GuestClaims]) {
    all = guests.flatMap(\.routers)
    let owners = guests.flatMap { guest in guest.routers.map { _ in guest.vmid } }
    twins = Dictionary(grouping: owners.enumerated().map { ($0, $1) }) { [all] in all[$0.0].rule }
    index = RivalIndex(guests.flatMap { guest in guest.routers.map { .init(reach: $0.reach, group: guest.vmid) } })
  }

  func rivals(of guest: GuestClaims) -> [Priorities.OtherRouter] {
    // Of several, one with the very same rule tells most.
    let places = guest.routers.compactMap { router in
      twins[router.rule]?.first { $0.vmid != guest.vmid }?.place
        ?? index.rival(of: .init(reach: router.reach, group: guest.vmid))
    }
    return Set(places).sorted().map { all[$0] }
  }
}

extension Priorities.OtherRouter: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.rule, left.service) < (right.rule, right.service)
  }
}
