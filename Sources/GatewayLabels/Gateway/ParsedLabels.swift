/// Labels grouped by what they name: name to property to value.
public struct ParsedLabels: Equatable, Sendable {
  /// `traefik.enable` and all that is no router, service or middleware of HTTP: key to value.
  public private(set) var general: [Text: Text] = [:]
  public private(set) var routers: [Text: [Text: Text]] = [:]
  public private(set) var services: [Text: [Text: Text]] = [:]
  public private(set) var middlewares: [Text: [Text: Text]] = [:]

  public init(_ labels: [Label]) {
    for label in labels {
      switch LabelKey(label.key) {
      case .router(let name, let property): routers[name, default: [:]][property] = label.value
      case .service(let name, let property): services[name, default: [:]][property] = label.value
      case .middleware(let name, let property): middlewares[name, default: [:]][property] = label.value
      case .enable, .other: general[label.key] = label.value
      }
    }
  }
}

/// The TCP or UDP routers, services and middlewares that the VM's own Traefik has: name to property to value.
public struct ParsedStreams: Equatable, Sendable {
  public let routers: [Text: [Text: Text]]
  public let services: [Text: [Text: Text]]
  /// UDP has none.
  public let middlewares: [Text: [Text: Text]]

  init(_ streams: LocalStreams?) {
    routers = Dictionary((streams?.routers ?? []).map { ($0.name, $0.properties) }) { first, _ in first }
    services = Dictionary((streams?.services ?? []).map { ($0.name, $0.properties) }) { first, _ in first }
    middlewares = streams?.middlewares ?? [:]
  }
}
