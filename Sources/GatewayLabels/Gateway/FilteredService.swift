/// A local service as the gateway gets it in mode filter.
struct FilteredService {
  let properties: [Text: Text]
  /// Why no router of the service can be published; nil when they can.
  let refusal: SkippedRouter.Reason?
  /// The container's port, when the gateway will hardly reach it because the guest does not publish it.
  let unreachablePort: Int?

  init(_ service: LocalService, _ mapping: FilterOptions.PortMapping) {
    let kept: Set<Text> = ["loadbalancer.server.port", "loadbalancer.server.scheme"]
    var properties = service.properties.filter { kept.contains($0.key) }
    let port = mapping == .label ? nil : service.port
    let guestPort = port.flatMap(service.ports.guestPort(for:))
    if let port { properties["loadbalancer.server.port"] = Text(String(guestPort ?? port)) }
    let isExpressible = properties.allSatisfy { Label(LabelKey.service("name", $0.key), $0.value).isExpressible }
    self.properties = isExpressible ? properties : [:]
    let unreachable = guestPort == nil ? port : nil
    unreachablePort = mapping == .auto ? unreachable : nil
    refusal = mapping == .published ? FilteredService.refusal(service.name, port, guestPort) : nil
  }

  private static func refusal(_ name: Text, _ port: Int?, _ guestPort: Int?) -> SkippedRouter.Reason? {
    if guestPort != nil { return nil }
    return port.map { .portNotPublished(service: name, port: $0) } ?? .servicePortUnknown(service: name)
  }
}
