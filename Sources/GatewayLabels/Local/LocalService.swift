/// A service that the VM's own Traefik builds from the labels of a container.
struct LocalService: Sendable {
  let name: Text
  let container: Text?
  /// Property (lower case, such as `loadbalancer.server.port`) to value.
  let properties: [Text: Text]
  let ports: PublishedPorts

  /// The container's port: that of its label, or else the lowest exposed one; nil when neither is known.
  var port: Int? {
    properties["loadbalancer.server.port"].map { Int($0.string) } ?? ports.lowestExposed
  }
}
