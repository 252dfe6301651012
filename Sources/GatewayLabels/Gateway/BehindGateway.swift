/// What the gateway's requests meet on the guest.
protocol BehindGateway {
  /// Whether a request that the gateway sends for `router` could be answered by, or in place of, the other one.
  func mayMeet(_ other: LocalRouter, from router: LocalRouter) -> Bool
  /// Whether the guest's own Traefik has the router there, as far as labels tell.
  func isThere(_ router: LocalRouter) -> Bool
  /// Whether there is anything to see behind the router.
  func givesAway(_ router: LocalRouter) -> Bool
}

/// In mode passthrough the guest's own Traefik routes each request once more.
struct GuestsTraefik: BehindGateway {
  let route: LocalRoute
  let local: LocalConfiguration

  func mayMeet(_ other: LocalRouter, from router: LocalRouter) -> Bool { route.answers(other, whereIs: router) }
  func isThere(_ router: LocalRouter) -> Bool { route.isServed(router) && local.mayServe(router) }
  func givesAway(_ router: LocalRouter) -> Bool { !route.givesAwayNothing(router) && !local.isDisabled(router) }
}

/// In mode filter a server answers all that reaches it, whichever router it was meant for.
struct GuestsServers: BehindGateway {
  let local: LocalConfiguration
  let services: TextMap<FilteredService>
  let entryPoints: FilterEntryPoints

  func mayMeet(_ other: LocalRouter, from router: LocalRouter) -> Bool {
    let (port, otherPort) = (port(of: router), port(of: other))
    return other.link == router.link || port != nil && port == otherPort
  }

  func isThere(_ router: LocalRouter) -> Bool { local.mayServe(router) }

  /// One with TLS is on https already, and serves.
  func givesAway(_ router: LocalRouter) -> Bool {
    if local.isDisabled(router) { return false }
    return entryPoints.useTLS(for: router) || !router.middlewares.contains(where: local.middlewares.redirectsToHTTPS)
  }

  private func port(of router: LocalRouter) -> Text? {
    guard case .service(let name) = router.link else { return nil }
    return services[name]?.properties["loadbalancer.server.port"]
  }
}
