/// Mode passthrough: the rules of the local routers, all sent to the guest's own Traefik.
struct Passthrough: GatewayMode {
  private let local: LocalConfiguration
  private let options: PassthroughOptions
  private let route: LocalRoute
  private let middlewares: LocalMiddlewares
  private let names: GatewayNames
  private let serviceName: Text
  private let secureServiceName: Text
  /// Rule to the router that the plain port serves, where some are on the secure one.
  private let plainRouters: [Text: Text]

  init(_ local: LocalConfiguration, _ options: PassthroughOptions, _ shared: SharedNames) {
    (self.local, self.options) = (local, options)
    route = LocalRoute(options, local.middlewares)
    middlewares = local.middlewares
    plainRouters = route.hasSecurePort ? Passthrough.plainRouters(local.routers, route) : [:]
    names = GatewayNames(local.routers.map(\.name), withoutPrefix: options.routerNamePrefix)
      .marking(shared.routers, with: shared.vmid)
    let services = GatewayNames([options.serviceName, options.secureServiceName])
      .marking(shared.services, with: shared.vmid)
    (serviceName, secureServiceName) = (services[options.serviceName], services[options.secureServiceName])
  }

  private static func plainRouters(_ routers: [LocalRouter], _ route: LocalRoute) -> [Text: Text] {
    let plain = routers.filter { !route.isSecure($0) && route.refusal(of: $0) == nil }
    return Dictionary(plain.compactMap { router in router.rule.map { ($0, router.name) } }) { first, _ in first }
  }

  func refusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    if router.rule == nil { return router.reasonWithoutRule }
    if let service = router.namedService, router.servesTraefikItself, !options.internalServices.contains(service) {
      return .servesTraefikItself(service: service)
    }
    // Labels in one flat list do not tell which services the router's container has.
    if case .undecided(let services) = router.link, router.container != nil {
      return .serviceUndecided(among: services)
    }
    if router.asksForClientCertificate || router.middlewares.contains(where: middlewares.needClientCertificate) {
      return .needsClientCertificate
    }
    if let reason = local.reasonDisabled(router) { return reason }
    let missing = local.missingMiddlewares(of: router)
    if !missing.isEmpty { return .middlewaresMissing(missing) }
    if router.servesNothing, route.onlyRedirects(router) { return .onlyRedirects }
    return route.refusal(of: router) ?? twinRefusal(of: router)
  }

  /// Two routers of one rule would be a lottery: the one over the plain port is enough.
  private func twinRefusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    guard route.isSecure(router), let rule = router.rule, let twin = plainRouters[rule] else { return nil }
    return .twin(of: twin)
  }

  func warnings(for router: LocalRouter) -> [Warning] {
    let filters = router.middlewares.filter(middlewares.filtersAddresses)
    return filters.isEmpty
      ? [] : [.filterSeesGateway(router: router.name, container: router.container, middlewares: filters)]
  }

  /// v1 middlewares stay where they are: the guest's own Traefik changes the requests.
  func refusal(of rule: GatewayRule) -> SkippedRouter.Reason? { nil }

  func shield(over hidden: [Shield.Hidden]) -> Shield {
    Shield(hidden, GuestsTraefik(route: route, local: local))
  }

  func entry(for router: LocalRouter) -> GatewayConfiguration.Entry {
    let properties = Properties(having: [
      (.entryPoints, options.entryPoints.joined(by: ",")),
      (.priority, router.properties[.priority]),
      (.service, route.isSecure(router) ? secureServiceName : serviceName),
      (.tls, options.tls ? .boolean(true) : nil),
      // Traefik takes a router with a certificate resolver for one with TLS, so there is none without.
      (.certificateResolver, options.tls && !options.certificateResolver.isEmpty ? options.certificateResolver : nil),
    ])
    return GatewayConfiguration.Entry(name: names[router.name], properties: properties)
  }

  func configuration(with routers: [PublishedRouter]) -> GatewayConfiguration {
    GatewayConfiguration(
      routers: routers.map(\.entry),
      services: [service, secureService].filter { service in
        routers.contains { $0.entry.properties[.service] == service.name }
      })
  }

  private var service: GatewayConfiguration.Entry {
    GatewayConfiguration.Entry(
      name: serviceName,
      properties: Properties(having: [
        (.serverAddress, options.address?.host),
        (.serverPort, Text(String(options.port))),
        (.serverScheme, Text(options.scheme.rawValue)),
      ]))
  }

  private var secureService: GatewayConfiguration.Entry {
    let local = options.localEntryPoints
    return GatewayConfiguration.Entry(
      name: secureServiceName,
      properties: Properties(having: [
        (.serverAddress, options.address?.host),
        (.serverPort, Text(String(local.securePort))),
        (.serverScheme, "https"),
        (.serversTransport, local.serversTransport.isEmpty ? nil : local.serversTransport),
      ]))
  }
}

extension PassthroughOptions {
  fileprivate var secureServiceName: Text { serviceName + "-secure" }
}
