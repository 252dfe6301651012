/// Mode passthrough: the rules of the local routers, all sent to the guest's own Traefik.
struct Passthrough: GatewayMode {
  let options: PassthroughOptions
  private let names: GatewayNames

  init(_ local: LocalConfiguration, _ options: PassthroughOptions) {
    self.options = options
    names = GatewayNames(local.routers.map(\.name), withoutPrefix: options.routerNamePrefix)
  }

  func refusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    router.rule == nil ? .noRule : nil
  }

  /// Nothing is lost on the way: the guest's own Traefik still applies its middlewares.
  func warning(for router: LocalRouter) -> Warning? { nil }

  func entry(for router: LocalRouter) -> GatewayConfiguration.Entry {
    var properties: [Text: Text] = [
      "entrypoints": options.entryPoints.joined(by: ","),
      "service": options.serviceName,
    ]
    properties["rule"] = router.rule
    if options.tls {
      properties["tls"] = "true"
      // Traefik takes a router with a certificate resolver for one with TLS, so there is none without.
      properties["tls.certresolver"] = options.certificateResolver.isEmpty ? nil : options.certificateResolver
    }
    return GatewayConfiguration.Entry(name: names[router.name], properties: properties)
  }

  /// Empty when there is no router: an enabled guest without routers would itself be published by the plugin.
  func configuration(with routers: [GatewayConfiguration.Entry]) -> GatewayConfiguration {
    routers.isEmpty
      ? GatewayConfiguration() : GatewayConfiguration(enable: true, routers: routers, services: [service])
  }

  private var service: GatewayConfiguration.Entry {
    GatewayConfiguration.Entry(
      name: options.serviceName,
      properties: [
        "loadbalancer.server.port": Text(String(options.port)),
        "loadbalancer.server.scheme": Text(options.scheme.rawValue),
      ])
  }
}
