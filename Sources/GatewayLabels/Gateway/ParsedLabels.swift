/// Labels grouped by what they name: name to property to value.
public struct ParsedLabels: Equatable, Sendable {
  /// `traefik.enable` and all that is no router, service or middleware of HTTP: key to value.
  public let general: Properties
  public let routers: TextMap<Properties>
  public let services: TextMap<Properties>
  public let middlewares: TextMap<Properties>

  public init(_ labels: [Label]) {
    var (routers, services, middlewares) = (NamedProperties(), NamedProperties(), NamedProperties())
    var general: [Properties.Member] = []
    for label in labels {
      switch LabelKey(label.key) {
      case .router(let name, let property): routers.set(property, of: name, to: label.value)
      case .service(let name, let property): services.set(property, of: name, to: label.value)
      case .middleware(let name, let property): middlewares.set(property, of: name, to: label.value)
      case .enable, .other: general.append(Properties.Member(label.key, label.value))
      }
    }
    self.general = Properties(general)
    (self.routers, self.services) = (routers.byName { $0 }, services.byName { $0 })
    self.middlewares = middlewares.byName { $0 }
  }
}

/// The TCP or UDP routers, services and middlewares that the VM's own Traefik has: name to property to value.
public struct ParsedStreams: Equatable, Sendable {
  public let routers: TextMap<Properties>
  public let services: TextMap<Properties>
  /// UDP has none.
  public let middlewares: TextMap<Properties>

  init(_ streams: LocalStreams?) {
    routers = TextMap((streams?.routers ?? []).reversed().map { TextMap.Member($0.name, $0.properties) })
    services = TextMap((streams?.services ?? []).reversed().map { TextMap.Member($0.name, $0.properties) })
    middlewares = streams?.middlewares ?? [:]
  }
}
