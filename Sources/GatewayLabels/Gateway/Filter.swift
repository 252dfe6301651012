/// Mode filter: the labels that a gateway understands, with services that it can reach.
struct Filter: GatewayMode {
  private let local: LocalConfiguration
  private let options: FilterOptions
  /// The gateway's own; empty for none.
  private let certificateResolver: Text
  private let services: TextMap<FilteredService>
  private let routerNames: GatewayNames
  private let serviceNames: GatewayNames

  init(_ local: LocalConfiguration, _ all: GatewayOptions) {
    let (options, shared) = (all.filter, all.sharedNames)
    (self.local, self.options) = (local, options)
    certificateResolver = all.passthrough.tls ? all.passthrough.certificateResolver : ""
    routerNames = GatewayNames(local.routers.map(\.name)).marking(shared.routers, with: shared.vmid)
    serviceNames = GatewayNames(local.services.keys).marking(shared.services, with: shared.vmid)
    let linked = Set(local.routers.map(\.link))
    // The server of a container that is left out is none for the gateway, and a service that Traefik makes of itself only for
    // routers which it drops is of no use there.
    services = TextMap(
      local.services.compactMap { service in
        guard !service.value.properties.isEmpty || linked.contains(.service(service.key)) else { return nil }
        let servers = local.servers(of: service.value).filter { all.selection.takes(container: $0.container) }
        return FilteredService(servers, options).map { TextMap.Member(service.key, $0) }
      })
  }

