/// Mode passthrough: the rules of the local routers, all sent to the guest's own Traefik.
struct Passthrough: GatewayMode {
  private let local: LocalConfiguration
  private let options: PassthroughOptions
  private let route: LocalRoute
  private let middlewares: LocalMiddlewares
  private let names: GatewayNames
  private let services: GuestServices
  /// Rule to the router that the plain port serves, where some are on the secure one.
  private let plainRouters: [Text: Text]

  init(_ local: LocalConfiguration, _ options: PassthroughOptions, _ shared: SharedNames) {
    (self.local, self.options) = (local, options)
    route = LocalRoute(options, local)
    middlewares = local.middlewares
    plainRouters = route.hasSecurePort ? Passthrough.plainRouters(local, route) : [:]
    names = GatewayNames(local.routers.map(\.name), withoutPrefix: options.routerNamePrefix)
      .marking(shared.routers, with: shared.vmid)
    services = GuestServices(options, route, local.routers, shared)
  }

  private static func plainRouters(_ local: LocalConfiguration, _ route: LocalRoute) -> [Text: Text] {
    let plain = local.routers.filter {
      !route.isSecure($0) && route.refusal(of: $0) == nil && local.middlewareFault(of: $0) == nil
    }
    return Dictionary(plain.compactMap { router in router.rule.map { ($0, router.name) } }) { first, _ in first }
  }

  func refusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    if router.rule == nil { return router.reasonWithoutRule }
    if let service = router.namedService, router.servesTraefikItself, !router.servesNothing,
      !options.internalServices.contains(service)
    {
      return .servesTraefikItself(service: service)
    }
    // Labels in one flat list do not tell which services the router's container has.
    if case .undecided(let services) = router.link, router.container != nil {
      return .serviceUndecided(among: services)
    }
    if let reason = local.reasonDisabled(router) ?? local.clientCertificateRefusal(of: router, router.middlewares) {
      return reason
    }
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
    let seen: [Warning] =
      filters.isEmpty
      ? [] : [.filterSeesGateway(router: router.name, container: router.container, middlewares: filters)]
    guard route.losesHTTP2(router), case .service(let name) = router.link else { return seen }
    return seen + [.service(name, .losesHTTP2, router: router.name, container: router.container)]
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
      (.service, services.name(for: router)),
      (.tls, options.tls ? .boolean(true) : nil),
      // Traefik takes a router with a certificate resolver for one with TLS, so there is none without.
      (.certificateResolver, options.tls && !options.certificateResolver.isEmpty ? options.certificateResolver : nil),
    ])
    return GatewayConfiguration.Entry(name: names[router.name], properties: properties)
  }

  func configuration(with routers: [PublishedRouter]) -> GatewayConfiguration {
    GatewayConfiguration(
      routers: routers.map(\.entry), services: services.used(by: routers))
  }

  func warnings(about published: [PublishedRouter]) -> [Warning] {
    var warnings: [Warning] = []
    let needing = published.map(\.local).filter { !route.isServed($0) || options.scheme == .http && $0.seemsToNeedTLS }
      .map(\.name)
    if route.isGuess, !needing.isEmpty { warnings.append(.routersNeedTLS(routers: needing, port: options.port)) }
    let secure = services.used(by: published).filter { $0.properties[.serverScheme] == "https" }.map(\.name)
    if !secure.isEmpty, options.localEntryPoints.serversTransport.isEmpty {
      warnings.append(.noTransport(services: secure))
    }
    return warnings
  }
}
