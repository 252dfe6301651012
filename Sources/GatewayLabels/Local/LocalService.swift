/// A service that the VM's own Traefik builds from the labels of a container.
struct LocalService: Sendable {
  let name: Text
  let container: Text?
  /// Property (lower case, such as `loadbalancer.server.port`) to value.
  let properties: Properties
  let ports: PublishedPorts

  /// The port that a label says; an empty one counts as none.
  var portLabel: Text? { properties[.serverPort].flatMap { $0.isEmpty ? nil : $0 } }

  /// The container's port: that of its label, or else the lowest exposed one; nil when neither is known.
  var port: Int? {
    portLabel.map { Int($0.string) } ?? ports.lowestExposed
  }

  /// Whether a label says where its server is, as a whole address.
  var hasURL: Bool { properties[.serverURL].map { !$0.isEmpty } ?? false }

  /// Whether Traefik has no port for its server, so that it drops the whole container.
  var hasNoPort: Bool { ports.areKnown && !hasURL && portLabel == nil && ports.lowestExposed == nil }

  /// A label's port for which Traefik disables the service: it must be a number. Nil when it is fine.
  var unusablePort: Text? { portLabel.flatMap { $0.bytes.allSatisfy(\.isDigit) ? nil : $0 } }

  /// Traefik balances over the servers of services that agree in all of this.
  /// https://doc.traefik.io/traefik/reference/routing-configuration/http/load-balancing/service/
  var propertiesBesideServers: Properties {
    properties.filter { !$0.key.hasPrefix("loadbalancer.server.") && !LocalService.isDefault($0.key, $0.value) }
  }

  private static func isDefault(_ property: Text, _ value: Text) -> Bool {
    switch property {
    case "loadbalancer.passhostheader": Exposure(enable: value) == .shown
    case "loadbalancer.strategy": value == "wrr"
    case "loadbalancer.responseforwarding.flushinterval": value == "100ms"
    default: false
    }
  }

  /// Those that labels define, or else the one that Traefik makes for a container with routers that defines none.
  static func all(_ defined: TextMap<Properties>, of container: Container, hasRouters: Bool) -> [LocalService] {
    let makesService = defined.isEmpty && hasRouters && !container.automaticName.isEmpty
    let automatic: TextMap<Properties> = makesService ? [container.automaticName: [:]] : [:]
    return (defined.isEmpty ? automatic : defined).map { service in
      LocalService(name: service.key, container: container.name, properties: service.value, ports: container.ports)
    }
  }
}
