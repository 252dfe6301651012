/// A container with the labels that `inspect-docker.sh` found on it.
public struct Container: Sendable {
  /// The engine's; nil when nobody said.
  public let id: Text?
  /// Without the leading `/` that Docker writes; nil for labels of which nobody said where they came from.
  public let name: Text?
  /// Only those that Traefik looks at, in key order.
  public let labels: [Label]
  /// The others that were given: mostly those by which Docker Compose knows it.
  let otherLabels: [Label]
  /// Keys that look as if they were meant for Traefik, which ignores them.
  let misspeltKeys: [Text]
  public private(set) var ports: PublishedPorts
  /// Docker's `HostConfig.NetworkMode`; nil when nobody said.
  let networkMode: Text?
  public let state: ContainerState
  /// How many labels that Traefik looks at were given, before keys given twice became one.
  public let givenCount: Int
  /// What Traefik names a router or a service of which no label says the name.
  let automaticName: Text
  /// How Docker Compose names it; nil when it did not make the container.
  let composeService: (service: Text, project: Text)?
  /// Keys that were given several values; the last one counts.
  let contradictions: [Text]

  /// `ignoredKeys` are those of labels that stay on the guest, of which some may be misspelt.
  public init(
    id: Text? = nil, name: Text?, labels given: [Label], ports: PublishedPorts = PublishedPorts(),
    networkMode: Text? = nil, state: ContainerState = .running, ignoredKeys: [Text] = []
  ) {
    // Mostly all of them, and then one list is enough.
    let concerning = given.allSatisfy(\.concernsTraefik) ? given : given.filter(\.concernsTraefik)
    otherLabels = concerning.count == given.count ? [] : given.filter { !$0.concernsTraefik }
    let short = concerning.lazy.map(\.key).filter { $0.count < 17 }
    misspeltKeys = Set((otherLabels.map(\.key) + ignoredKeys + short).filter { $0.keyMeantForTraefik != nil }).sorted()
    (self.id, self.networkMode, self.state) = (id, networkMode, state)
    let labels = concerning.inKeyOrder
    let doubled = labels.indices.dropFirst().filter { labels[$0 - 1].key == labels[$0].key }
    self.name = name
    self.ports = ports
    self.labels = doubled.isEmpty ? labels : labels.lastOfEachKey
    givenCount = labels.count
    composeService = Container.composeService(otherLabels)
    automaticName = (composeService.map { $0.service + "_" + $0.project } ?? name ?? "").normalized
    contradictions = Set(doubled.filter { labels[$0 - 1].value != labels[$0].value }.map { labels[$0].key }).sorted()
  }

  var warnings: [Warning] {
    contradictions.map { .keyGivenTwice(key: $0, container: name) }
      + misspeltKeys.map { .keyMisspelt(key: $0, meant: $0.keyMeantForTraefik ?? $0, container: name) }
  }

  /// The same one with the ports that `owner`, whose network it uses, publishes for it.
  func inNetwork(of owner: Container) -> Container {
    var other = self
    other.ports = ports.inNetwork(of: owner.ports)
    return other
  }

  private static let serviceKey: Text = "com.docker.compose.service"
  private static let projectKey: Text = "com.docker.compose.project"

  private static func composeService(_ labels: [Label]) -> (service: Text, project: Text)? {
    guard let service = labels.last(where: { $0.key == serviceKey })?.value,
      let project = labels.last(where: { $0.key == projectKey })?.value
    else { return nil }
    return (service, project)
  }
}

extension [Label] {
  /// Of labels in key order, those that count: of equal keys the last one given, which sorting leaves last.
  fileprivate var lastOfEachKey: [Label] {
    indices.filter { $0 == count - 1 || self[$0].key != self[$0 + 1].key }.map { self[$0] }
  }
}
