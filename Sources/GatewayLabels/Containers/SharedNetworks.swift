extension [Container] {
  /// The same containers, those in the network of another one with the ports that it publishes for them.
  /// https://docs.docker.com/engine/network/#container-networks
  var withPortsOfSharedNetworks: [Container] {
    guard contains(where: { $0.networkOwner != nil }) else { return self }
    let owners = NetworkOwners(self)
    return indices.map { place in owners.owner(of: place).map { self[place].inNetwork(of: self[$0]) } ?? self[place] }
  }
}

/// Which of some containers have the network that others use.
private struct NetworkOwners {
  /// Of each place, that of the container whose network it uses; nil for one with its own, or when it is not among them.
  private var next: [Int?] = []
  /// At the end of the way, if that one uses the network of a further one.
  private var last: [Int?]

  init(_ all: [Container]) {
    last = Array(repeating: nil, count: all.count)
    var places: [Text: Int] = [:]
    for place in all.indices.reversed() {
      if let name = all[place].name { places[name] = place }
      guard let id = all[place].id else { continue }
      // Engines write the whole id, people a part of it.
      for length in Set([12, id.count]) where length <= id.count {
        places[id[id.range.lowerBound..<(id.range.lowerBound + length)]] = place
      }
    }
    next = all.map { container in
      container.networkOwner.flatMap { reference in
        places[reference] ?? NetworkOwners.place(of: reference, in: all, places)
      }
    }
    findEnds()
  }

  /// Of a part of an id that is neither the usual one nor the whole.
  private static func place(of reference: Text, in all: [Container], _ places: [Text: Int]) -> Int? {
    guard reference.count > 12 else { return nil }
    let short = reference[reference.range.lowerBound..<(reference.range.lowerBound + 12)]
    return places[short].flatMap { all[$0].id?.hasPrefix(reference) == true ? $0 : nil }
  }

  /// Each way is walked once. Whoever is met twice on it is in a circle, and then nobody has the network.
  private mutating func findEnds() {
    var isDone = Array(repeating: false, count: next.count)
    for start in next.indices {
      var way: [Int] = []
      var isOnWay: Set<Int> = []
      var place = start
      while !isDone[place], isOnWay.insert(place).inserted, let following = next[place] {
        way.append(place)
        place = following
      }
      let end = isDone[place] ? last[place] ?? (next[place] == nil ? place : nil) : next[place] == nil ? place : nil
      isDone[place] = true
      for passed in way { (last[passed], isDone[passed]) = (end, true) }
    }
  }

  func owner(of place: Int) -> Int? { last[place] }
}

extension Container {
  /// The container whose network it uses, as `network_mode` names it: by its id or its name; nil when it has its own.
  fileprivate var networkOwner: Text? { networkMode?.dropping(prefix: "container:").flatMap { $0.isEmpty ? nil : $0 } }
}
