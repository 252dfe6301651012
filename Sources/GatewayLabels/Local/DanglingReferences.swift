extension LocalConfiguration {
  /// Why Traefik disables the router, though it has read it: what it refers to is nowhere, or works nowhere. Nil when labels
  /// tell of nothing: what other providers define they do not say, and labels in one flat list may not be all there are.
  /// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/
  func reasonDisabled(_ router: LocalRouter) -> SkippedRouter.Reason? {
    if let options = router.danglingTLSOptions { return .tlsOptionsMissing(options) }
    guard case .service(let name) = router.link, !name.isOfAnotherProvider else { return nil }
    if let containers = conflictingServices[name] {
      return .serviceDefinedDifferently(service: name, containers: containers)
    }
    if router.container == nil { return nil }
    guard let service = services[name] else { return .serviceMissing(service: name) }
    if let transport = service.danglingTransport { return .transportMissing(service: name, transport: transport) }
    return servers(of: service).lazy.compactMap(\.unusablePort).first.map { .portNotNumber(service: name, port: $0) }
  }

  /// Whether Traefik disables the router, so that it answers no request.
  func isDisabled(_ router: LocalRouter) -> Bool {
    reasonDisabled(router) != nil || middlewareFault(of: router) != nil
  }

  /// Whether nothing in the labels makes Traefik disable the router. In doubt it does not serve.
  func mayServe(_ router: LocalRouter) -> Bool {
    guard case .service(let name) = router.link, !isDisabled(router) else { return false }
    return name.isOfAnotherProvider || services[name] != nil
  }
}

extension Text {
  /// Whether the reference names a provider other than Docker, such as `auth@file`.
  fileprivate var isOfAnotherProvider: Bool {
    contains("@") && dropping(suffix: "@docker") == nil
  }
}

extension LocalRouter {
  /// The service that it has, or those among which Traefik cannot choose.
  var possibleLinks: [ServiceLink] {
    if case .undecided(let services) = link { services.map(ServiceLink.service) } else { [link] }
  }

  /// Of one without a link.
  var reasonUnlinkable: SkippedRouter.Reason {
    if case .undecided(let services) = link { .serviceUndecided(among: services) } else { .noRule }
  }
}

extension Text {
  /// What labels cannot define, though the reference says that they do; nil for one with the mark of a provider that can.
  fileprivate var unlessDefinedElsewhere: Text? { isEmpty || self == "default" || isOfAnotherProvider ? nil : self }
}

extension LocalRouter {
  fileprivate var danglingTLSOptions: Text? { properties[.tlsOptions]?.unlessDefinedElsewhere }
}

extension LocalService {
  fileprivate var danglingTransport: Text? { properties[.serversTransport]?.unlessDefinedElsewhere }
}
