/// A router of the gateway with its place among those of all guests.
struct RankedRouter {
  var router: PublishedRouter
  let level: HostLevel
  private let tls: Properties
  /// Whether it stands below the other routers of its level: it is there to take nothing from those of other guests, only
  /// to keep the order in which its own guest's Traefik asks its routers.
  var isLifted: Bool

  init(_ router: PublishedRouter, at level: HostLevel, isLifted: Bool = false) {
    (self.router, self.level, self.isLifted) = (router, level, isLifted)
    tls = router.entry.properties.filter { $0.key.hasPrefix(.tls) }
  }

  /// With which it is compared with routers of its own guest.
  var priority: Int { router.local.priority }
  var service: Text { router.entry.properties[.service] ?? "" }

  /// Whether a label gives it a priority. A label of 0 counts as none.
  var hasPriority: Bool { (router.local.properties[.priority].flatMap { Int($0.string) } ?? 0) != 0 }

  /// Whether the two are open to the same requests but for their rules, with the same TLS.
  func isBeside(_ other: RankedRouter) -> Bool {
    router.entry.properties[.entryPoints] == other.router.entry.properties[.entryPoints] && hasTLS(of: other)
  }

  func hasTLS(of other: RankedRouter) -> Bool { tls == other.tls }
}
