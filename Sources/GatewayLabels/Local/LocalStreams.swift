/// The TCP or UDP routers and services that labels define. The plugin does not read them, so they go no further than the
/// result.
struct LocalStreams {
  let routers: [LocalRouter]
  /// Routers that Traefik drops before it looks at other containers: TCP ones without a rule, and those for which it would
  /// have to choose a service.
  let dropped: [LocalRouter]
  let services: [LocalService]
  let middlewares: TextMap<Properties>

  /// Those of one container.
  init(_ sections: StreamSections, _ kind: StreamProtocol, of container: Container) {
    let defined = sections.services.inOneContainer
    let linker = ServiceLinker(defined.keys, automatic: container.automaticName)
    let named = sections.routers.inOneContainer.map { router in
      LocalRouter(name: router.key, container: container.name, properties: router.value, defaultRule: nil, linker)
    }
    let (linked, unlinkable) = LocalRouter.byLink(named)
    let needsRule = kind == .tcp
    routers = linked.filter { !needsRule || $0.rule != nil }
    dropped = unlinkable + linked.filter { needsRule && $0.rule == nil }
    services = LocalService.all(defined, of: container, hasRouters: !named.isEmpty)
    middlewares = sections.middlewares.inOneContainer
  }

  private init(
    _ routers: [LocalRouter], dropped: [LocalRouter], _ services: [LocalService], _ middlewares: TextMap<Properties>
  ) {
    (self.routers, self.dropped, self.services, self.middlewares) = (routers, dropped, services, middlewares)
  }

  /// Those of all containers, put together like HTTP ones, with the routers that Traefik drops for their differences.
  static func merged(_ parts: [LocalStreams]) -> (streams: LocalStreams, skipped: [SkippedRouter]) {
    let routers = Merged(parts.flatMap(\.routers), name: \.name, container: \.container, definition: \.definition)
    let services = Merged(
      parts.flatMap(\.services), name: \.name, container: \.container, definition: \.propertiesBesideServers)
    let middlewares = TextMap(parts.reversed().flatMap(\.middlewares))
    let all = LocalStreams(routers.agreed, dropped: parts.flatMap(\.dropped), services.agreed, middlewares)
    return (all, routers.skipped)
  }
}

extension StreamProtocol {
  /// Why the gateway does not get a router, whose own faults come first.
  func refusal(of router: LocalRouter) -> SkippedRouter.Reason {
    if self == .tcp, router.rule == nil { return .noRule }
    if case .undecided(let services) = router.link, router.container != nil {
      return .serviceUndecided(among: services)
    }
    return .streamNotCarried(self)
  }
}
