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
  /// Services that are dropped because containers define them differently: name to the containers.
  let conflictingServices: [Text: [Text]]
  /// The answer to `traefik.enable` over all containers: shown when any is, nil when no container has the label.
  let enable: Bool?

  init(_ containers: [Container], _ options: LocalOptions) {
    // The engine's own order changes with every restart.
    let parts = containers.sorted { ($0.name ?? "") < ($1.name ?? "") }.map { ContainerConfiguration($0, options) }
    let shown = parts.filter { $0.hiddenBecause == nil }
    let routers = Merged(
      shown.flatMap(\.routers).withNamesApart, name: \.name, container: \.container, definition: \.definition)
    let services = Merged(
      shown.flatMap(\.services), name: \.name, container: \.container, definition: \.propertiesBesideServers)
    let streams = StreamProtocol.allCases.map { kind in
      (kind, LocalStreams.merged(shown.compactMap { $0.streams[kind] }))
    }
    self.routers = routers.agreed
    self.services = TextMap(services.agreed.map { TextMap.Member($0.name, $0) })
    otherServers = services.others
    self.streams = Dictionary(uniqueKeysWithValues: streams.map { ($0, $1.streams) })
    middlewares = LocalMiddlewares(containers.lazy.flatMap(\.labels))
    conflictingServices = services.conflicts
    skipped =
      parts.flatMap(\.hiddenRouters) + shown.compactMap(\.withoutDefaultRule) + routers.skipped
      + streams.flatMap(\.1.skipped)
    enable = LocalConfiguration.enable(of: parts)
  }

  private static func enable(of parts: [ContainerConfiguration]) -> Bool? {
    let answers = parts.compactMap(\.exposure)
    return answers.isEmpty ? nil : answers.contains(.shown)
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
  func servers(of service: LocalService) -> [LocalService] { [service] + (otherServers[service.name] ?? []) }

  /// Whether nothing in the labels makes Traefik disable the router: it does so when a service or a middleware is missing.
  /// What other providers define, labels do not tell.
  func mayServe(_ router: LocalRouter) -> Bool {
    guard case .service(let service) = router.link else { return false }
    return (service.isOfAnotherProvider || services[service] != nil)
      && router.middlewares.allSatisfy { $0.isOfAnotherProvider || middlewares.define($0) || router.syntax == .v1 }
  }
}

extension Text {
  /// Whether the reference names a provider other than Docker, such as `auth@file`.
  fileprivate var isOfAnotherProvider: Bool {
    contains("@") && dropping(suffix: "@docker") == nil
  }
}
