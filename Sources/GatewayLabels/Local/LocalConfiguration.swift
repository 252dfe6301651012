/// The routers and services that the VM's own Traefik has, put together from all containers as its Docker provider
/// does: of one name defined twice, equal is one and different is none.
/// https://doc.traefik.io/traefik/reference/install-configuration/providers/docker/
struct LocalConfiguration {
  let routers: [LocalRouter]
  /// By name; of a service with servers in several containers, that of the first container.
  let services: TextMap<LocalService>
  /// Name to what the further containers say of it, in the order of their names.
  private let otherServers: [Text: [LocalService]]
  let streams: [StreamProtocol: LocalStreams]
  let middlewares: LocalMiddlewares
  let skipped: [SkippedRouter]
  let warnings: [Warning]
  /// The services that Traefik has only for routers which it drops.
  let linksOfDropped: Set<ServiceLink>
  /// Services that are dropped because containers define them differently: name to the containers.
  let conflictingServices: [Text: [Text]]

  init(_ containers: consuming [Container], _ options: LocalOptions) {
    let parts = ContainerParts(consume containers, options)
    let routers = Merged(
      parts.routers.withNamesApart, name: \.name, container: \.container, definition: \.definition)
    let services = Merged(
      parts.services, name: \.name, container: \.container, definition: \.propertiesBesideServers)
    var streams: [StreamProtocol: LocalStreams] = [:]
    var skippedStreams: [SkippedRouter] = []
    for kind in StreamProtocol.allCases {
      guard let found = parts.streams[kind] else { continue }
      let merged = LocalStreams.merged(found)
      streams[kind] = merged.streams
      skippedStreams += merged.skipped
    }
    self.routers = routers.agreed
    self.services = TextMap(services.agreed.map { TextMap.Member($0.name, $0) })
    otherServers = services.others
    self.streams = streams
    middlewares = LocalMiddlewares(parts.middlewares, hidden: parts.hiddenMiddlewares, options.middlewares)
    conflictingServices = services.conflicts
    let undecided = parts.unlinkable.map { SkippedRouter($0, $0.reasonUnlinkable) }
    let unruled = parts.withoutDefaultRule.map { SkippedRouter($0, $0.reasonWithoutRule) }
    skipped = parts.hidden + unruled + undecided + routers.skipped + skippedStreams
    linksOfDropped = Set((routers.disagreeing + parts.unlinkable + parts.withoutDefaultRule).flatMap(\.possibleLinks))
    warnings = parts.warnings
  }
}

extension LocalRouter {
  /// Two routers of one name are one when they agree in all of this.
  struct Definition: Equatable {
    let properties: Properties
    let rule: Text?
    let link: ServiceLink
  }

  var definition: Definition { Definition(properties: properties, rule: rule, link: link) }
}

extension LocalConfiguration {
  /// What each container says of the service, in the order of their names.
  func servers(of service: LocalService) -> [LocalService] {
    otherServers[service.name].map { [service] + $0 } ?? [service]
  }

  /// Whether a server of the router takes HTTP/2 without TLS only, as gRPC servers do.
  func speaksH2C(_ router: LocalRouter) -> Bool {
    guard case .service(let name) = router.link, let service = services[name] else { return false }
    return servers(of: service).contains { server in
      server.properties[.serverScheme]?.lowercased == "h2c"
        || server.properties[.serverURL]?.lowercased.hasPrefix("h2c://") ?? false
    }
  }

  /// Why the guest's Traefik turns the router off for one of its middlewares; nil when it does not.
  func middlewareFault(of router: LocalRouter) -> MiddlewareFault? {
    // What v1 has in their place is there whenever it is named.
    router.syntax == .v1 ? nil : middlewares.fault(in: passedMiddlewares(of: router))
  }

  /// Why the gateway cannot have a router that wants to see the clients' certificates; nil when it does not.
  func clientCertificateRefusal(of router: LocalRouter, _ passed: [Text]) -> SkippedRouter.Reason? {
    if let options = router.optionsForClientCertificates { return .asksForClientCertificate(tlsOptions: options) }
    return passed.contains(where: middlewares.needClientCertificate) ? .needsClientCertificate : nil
  }

  /// Those that requests for the router pass, with those of its service.
  func passedMiddlewares(of router: LocalRouter) -> [Text] {
    guard case .service(let name) = router.link, let own = services[name]?.properties[.middlewares] else {
      return router.middlewares
    }
    return router.middlewares + own.listItems
  }
}
