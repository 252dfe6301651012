/// Collects what labels say by the names that they say it of. Labels come in key order, so those of one name mostly follow
/// each other.
struct NamedProperties {
  private struct Run {
    let name: Text
    var properties: [Properties.Member]
  }

  private var finished: [Run] = []
  /// The name that the labels are about now; nil before the first.
  private var name: Text?
  /// What the name has so far. There are many names, and one after the other uses this room to grow.
  private var properties: [Properties.Member] = []

  mutating func set(_ property: Text, of name: Text, to value: Text) {
    declare(name)
    if properties.capacity == 0 { properties.reserveCapacity(8) }
    properties.append(Properties.Member(property, value))
  }

  mutating func declare(_ name: Text) {
    if self.name == name { return }
    if let run { finished.append(run) }
    self.name = name
    properties.removeAll(keepingCapacity: true)
  }

  /// The one that is not finished, in no more room than it needs.
  private var run: Run? {
    name.map { Run(name: $0, properties: properties.map { $0 }) }
  }

  /// Name to property to value. Two names of which `canonical` makes one are one, in the spelling of the first.
  func byName(_ canonical: (Text) -> Text) -> TextMap<Properties> {
    let runs = run.map { finished + [$0] } ?? []
    let names = runs.map { canonical($0.name) }
    return NamedProperties.byName(names.isAscending ? runs : NamedProperties.merged(runs, names))
  }

  /// Names that are alike become one run.
  private static func merged(_ runs: [Run], _ names: [Text]) -> [Run] {
    var merged: [Run] = []
    var last: Text?
    for place in names.indices.sorted(by: { names[$0] < names[$1] }) {
      if names[place] == last {
        merged[merged.count - 1].properties += runs[place].properties
      } else {
        merged.append(runs[place])
      }
      last = names[place]
    }
    return merged
  }

  private static func byName(_ runs: [Run]) -> TextMap<Properties> {
    TextMap(runs.map { TextMap.Member($0.name, Properties($0.properties)) })
  }

  /// As Traefik reads the labels of one container, which takes two spellings of a name for one.
  var inOneContainer: TextMap<Properties> { byName(\.lowercased) }
}

extension [Text] {
  /// Whether each is behind the one before it, so that no two are equal.
  var isAscending: Bool { indices.dropFirst().allSatisfy { self[$0 - 1] < self[$0] } }
}
