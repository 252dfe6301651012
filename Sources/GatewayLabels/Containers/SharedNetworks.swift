extension [Container] {
  /// The same containers, those in the network of another one with the ports that it publishes for them.
  /// https://docs.docker.com/engine/network/#container-networks
  var withPortsOfSharedNetworks: [Container] {
    guard contains(where: { $0.networkOwner != nil }) else { return self }
    let owners = self
    return map { container in
      guard let owner = container.networkOwner(among: owners) else { return container }
      return container.inNetwork(of: owner)
    }
  }
}

extension Container {
  /// The container whose network it uses, as `network_mode` names it: by its id or its name; nil when it has its own.
  fileprivate var networkOwner: Text? { networkMode?.dropping(prefix: "container:").flatMap { $0.isEmpty ? nil : $0 } }

  /// At the end of the way, if that one uses the network of a further one; nil when it is not among them.
  fileprivate func networkOwner(among all: [Container]) -> Container? {
    var owner: Container?
    var reference = networkOwner
    // Whoever is met twice is in a circle.
    for _ in all.indices {
      guard let wanted = reference, let next = all.first(where: { $0.isMeant(by: wanted) }) else { return owner }
      (owner, reference) = (next, next.networkOwner)
    }
    return owner
  }

  /// Engines write the whole id, people a part of it or the name.
  private func isMeant(by reference: Text) -> Bool {
    name == reference || id.map { $0 == reference || reference.count >= 12 && $0.hasPrefix(reference) } == true
  }
}
