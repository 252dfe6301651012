extension GatewayConfiguration {
  /// One router that never matches a request, for a guest that has nothing more to publish. Without it, when the guest is
  /// the last one, the plugin's result is empty, and Traefik skips an empty configuration and keeps the old routes alive.
  static func inert(named service: Text) -> GatewayConfiguration {
    let router = Entry(name: service + "-inert", properties: ["rule": inertRule, "service": service])
    let server = Entry(name: service, properties: ["loadbalancer.server.port": "9"])
    return GatewayConfiguration(routers: [router], services: [server])
  }

  /// No request has two methods. Without any host, an HTTPS router would take the TLS connections for every name; the domain
  /// .invalid has no hosts: https://www.rfc-editor.org/rfc/rfc2606#section-2
  private static let inertRule: Text = "Host(`inert.invalid`) && Method(`GET`) && Method(`POST`)"

  /// Whether a router with this rule is an inert one, also one that an earlier version wrote.
  static func isInert(_ rule: Text) -> Bool { rule == inertRule || rule == "Host(`inert.invalid`)" }
}
