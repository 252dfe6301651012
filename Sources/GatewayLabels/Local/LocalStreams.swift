/// The TCP or UDP routers and services that labels define. The plugin does not read them, so they go no further than the
/// result.
struct LocalStreams {
  let routers: [LocalRouter]
  let services: [LocalService]
  let middlewares: [Text: [Text: Text]]

  /// Those of one container.
  init(_ sections: StreamSections, of container: Container) {
    let linker = ServiceLinker(sections.services.ordered.map(\.0), automatic: container.automaticName)
    routers = sections.routers.ordered.map { name, properties in
      LocalRouter(name: name, container: container.name, properties: properties, defaultRule: nil, linker)
    }
    services = LocalService.all(sections.services.ordered, of: container, hasRouters: !routers.isEmpty)
    middlewares = Dictionary(uniqueKeysWithValues: sections.middlewares.ordered)
  }

  private init(_ routers: [LocalRouter], _ services: [LocalService], _ middlewares: [Text: [Text: Text]]) {
    (self.routers, self.services, self.middlewares) = (routers, services, middlewares)
  }

  /// Those of all containers, put together like HTTP ones, with the routers that Traefik drops for their differences.
  static func merged(_ parts: [LocalStreams]) -> (streams: LocalStreams, skipped: [SkippedRouter]) {
    let routers = Merged(parts.flatMap(\.routers), name: \.name, container: \.container, definition: \.definition)
    let services = Merged(
      parts.flatMap(\.services), name: \.name, container: \.container, definition: \.propertiesBesideServers)
    let middlewares = parts.map(\.middlewares).reduce(into: [:]) { $0.merge($1) { first, _ in first } }
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
