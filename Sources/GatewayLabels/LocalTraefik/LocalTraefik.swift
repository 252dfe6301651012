/// What was found out about the Traefik of a guest.
public struct LocalTraefik: Sendable {
  public let container: Text
  /// Such as `3.7`; nil when the image does not say it.
  public let version: Text?
  public let ports: PublishedPorts
  public let reading: Result<StaticConfiguration, StaticFault>

  public init(_ container: TraefikContainer) {
    (self.container, version, ports) = (container.name, container.version, container.ports)
    do {
      reading = .success(try StaticConfiguration(container))
    } catch {
      reading = .failure(error)
    }
  }
}
