/// The labels of one container by what they name.
struct GroupedLabels {
  private(set) var enable: Text?
  private var routersByName = NamedProperties()
  private var servicesByName = NamedProperties()
  private(set) var streams: [StreamProtocol: StreamSections] = [:]
  /// Whether any label is about HTTP, as opposed to TCP and UDP.
  private var concernsHTTP = false
  private var concernsOthers = false

  init(_ labels: [Label]) {
    for label in labels {
      switch LabelKey(label.key) {
      case .enable: enable = label.value
      case .router(let name, let property): routersByName.set(property, of: name, to: label.value)
      case .service(let name, let property): servicesByName.set(property, of: name, to: label.value)
      case .middleware: concernsHTTP = true
      case .other: addStream(label)
      }
    }
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
    if section[1] == "http" { routersByName.declare(words[3]) }
    if let kind = StreamProtocol(rawValue: section[1].string) {
      streams[kind, default: StreamSections()].declareRouter(words[3])
    }
  }

  var routers: [(Text, [Text: Text])] { routersByName.ordered }
  var services: [(Text, [Text: Text])] { servicesByName.ordered }

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

/// Name to property to value. Two spellings of a name are one, the first in the order of the labels, as Traefik merges
/// them within a container.
struct NamedProperties {
  private var spelling: [Text: Text] = [:]
  private var values: [Text: [Text: Text]] = [:]

  mutating func set(_ property: Text, of name: Text, to value: Text) {
    values[declare(name), default: [:]][property] = value
  }

  /// The spelling that counts.
  @discardableResult
  mutating func declare(_ name: Text) -> Text {
    let canonical = name.lowercased
    if let first = spelling[canonical] { return first }
    spelling[canonical] = name
    values[name] = [:]
    return name
  }

  /// In name order.
  var ordered: [(Text, [Text: Text])] { values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}
