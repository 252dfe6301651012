/// Collects what labels say by the names that they say it of. Labels come in key order, so those of one name mostly follow
/// each other.
struct NamedProperties {
  private struct Run {
    let name: Text
    var properties: [Properties.Member] = []
  }

  private var runs: [Run] = []

  mutating func set(_ property: Text, of name: Text, to value: Text) {
    declare(name)
    runs[runs.count - 1].properties.append(Properties.Member(property, value))
  }

  mutating func declare(_ name: Text) {
    if runs.last?.name == name { return }
    // There are many, and they are not to keep the room that they needed to grow.
    if let last = runs.indices.last { runs[last].properties = runs[last].properties.map { $0 } }
    runs.append(Run(name: name))
  }

  /// Name to property to value. Two names of which `canonical` makes one are one, in the spelling of the first.
  func byName(_ canonical: (Text) -> Text) -> TextMap<Properties> {
    let sorted = runs.map { (name: canonical($0.name), run: $0) }.sorted { $0.name < $1.name }
    var merged: [Run] = []
    for (place, element) in sorted.enumerated() {
      if place > 0, sorted[place - 1].name == element.name {
        merged[merged.count - 1].properties += element.run.properties
      } else {
        merged.append(element.run)
      }
    }
    return TextMap(merged.map { TextMap.Member($0.name, Properties($0.properties)) })
  }

  /// As Traefik reads the labels of one container, which takes two spellings of a name for one.
  var inOneContainer: TextMap<Properties> { byName(\.lowercased) }
}
