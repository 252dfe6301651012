/// One option as a source gives it: a value, members, or both. Traefik makes such a tree of flags, variables and files alike.
struct StaticNode {
  let name: Text
  /// Empty when none is given.
  var value: Text = ""
  var members: [StaticNode] = []
  /// Whether `value` is not what was meant, as the reader does not know how Traefik writes it.
  var isOdd = false

  /// The first of that name in any letter case.
  subscript(name: Text) -> StaticNode? {
    let wanted = name.lowercased
    return members.first { $0.name.lowercased == wanted }
  }
}

extension StaticNode {
  /// Of keys such as `entryPoints.web.address`. Throws `StaticFault.refused`.
  init(_ settings: TextMap<Text>) throws(StaticFault) {
    self.init(name: "")
    for setting in settings {
      let path = try StaticNode.path(setting.key)
      add(path[...], setting.value)
    }
  }

  private static func path(_ key: Text) throws(StaticFault) -> [Text] {
    var path: [Text] = []
    for word in key.split(at: .dot) {
      guard let first = word.bytes.first, first != UInt8(ascii: "[") else { throw .refused(.unknownOption(key)) }
      guard word.bytes.last == UInt8(ascii: "]"), let parts = word.cut(at: UInt8(ascii: "[")) else {
        path.append(word)
        continue
      }
      path += [parts.head, "[" + parts.tail]
    }
    return path
  }

  /// Two spellings of one name are one, in that which comes first.
  private mutating func add(_ path: ArraySlice<Text>, _ value: Text) {
    guard let name = path.first else {
      self.value = value
      return
    }
    let wanted = name.lowercased
    let place = members.firstIndex { $0.name.lowercased == wanted } ?? members.count
    if place == members.count { members.append(StaticNode(name: name)) }
    members[place].add(path.dropFirst(), value)
  }
}

extension StaticNode {
  /// Of what a file says; null is as good as nothing. Keys come in the order of their bytes.
  init(name: Text, _ value: StaticValue) {
    self.init(name: name)
    switch value {
    case .null: break
    case .text(let text): self.value = text
    case .odd: isOdd = true
    case .map(let map): members = StaticNode.members(of: map)
    case .list(let elements): fill(elements)
    }
  }

  private static func members(of map: [StaticValue.Member]) -> [StaticNode] {
    map.filter { $0.value != .null }.sorted { $0.key < $1.key }.map { StaticNode(name: $0.key, $0.value) }
  }

  private mutating func fill(_ elements: [StaticValue]) {
    var values: [Text] = []
    for (index, element) in elements.enumerated() {
      switch element {
      case .text(let text): values.append(text)
      case .map(let map):
        members.append(StaticNode(name: Text("[\(index)]"), members: StaticNode.members(of: map)))
      case .null, .odd, .list: isOdd = true
      }
    }
    value = values.joined(by: ",")
  }
}
