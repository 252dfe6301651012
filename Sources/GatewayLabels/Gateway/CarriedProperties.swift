/// What mode filter carries of a service beside the place of its server: all that the plugin reads, in the form in which
/// the plugin and Traefik understand the same.
/// https://doc.traefik.io/traefik/reference/routing-configuration/http/load-balancing/service/
struct CarriedProperties {
  let properties: Properties
  /// Whether there is a health check that the plugin would do otherwise than the guest's Traefik.
  let leavesHealthCheckOut: Bool

  init(of service: Properties) {
    let check = CarriedProperties.healthCheck(service)
    let cookie = CarriedProperties.cookie(service)
    properties = Properties(
      having: [
        ("loadbalancer.passhostheader", service.boolean("loadbalancer.passhostheader")),
        ("loadbalancer.responseforwarding.flushinterval", service.duration(CarriedProperties.flushInterval)),
        (.serversTransport, service.filled(.serversTransport)),
      ] + check.carried + cookie)
    leavesHealthCheckOut = check.isLeftOut
  }

  private static let flushInterval: Text = "loadbalancer.responseforwarding.flushinterval"
  private static let checkPrefix: Text = "loadbalancer.healthcheck."
  private static let cookiePrefix: Text = "loadbalancer.sticky.cookie."

  /// With anything but these three, the plugin would ask another port, host or path than the guest's Traefik, take the
  /// server for a sick one and send it nothing.
  private static func healthCheck(_ service: Properties) -> (carried: [(Text, Text?)], isLeftOut: Bool) {
    let names = service.keys.compactMap { $0.dropping(prefix: checkPrefix) }
    guard !names.isEmpty else { return ([], false) }
    guard let path = service.filled(checkPrefix + "path"),
      names.allSatisfy({ ["path", "interval", "timeout"].contains($0) })
    else { return ([], service.filled(checkPrefix + "path") != nil) }
    let durations = (["interval", "timeout"] as [Text]).map { name in
      (checkPrefix + name, service.duration(checkPrefix + name))
    }
    return ([(checkPrefix + "path", path)] + durations, false)
  }

  /// Only with a name: without one Traefik makes one, and the plugin no cookie.
  private static func cookie(_ service: Properties) -> [(Text, Text?)] {
    guard let name = service.filled(cookiePrefix + "name") else { return [] }
    let switches = (["secure", "httponly"] as [Text]).map { name in
      (cookiePrefix + name, service.boolean(cookiePrefix + name))
    }
    return [(cookiePrefix + "name", name)] + switches
  }
}

extension Properties {
  /// An empty value counts as none.
  fileprivate func filled(_ property: Text) -> Text? {
    self[property].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The plugin takes other words for no than Traefik does.
  fileprivate func boolean(_ property: Text) -> Text? {
    self[property].map(Exposure.init(enable:)).flatMap { $0.isBoolean ? .boolean($0 == .shown) : nil }
  }

  /// A bare number is seconds to Traefik, and nothing at all where the plugin hands it on.
  fileprivate func duration(_ property: Text) -> Text? {
    filled(property).map { Int($0.string) == nil ? $0 : $0 + "s" }
  }
}
