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

  /// `traefik.enable` first, the rest in the byte order of their keys.
  var lines: LabelLines {
    LabelLines(size: 25 + (routers + services).map(\.size).reduce(0, +)) { lines in
      if let enable { lines.add(["traefik.enable"], enable ? "true" : "false") }
      for (section, entries) in [("routers", routers), ("services", services)] as [(Text, [Entry])] {
        for entry in entries.inKeyOrder {
          for property in entry.properties {
            lines.add(["traefik.http.", section, ".", entry.name, ".", property.key], property.value)
          }
        }
      }
    }
  }
}

extension GatewayConfiguration.Entry {
  /// That of its lines in bytes, with a little room.
  fileprivate var size: Int { properties.reduce(0) { $0 + 25 + name.count + $1.key.count + $1.value.count } }

  func with(_ property: Text, _ value: Text) -> GatewayConfiguration.Entry {
    var properties = properties
    properties[property] = value
    return GatewayConfiguration.Entry(name: name, properties: properties)
  }
}

extension [GatewayConfiguration.Entry] {
  /// As their keys are ordered, in which a dot follows the name.
  fileprivate var inKeyOrder: [GatewayConfiguration.Entry] {
    let names = map { $0.name + "." }
    if names.indices.dropFirst().allSatisfy({ names[$0 - 1] <= names[$0] }) { return self }
    return names.indices.sorted { names[$0] < names[$1] }.map { self[$0] }
  }
}

extension [Label] {
  /// Ordered by the bytes of their keys, which they mostly are already.
  var inKeyOrder: [Label] {
    indices.dropFirst().allSatisfy { self[$0 - 1].key <= self[$0].key } ? self : sorted { $0.key < $1.key }
  }
}
