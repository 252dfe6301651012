/// A local service as the gateway gets it in mode filter.
struct FilteredService {
  let container: Text?
  let properties: Properties
  /// Why no router of the service can be published; nil when they can.
  let refusal: SkippedRouter.Reason?
  /// The container's port, when the gateway will hardly reach it because the guest does not publish it.
  let unreachablePort: Int?
  /// Whether that is because the guest publishes it for itself only.
  let isForGuestAlone: Bool
  /// What the gateway does otherwise than the guest's Traefik, or needs for it.
  let remarks: [ServiceRemark]
  /// Whether any label or port tells where the service is.
  private let isKnown: Bool
  /// Containers whose servers stay behind: the notes can name one server of a service.
  private(set) var containersLeftOut: [Text] = []

  /// Of a service with servers in several containers the gateway gets the first one that it can reach.
  init?(_ servers: [LocalService], _ options: FilterOptions) {
    // Mostly there is nothing to choose from.
    if servers.count == 1 {
      self.init(servers[0], options)
      if isKnown { return }
      return nil
    }
    let all = servers.map { FilteredService($0, options) }.filter(\.isKnown)
    let usable = all.filter { $0.refusal == nil }
    guard let best = usable.first(where: { $0.unreachablePort == nil }) ?? usable.first ?? all.first else { return nil }
    self = best
    containersLeftOut = all.filter { $0.properties != best.properties }.compactMap(\.container)
  }

  private init(_ service: LocalService, _ options: FilterOptions) {
    container = service.container
    let carried = CarriedProperties(of: service.properties)
    let server = FilteredServer(service, options)
    properties = Properties(Array(server.properties) + carried.properties)
    (unreachablePort, isForGuestAlone) = (server.unreachablePort, server.isForGuestAlone)
    remarks =
      server.remarks + (carried.leavesHealthCheckOut ? [.healthCheckLeftOut] : [])
      + (carried.properties[.serversTransport].map { [.needsTransport($0)] } ?? [])
    refusal = server.refusal ?? FilteredService.refusal(of: service.name, properties)
    isKnown = !server.properties.isEmpty || refusal != nil
  }

  private static func refusal(of service: Text, _ properties: Properties) -> SkippedRouter.Reason? {
    properties.first { !Label("traefik.", $0.value).isExpressible }
      .map { .notExpressible(label: Label(LabelKey.service(service, $0.key), $0.value)) }
  }
}

/// What a person should know of a service that mode filter carries.
public enum ServiceRemark: Equatable, Sendable {
  /// The gateway must have this transport.
  case needsTransport(Text)
  /// The gateway must reach this URL itself.
  case hasURL(Text)
  /// The gateway does not ask the server for its health, since the notes cannot say how.
  case healthCheckLeftOut
  /// The server speaks HTTP/2 without TLS, and the gateway will speak HTTP/1.1 to it.
  case losesHTTP2
}
