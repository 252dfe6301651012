extension GatewayConfiguration {
  /// One router that never matches a request, for a guest that has nothing more to publish. Without it, when the guest is
  /// the last one, the plugin's result is empty, and Traefik skips an empty configuration and keeps the old routes alive.
  static func inert(named service: Text) -> GatewayConfiguration {
    // The domain .invalid has no hosts: https://www.rfc-editor.org/rfc/rfc2606#section-2
    let router = Entry(name: service + "-inert", properties: ["rule": "Host(`inert.invalid`)", "service": service])
    let server = Entry(name: service, properties: ["loadbalancer.server.port": "9"])
    return GatewayConfiguration(enable: true, routers: [router], services: [server])
  }
}
