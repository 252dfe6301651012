extension StaticEntryPoint {
  /// Those that are given, and those that Traefik makes by itself, in the order of their names.
  static func all(of root: StaticNode) throws(StaticFault) -> [StaticEntryPoint] {
    var nodes = root["entryPoints"]?.members ?? []
    if nodes.isEmpty { nodes = [StaticNode(name: "http", address: ":80")] }
    if try root.usesInternalEntryPoint, !nodes.contains(where: { $0.name == internalName }) {
      nodes.append(StaticNode(name: internalName, address: ":8080"))
    }
    var found: [StaticEntryPoint] = []
    for node in nodes.sorted(by: { $0.name < $1.name }) { found.append(try StaticEntryPoint(name: node.name, node)) }
    try refusePortsTakenTwice(found)
    return found
  }

  private static func refusePortsTakenTwice(_ all: [StaticEntryPoint]) throws(StaticFault) {
    for (index, first) in all.enumerated() {
      for second in all[..<index] where first.takesPort(of: second) {
        throw .refused(.portTakenTwice(entryPoints: [second.name, first.name], port: first.port ?? 0))
      }
    }
  }

  private func takesPort(of other: StaticEntryPoint) -> Bool {
    guard let port, port == other.port, !(sharesPort && other.sharesPort) else { return false }
    guard host == other.host || host.isEverywhere || other.host.isEverywhere else { return false }
    return transport == other.transport || hasHTTP3 && other.transport == .udp || other.hasHTTP3 && transport == .udp
  }
}

extension Text {
  fileprivate var isEverywhere: Bool { ["", "0.0.0.0", "::"].contains(self) }
}

extension StaticNode {
  fileprivate init(name: Text, address: Text) {
    self.init(name: name, members: [StaticNode(name: "address", value: address)])
  }

  /// Whether the API without protection, ping, metrics or the REST provider are on the entry point for them.
  fileprivate var usesInternalEntryPoint: Bool {
    get throws(StaticFault) {
      if try self["api"]?.boolean("insecure") == true { return true }
      if try self["providers"]?["rest"]?.boolean("insecure") == true { return true }
      for service in [self["ping"], self["metrics"]?["prometheus"]].compactMap({ $0 }) {
        let isManual = try service.boolean("manualRouting") ?? false
        if !isManual, try service.text("entryPoint") ?? StaticEntryPoint.internalName == StaticEntryPoint.internalName {
          return true
        }
      }
      return false
    }
  }
}
