/// A running container with the labels that `inspect-docker.sh` found on it.
public struct Container: Sendable {
  /// Without the leading `/` that Docker writes; nil for labels of which nobody said where they came from.
  public let name: Text?
  /// Only those that Traefik looks at, in key order.
  public let labels: [Label]
  /// How many labels that Traefik looks at were given, before keys given twice became one.
  public let givenCount: Int
  /// Keys that were given several values; the last one counts.
  let contradictions: [Text]

  public init(name: Text?, labels given: [Label]) {
    let labels = given.filter(\.concernsTraefik)
    let byKey = Dictionary(grouping: labels, by: \.key)
    self.name = name
    self.labels = byKey.values.compactMap(\.last).inKeyOrder
    givenCount = labels.count
    contradictions = byKey.filter { Set($0.value).count > 1 }.keys.sorted()
  }

  var warnings: [Warning] {
    contradictions.map { .keyGivenTwice(key: $0, container: name) }
  }
}
