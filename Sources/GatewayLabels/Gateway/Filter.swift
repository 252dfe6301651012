/// Mode filter: the labels that a gateway understands, as they are.
struct Filter: GatewayMode {
  private let local: LocalConfiguration
  private let publishesUnprotected: Bool
  private let services: [LocalService]
  private let routerNames: GatewayNames
  private let serviceNames: GatewayNames

  init(_ local: LocalConfiguration, publishesUnprotected: Bool) {
    self.local = local
    self.publishesUnprotected = publishesUnprotected
    routerNames = GatewayNames(local.routers.map(\.name))
    serviceNames = GatewayNames(local.services.map(\.name))
    services = local.services.map(\.kept).filter { !$0.properties.isEmpty && $0.isExpressible }
  }

  func warning(for router: LocalRouter) -> Warning? {
    router.middlewares.isEmpty
      ? nil
      : .middlewaresDropped(router: router.name, container: router.container, middlewares: router.middlewares)
  }

  func refusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    let protection = router.middlewares.filter(local.middlewares.protects)
    if !protection.isEmpty, !publishesUnprotected { return .losesProtection(middlewares: protection) }
    if let service = router.properties["service"] {
      return local.conflictingServices[service].map { .serviceDefinedDifferently(service: service, containers: $0) }
    }
    return services.isEmpty || ownService(of: router) != nil ? nil : .noServiceOfItsOwn
  }

  func entry(for router: LocalRouter) -> GatewayConfiguration.Entry {
    var properties = router.properties.filter { Filter.keeps($0.key) }
    // Among several services of a guest the plugin picks one at random for a router that names none.
    if properties["service"] == nil, services.count > 1 {
      properties["service"] = ownService(of: router)
    }
    properties["service"] = properties["service"].map { serviceNames[$0] }
    return GatewayConfiguration.Entry(name: routerNames[router.name], properties: properties)
  }

  /// Without a router it is not enabled: the plugin would publish the guest itself.
  func configuration(with routers: [GatewayConfiguration.Entry]) -> GatewayConfiguration {
    GatewayConfiguration(
      enable: routers.isEmpty && local.enable == true ? nil : local.enable,
      routers: routers,
      services: services.map { GatewayConfiguration.Entry(name: serviceNames[$0.name], properties: $0.properties) })
  }

  /// The service that Traefik links to a router that names none: the only one of its container.
  private func ownService(of router: LocalRouter) -> Text? {
    let own = services.filter { $0.container == router.container }
    return own.count == 1 ? own.first?.name : nil
  }

  private static func keeps(_ routerProperty: Text) -> Bool {
    ["rule", "entrypoints", "tls", "priority", "service"].contains(routerProperty) || routerProperty.hasPrefix("tls.")
  }
}

extension LocalService {
  fileprivate var kept: LocalService {
    let kept: Set<Text> = ["loadbalancer.server.port", "loadbalancer.server.scheme"]
    return LocalService(name: name, container: container, properties: properties.filter { kept.contains($0.key) })
  }

  fileprivate var isExpressible: Bool {
    properties.allSatisfy { Label(LabelKey.service("name", $0.key), $0.value).isExpressible }
  }
}