  func refusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    if router.rule == nil { return router.reasonWithoutRule }
    if let service = router.namedService {
      if router.servesNothing { return .servesNothing(service: service) }
      if router.servesTraefikItself { return .servesTraefikItself(service: service) }
    }
    return local.reasonDisabled(router) ?? protectionRefusal(of: router) ?? options.entryPoints.refusal(of: router)
      ?? serviceRefusal(of: router)
  }

  private func protectionRefusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    let passed = options.entryPoints.middlewares(before: router) + local.passedMiddlewares(of: router)
    if let reason = local.clientCertificateRefusal(of: router, passed) { return reason }
    let verdicts = options.publishesUnprotected ? [] : passed.map(local.middlewares.verdict)
    let protection = zip(passed, verdicts).filter { $0.1.protects }
    if !protection.isEmpty {
      return .losesProtection(middlewares: protection.map(\.0), byName: protection.flatMap(\.1.byName))
    }
    // Without its redirect, such a router would serve over plain http what another one serves over TLS.
    let redirects =
      !options.entryPoints.useTLS(for: router) && passed.contains(where: local.middlewares.redirectsToHTTPS)
    return redirects ? .onlyRedirects : nil
  }

  private func serviceRefusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    guard case .service(let name) = router.link else {
      if case .undecided(let candidates) = router.link { return .serviceUndecided(among: candidates) }
      return nil
    }
    if let service = services[name] { return service.refusal }
    // Without any service the plugin takes the guest's port 80; a name must be one of the guest's own.
    let mayBeGuessed = router.namedService == nil && services.isEmpty && options.portMapping == .label
    if mayBeGuessed { return nil }
    return router.namedService == nil ? .servicePortUnknown(service: name) : .serviceUnknown(service: name)
  }

  func warnings(for router: LocalRouter) -> [Warning] {
    var warnings: [Warning] = []
    if !router.middlewares.isEmpty {
      // Where everybody may come in, nothing was judged.
      let byName =
        options.publishesUnprotected ? [] : router.middlewares.flatMap { local.middlewares.verdict(on: $0).byName }
      warnings.append(
        .middlewaresDropped(
          router: router.name, container: router.container, middlewares: router.middlewares, byName: byName))
    }
    return warnings + options.entryPoints.warnings(for: router) + serviceWarnings(for: router)
  }

  private func serviceWarnings(for router: LocalRouter) -> [Warning] {
    guard case .service(let name) = router.link, let service = services[name] else { return [] }
    var warnings: [Warning] = []
    if let port = service.unreachablePort {
      warnings.append(
        service.isForGuestAlone
          ? .portOnLoopback(router: router.name, container: router.container, service: name, port: port)
          : .portNotPublished(router: router.name, container: router.container, service: name, port: port))
    }
    if !service.containersLeftOut.isEmpty {
      warnings.append(
        .serversLeftOut(
          router: router.name, container: router.container, service: name, kept: service.container ?? "",
          leftOut: service.containersLeftOut))
    }
    return warnings
      + service.remarks.map { .service(name, $0, router: router.name, container: router.container) }
  }

  func refusal(of rule: GatewayRule) -> SkippedRouter.Reason? {
    rule.modifiers.isEmpty ? nil : .ruleChangesRequests(parts: rule.modifiers)
  }

  func shield(over hidden: [Shield.Hidden]) -> Shield {
    Shield(
      hidden.filter(\.isLeftOut), GuestsServers(local: local, services: services, entryPoints: options.entryPoints))
  }

  func entry(for router: LocalRouter) -> GatewayConfiguration.Entry {
    let local = router.properties
    let usesTLS = options.entryPoints.useTLS(for: router)
    let ofTLS: (Text?) -> Text? = { usesTLS ? $0 : nil }
    let unknown = options.entryPoints.unknown(of: router)
    let entryPoints = unknown.isEmpty ? router.entryPoints : router.entryPoints.filter { !unknown.contains($0) }
    let properties = Properties(having: [
      (.entryPoints, entryPoints.isEmpty ? nil : entryPoints.joined(by: ",")),
      (.priority, local[.priority]),
      (.service, serviceLabel(of: router).map { serviceNames[$0] }),
      // The plugin takes only `true`, and turns TLS on for anything below it.
      (.tls, local[.tls] != nil || usesTLS && !router.usesTLS ? .boolean(usesTLS) : nil),
      (.certificateResolver, ofTLS(local[.certificateResolver] ?? resolver(of: router))),
      (.tlsDomains, ofTLS(domains(of: local))),
      (.tlsOptions, ofTLS(local[.tlsOptions])),
    ])
    return GatewayConfiguration.Entry(name: routerNames[router.name], properties: properties)
  }

  /// With the TLS of an entry point goes its resolver, which no label says: the gateway's takes its place.
  private func resolver(of router: LocalRouter) -> Text? {
    router.usesTLS || certificateResolver.isEmpty ? nil : certificateResolver
  }

  /// The plugin applies `tls.domains[n]` to every router of the guest, and `tls.domains` to one.
  private func domains(of local: Properties) -> Text? {
    let numbered = local.filter { $0.key.hasPrefix("tls.domains[") }.flatMap(\.value.listItems)
    return numbered.isEmpty ? local[.tlsDomains] : numbered.joined(by: ",")
  }

  func configuration(with routers: [PublishedRouter]) -> GatewayConfiguration {
    routers.isEmpty
      ? .nothing : GatewayConfiguration(routers: routers.map(\.entry), services: wantedServices(of: routers))
  }

  /// Those of the published routers, and those that no router at all is linked to.
  private func wantedServices(of published: [PublishedRouter]) -> [GatewayConfiguration.Entry] {
    let isWanted = self.isWanted(by: published)
    return services.compactMap { service in
      guard service.value.refusal == nil, isWanted(.service(service.key)) else { return nil }
      return GatewayConfiguration.Entry(name: serviceNames[service.key], properties: service.value.properties)
    }
  }

  private func isWanted(by published: [PublishedRouter]) -> (ServiceLink) -> Bool {
    // With every router published, each service has one of those or none at all.
    if published.count == local.routers.count, local.linksOfDropped.isEmpty { return { _ in true } }
    let wanted = Set(published.map(\.local.link))
    let linked = Set(local.routers.map(\.link)).union(local.linksOfDropped)
    return { wanted.contains($0) || !linked.contains($0) }
  }

  /// Written where the label says it, and where the plugin would have to choose among several services.
  private func serviceLabel(of router: LocalRouter) -> Text? {
    if let name = router.namedService { return name }
    guard services.count > 1 || options.portMapping != .label, case .service(let name) = router.link,
      services[name] != nil
    else { return nil }
    return name
  }
}
