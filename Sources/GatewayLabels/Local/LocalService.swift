/// A service that the VM's own Traefik builds from the labels of a container.
struct LocalService: Sendable {
  let name: Text
  let container: Text?
  /// Property (lower case, such as `loadbalancer.server.port`) to value.
  let properties: [Text: Text]
}
