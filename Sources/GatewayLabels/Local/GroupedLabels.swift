/// The labels of one container by what they name, in name order. Two spellings of a name are one, the first in byte order,
/// as Traefik merges them within a container.
struct GroupedLabels {
  private(set) var enable: Text?
  private var routersByName = Sections()
  private var servicesByName = Sections()
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
      case .other:
        let key = label.key.lowercased
        if key.hasPrefix("traefik.tcp.") || key.hasPrefix("traefik.udp.") { concernsOthers = true }
      }
    }
  }

  var services: [(Text, [Text: Text])] { servicesByName.ordered }

  /// Without a router label Traefik makes one router for a container with at most one service.
  func routers(orAutomatic name: Text?) -> [(Text, [Text: Text])] {
    let named = routersByName.ordered
    let isForOthersOnly = concernsOthers && !concernsHTTP && services.isEmpty
    guard named.isEmpty, services.count < 2, !isForOthersOnly, let name, !name.isEmpty else { return named }
    return [(name, [:])]
  }
}

/// Name to property to value.
private struct Sections {
  private var spelling: [Text: Text] = [:]
  private var values: [Text: [Text: Text]] = [:]

  mutating func set(_ property: Text, of name: Text, to value: Text) {
    let first = spelling[name.lowercased] ?? name
    spelling[name.lowercased] = first
    values[first, default: [:]][property] = value
  }

  var ordered: [(Text, [Text: Text])] { values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}
