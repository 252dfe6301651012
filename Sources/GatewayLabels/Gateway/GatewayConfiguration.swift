/// What the gateway is to have for one guest.
struct GatewayConfiguration {
  /// A router or a service under the name that it has on the gateway, with the properties that are written.
  struct Entry {
    let name: Text
    let properties: Properties
  }

  /// Without any, nothing else is written either: the plugin would publish an enabled guest itself.
  let routers: [Entry]
  let services: [Entry]

  static let nothing = GatewayConfiguration(routers: [], services: [])

  /// `traefik.enable=true` first, the rest in the byte order of their keys.
  var lines: LabelLines {
    LabelLines(size: 25 + routers.size + services.size) { lines in
      if routers.isEmpty { return }
      lines.add("", "traefik.enable", "true")
      routers.write("traefik.http.routers.", to: &lines)
      services.write("traefik.http.services.", to: &lines)
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

  func without(_ property: Text) -> GatewayConfiguration.Entry {
    var properties = properties
    properties[property] = nil
    return GatewayConfiguration.Entry(name: name, properties: properties)
  }

  func named(_ name: Text) -> GatewayConfiguration.Entry {
    GatewayConfiguration.Entry(name: name, properties: properties)
  }
}

extension [GatewayConfiguration.Entry] {
  fileprivate var size: Int { reduce(0) { $0 + $1.size } }

  /// In the order of the keys, in which a dot follows the name. `section` is what they begin with.
  fileprivate func write(_ section: Text, to lines: inout LabelLines.Builder) {
    let starts = map { Text(joining: section, $0.name, ".") }
    for place in indices.sorted(by: { starts[$0] < starts[$1] }) {
      for property in self[place].properties { lines.add(starts[place], property.key, property.value) }
    }
  }
}

extension [Label] {
  /// Ordered by the bytes of their keys, which they mostly are already.
  var inKeyOrder: [Label] {
    indices.dropFirst().allSatisfy { self[$0 - 1].key <= self[$0].key } ? self : sorted { $0.key < $1.key }
  }
}
