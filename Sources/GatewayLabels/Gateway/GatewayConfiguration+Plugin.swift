extension GatewayConfiguration {
  /// What the plugin is meant to make of the configuration, told without its labels: the other side of reading back.
  func meant(for guest: PluginGuest) -> PluginConfiguration {
    guard !self.routers.isEmpty else { return PluginConfiguration(routers: [:], services: [:]) }
    let ownService = services.count == 1 ? services[0].name : guest.defaultName
    let routers = Dictionary(self.routers.map { ($0.name, $0.router(linkedTo: ownService)) }) { first, _ in first }
    let services = Dictionary(self.services.map { ($0.name, $0.service) }) { first, _ in first }
    return PluginConfiguration(
      routers: routers, services: services.isEmpty ? [ownService: GatewayConfiguration.guestItself] : services)
  }

  /// The service that the plugin makes for a guest whose labels name none.
  private static let guestItself = PluginService(server: .address(scheme: .http, host: .guest, port: "80"))
}

extension GatewayConfiguration.Entry {
  fileprivate func router(linkedTo ownService: Text) -> PluginRouter {
    PluginRouter(
      rule: properties["rule"] ?? "",
      service: PluginOutcome(properties["service"] ?? ownService),
      entryPoints: properties["entrypoints"]?.split(at: .comma) ?? [],
      priority: properties["priority"].flatMap { Int($0.string) } ?? PluginRouter.defaultPriority,
      tls: tls)
  }

  private var tls: PluginTLS? {
    let settings: [Text] = ["tls.certresolver", "tls.options", "tls.domains"]
    guard properties["tls"] == "true" || settings.contains(where: { properties[$0] != nil }) else { return nil }
    return PluginTLS(
      certificateResolver: properties["tls.certresolver"]?.unlessEmpty, options: properties["tls.options"]?.unlessEmpty,
      domains: (properties["tls.domains"]?.split(at: .comma) ?? []).map { PluginDomain(main: PluginOutcome($0)) })
  }

  fileprivate var service: PluginService {
    PluginService(
      server: server,
      passesHostHeader: properties["loadbalancer.passhostheader"] != "false",
      healthCheck: properties["loadbalancer.healthcheck.path"].map { path in
        PluginHealthCheck(
          path: path, interval: properties["loadbalancer.healthcheck.interval"],
          timeout: properties["loadbalancer.healthcheck.timeout"])
      },
      cookie: properties["loadbalancer.sticky.cookie.name"].map { name in
        PluginCookie(
          name: name, isSecure: properties["loadbalancer.sticky.cookie.secure"] == "true",
          isHTTPOnly: properties["loadbalancer.sticky.cookie.httponly"] == "true")
      },
      flushInterval: properties["loadbalancer.responseforwarding.flushinterval"],
      serversTransport: properties[.serversTransport])
  }

  private var server: PluginServer {
    if let url = properties[.serverURL] { return .url(url) }
    let scheme: PluginServer.Scheme = properties[.serverScheme] == "https" ? .https : .http
    return .address(
      scheme: scheme, host: properties[.serverAddress].map(PluginServer.Host.given) ?? .guest,
      port: properties[.serverPort] ?? (scheme == .https ? "443" : "80"))
  }
}
