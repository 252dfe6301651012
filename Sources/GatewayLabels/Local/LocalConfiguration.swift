/// The routers and services that the VM's own Traefik has, put together from all containers as its Docker provider
/// does: of one name defined twice, equal is one and different is none.
/// https://doc.traefik.io/traefik/reference/install-configuration/providers/docker/
struct LocalConfiguration {
  let routers: [LocalRouter]
  let services: [LocalService]
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
    let routers = Merged(shown.flatMap(\.routers), name: \.name, container: \.container, definition: \.definition)
    let services = Merged(shown.flatMap(\.services), name: \.name, container: \.container, definition: \.properties)
    self.routers = routers.agreed
    self.services = services.agreed
    middlewares = LocalMiddlewares(containers.flatMap(\.labels))
    conflictingServices = services.conflicts
    skipped = parts.flatMap(\.hiddenRouters) + LocalConfiguration.report(routers)
    enable = LocalConfiguration.enable(of: parts)
  }

  private static func report(_ routers: Merged<LocalRouter>) -> [SkippedRouter] {
    routers.disagreeing.map { router in
      SkippedRouter(router, .definedDifferently(containers: routers.conflicts[router.name] ?? []))
    }
  }

  private static func enable(of parts: [ContainerConfiguration]) -> Bool? {
    let answers = parts.compactMap(\.exposure)
    return answers.isEmpty ? nil : answers.contains(.shown)
  }
}

extension LocalRouter {
  /// Two routers of one name are one when they agree in all of this.
  struct Definition: Equatable {
    let properties: [Text: Text]
    let rule: Text?
    let link: ServiceLink
  }

  var definition: Definition { Definition(properties: properties, rule: rule, link: link) }
}
