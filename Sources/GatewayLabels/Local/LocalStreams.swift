/// The TCP or UDP routers and services that labels define. The plugin does not read them, so they go no further than the
/// result.
struct LocalStreams {
  let routers: [LocalRouter]
  let services: [LocalService]
  let middlewares: TextMap<Properties>

  /// Those of one container.
  init(_ sections: StreamSections, of container: Container) {
    let defined = sections.services.inOneContainer
    let linker = ServiceLinker(defined.keys, automatic: container.automaticName)
    routers = sections.routers.inOneContainer.map { router in
      LocalRouter(name: router.key, container: container.name, properties: router.value, defaultRule: nil, linker)
    }
    services = LocalService.all(defined, of: container, hasRouters: !routers.isEmpty)
    middlewares = sections.middlewares.inOneContainer
  }

  private init(_ routers: [LocalRouter], _ services: [LocalService], _ middlewares: TextMap<Properties>) {
    (self.routers, self.services, self.middlewares) = (routers, services, middlewares)
  }

  /// Those of all containers, put together like HTTP ones, with the routers that Traefik drops for their differences.
  static func merged(_ parts: [LocalStreams]) -> (streams: LocalStreams, skipped: [SkippedRouter]) {
    let routers = Merged(parts.flatMap(\.routers), name: \.name, container: \.container, definition: \.definition)
    let services = Merged(
      parts.flatMap(\.services), name: \.name, container: \.container, definition: \.propertiesBesideServers)
    let middlewares = TextMap(parts.reversed().flatMap(\.middlewares))
    return (LocalStreams(routers.agreed, services.agreed, middlewares), routers.skipped)
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
