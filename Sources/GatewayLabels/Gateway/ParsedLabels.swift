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
