/// A service that the VM's own Traefik builds from the labels of a container.
struct LocalService: Sendable {
  let name: Text
  let container: Text?
  /// Property (lower case, such as `loadbalancer.server.port`) to value.
  let properties: Properties
  let ports: PublishedPorts

  /// The container's port: that of its label, or else the lowest exposed one; nil when neither is known.
  var port: Int? {
    properties[.serverPort].map { Int($0.string) } ?? ports.lowestExposed
  }

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

  /// Those that labels define, or else the one that Traefik makes for the routers of a container that defines none.
  static func all(_ defined: TextMap<Properties>, of container: Container, hasRouters: Bool) -> [LocalService] {
    let makesService = defined.isEmpty && hasRouters && !container.automaticName.isEmpty
    let automatic: TextMap<Properties> = makesService ? [container.automaticName: [:]] : [:]
    return (defined.isEmpty ? automatic : defined).map { service in
      LocalService(name: service.key, container: container.name, properties: service.value, ports: container.ports)
    }
  }
}
