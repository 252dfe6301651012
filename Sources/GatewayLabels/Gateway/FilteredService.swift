/// A local service as the gateway gets it in mode filter.
struct FilteredService {
  let container: Text?
  let properties: Properties
  /// Why no router of the service can be published; nil when they can.
  let refusal: SkippedRouter.Reason?
  /// The container's port, when the gateway will hardly reach it because the guest does not publish it.
  let unreachablePort: Int?
  /// Containers whose servers stay behind: the notes can name one server of a service.
  private(set) var containersLeftOut: [Text] = []

  /// Of a service with servers in several containers the gateway gets the first one that it can reach.
  init?(_ servers: [LocalService], _ mapping: FilterOptions.PortMapping) {
    // Mostly there is nothing to choose from.
    if servers.count == 1 {
      self.init(servers[0], mapping)
      if isKnown { return }
      return nil
    }
    let all = servers.map { FilteredService($0, mapping) }.filter(\.isKnown)
    let usable = all.filter { $0.refusal == nil }
    guard let best = usable.first(where: { $0.unreachablePort == nil }) ?? usable.first ?? all.first else { return nil }
    self = best
    containersLeftOut = all.filter { $0.properties != best.properties }.compactMap(\.container)
  }

  private init(_ service: LocalService, _ mapping: FilterOptions.PortMapping) {
    container = service.container
    var properties = service.properties.filter { FilteredService.kept.contains($0.key) }
    let port = mapping == .label ? nil : service.port
    let guestPort = port.flatMap(service.ports.guestPort(for:))
    if let port { properties[.serverPort] = Text(String(guestPort ?? port)) }
    self.properties = properties
    let unreachable = guestPort == nil ? port : nil
    unreachablePort = mapping == .auto ? unreachable : nil
    let mapped = mapping == .published ? FilteredService.refusal(service.name, port, guestPort) : nil
    refusal = FilteredService.refusal(of: service, properties) ?? mapped
  }

  private static let kept: [Text] = ["loadbalancer.server.port", "loadbalancer.server.scheme"]

  /// Whether any label or port tells where the service is.
  private var isKnown: Bool { !properties.isEmpty || refusal != nil }

  private static func refusal(_ name: Text, _ port: Int?, _ guestPort: Int?) -> SkippedRouter.Reason? {
    if guestPort != nil { return nil }
    return port.map { .portNotPublished(service: name, port: $0) } ?? .servicePortUnknown(service: name)
  }

  private static func refusal(of service: LocalService, _ properties: Properties) -> SkippedRouter.Reason? {
    if service.properties[.serverURL] != nil { return .serviceElsewhere(service: service.name) }
    return properties.values.first { !Label("traefik.", $0).isExpressible }
      .map { .notExpressible(label: Label(LabelKey.service(service.name, "loadbalancer.server"), $0)) }
  }
}
