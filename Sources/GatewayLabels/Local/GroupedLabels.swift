/// The labels of one container by what they name.
struct GroupedLabels {
  private(set) var enable: Text?
  private(set) var routers: TextMap<Properties> = [:]
  private(set) var services: TextMap<Properties> = [:]
  private(set) var middlewares: TextMap<Properties> = [:]
  private(set) var streams: [StreamProtocol: StreamSections] = [:]
  /// Whether any label is about HTTP, as opposed to TCP and UDP.
  private var concernsHTTP = false
  private var concernsOthers = false
  private var namedRouters = NamedProperties()
  private var namedServices = NamedProperties()
  private var namedMiddlewares = NamedProperties()

  init(_ labels: [Label]) {
    for label in labels {
      switch LabelKey(label.key) {
      case .enable: enable = label.value
      case .router(let name, let property): namedRouters.set(property, of: name, to: label.value)
      case .service(let name, let property): namedServices.set(property, of: name, to: label.value)
      case .middleware(let name, let property):
        concernsHTTP = true
        namedMiddlewares.set(property.lowercased, of: name, to: label.value)
      case .other: addStream(label)
      }
    }
    (routers, services) = (namedRouters.inOneContainer, namedServices.inOneContainer)
    middlewares = namedMiddlewares.inOneContainer
  }

  private mutating func addStream(_ label: Label) {
    let key = label.key.lowercased
    if key.hasPrefix("traefik.tcp.") || key.hasPrefix("traefik.udp.") { concernsOthers = true }
    guard let key = StreamKey(label.key) else { return addBareRouter(label.key) }
    streams[key.streamProtocol, default: StreamSections()].set(key, to: label.value)
  }

  /// `traefik.http.routers.web` alone, whatever its value, is a router without properties.
  private mutating func addBareRouter(_ key: Text) {
    let words = key.split(at: .dot)
    let section = words.prefix(3).map(\.lowercased)
    guard words.count == 4, section.first == "traefik", section.last == "routers", !words[3].isEmpty else { return }
    if section[1] == "http" { namedRouters.declare(words[3]) }
    if let kind = StreamProtocol(rawValue: section[1].string) {
      streams[kind, default: StreamSections()].declareRouter(words[3])
    }
  }

  /// Without a router label Traefik makes one router for a container with at most one service.
  var asksForAutomaticRouter: Bool {
    let isForOthersOnly = concernsOthers && !concernsHTTP && services.isEmpty
    return routers.isEmpty && services.count < 2 && !isForOthersOnly
  }
}

/// The TCP or UDP labels of one container.
struct StreamSections {
  private(set) var routers = NamedProperties()
  private(set) var services = NamedProperties()
  private(set) var middlewares = NamedProperties()

  fileprivate mutating func declareRouter(_ name: Text) {
    routers.declare(name)
  }

  fileprivate mutating func set(_ key: StreamKey, to value: Text) {
    switch key.section {
    case .routers: routers.set(key.property, of: key.name, to: value)
    case .services: services.set(key.property, of: key.name, to: value)
    case .middlewares: middlewares.set(key.property, of: key.name, to: value)
    }
  }
}
