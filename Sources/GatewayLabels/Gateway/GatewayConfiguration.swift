/// What the gateway is to have for one guest.
struct GatewayConfiguration {
  /// A router or a service under the name that it has on the gateway, with the properties that are written.
  struct Entry {
    let name: Text
    let properties: Properties
  }

  /// The value of `traefik.enable`; nil for no such label.
  var enable: Bool?
  var routers: [Entry] = []
  var services: [Entry] = []

  /// In the order in which they are written: `traefik.enable` first, the rest in the byte order of their keys.
  var labels: [Label] {
    let enableLabel = enable.map { [Label("traefik.enable", $0 ? "true" : "false")] } ?? []
    return enableLabel
      + (routers.flatMap { $0.labels(under: LabelKey.router) } + services.flatMap { $0.labels(under: LabelKey.service) })
      .inKeyOrder
  }
}

extension GatewayConfiguration.Entry {
  func with(_ property: Text, _ value: Text) -> GatewayConfiguration.Entry {
    var properties = properties
    properties[property] = value
    return GatewayConfiguration.Entry(name: name, properties: properties)
  }

  func labels(under key: (Text, Text) -> Text) -> [Label] {
    properties.map { Label(key(name, $0.key), $0.value) }
  }
}

extension [Label] {
  /// Ordered by the bytes of their keys, which they mostly are already.
  var inKeyOrder: [Label] {
    indices.dropFirst().allSatisfy { self[$0 - 1].key <= self[$0].key } ? self : sorted { $0.key < $1.key }
  }
}
