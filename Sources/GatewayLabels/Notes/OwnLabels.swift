/// A person's own labels beside those of the block. The plugin reads both as one list, so each has to mean in it what it means
/// alone; where a router names no service, for one, chance would choose among those of both.
struct OwnLabels {
  private let lines: [(line: Int, label: Label)]
  private let own: [Text: Text]
  private let ours: [Text: Text]
  private let guest: PluginGuest

  init(_ lines: [(line: Int, label: Label)], beside labels: [Label], _ guest: PluginGuest) {
    (self.lines, self.guest) = (lines, guest)
    own = Dictionary(lines.map { ($0.label.key, $0.label.value) }) { _, later in later }
    ours = Dictionary(labels.map { ($0.key.lowercasedLikeGo, $0.value) }) { _, later in later }
  }

  /// Throws `NotesError`.
  func check() throws {
    if own.isEmpty || ours.isEmpty { return }
    try refuseDisabling()
    try refuse(.sameKey) { $0 != OwnLabels.enable && ours[$0] != nil }
    let ourNames = Set(ours.keys.compactMap(\.definedName))
    try refuse(.sameName) { $0.definedName.map(ourNames.contains) ?? false }
    // Without them, nothing but services is left by which one changes the routers of the other.
    try refuse(.domainsOfAllRouters, PluginDomain.isNumbered)
    let whole = PluginConfiguration(labels: own.merging(ours) { $1 }, guest: guest)
    try compareOwnRouters(with: whole)
    try refuseServiceWithoutRouter()
    try compareOurRouters(with: whole)
  }

  private static let enable: Text = "traefik.enable"

  /// An own `true` says what the block says, and goes on saying it when the block is gone.
  private func refuseDisabling() throws {
    guard let last = lines.last(where: { $0.label.key == OwnLabels.enable }), last.label.value != "true" else { return }
    throw NotesError.ownLabel(line: last.line, key: OwnLabels.enable, .disables(value: last.label.value))
  }

  /// Own routers that the guest is not enabled for are meant for when it is: the block enables it.
  private func compareOwnRouters(with whole: PluginConfiguration) throws {
    let alone = PluginConfiguration(labels: own.merging([OwnLabels.enable: "true"]) { $1 }, guest: guest)
    for (line, label) in lines {
      guard let name = label.key.routerName, let router = alone.routers[name], let read = whole.routers[name] else {
        continue
      }
      if router.service != read.service {
        let services = Set(own.keys.compactMap(\.serviceName)).sorted()
        let first = services.first ?? ours.keys.compactMap(\.serviceName).min() ?? guest.defaultName
        throw NotesError.ownLabel(line: line, key: label.key, .namesNoService(router: name, candidate: first))
      }
      let isServed = router.service.possible.allSatisfy { service in
        alone.services[service].map { $0 == whole.services[service] } ?? true
      }
      guard router == read, isServed else { throw NotesError.ownLabel(line: line, key: label.key, .changedByBlock) }
    }
  }

  /// Alone, the plugin would make a router for it, which it does not beside those of the block.
  private func refuseServiceWithoutRouter() throws {
    guard own[OwnLabels.enable] != nil, !own.keys.contains(where: { $0.routerName != nil }) else { return }
    for (line, label) in lines {
      guard let service = label.key.serviceName else { continue }
      throw NotesError.ownLabel(
        line: line, key: label.key, .serviceWithoutRouter(service: service, rule: guest.defaultRule))
    }
  }

  private func compareOurRouters(with whole: PluginConfiguration) throws {
    let alone = PluginConfiguration(labels: ours, guest: guest)
    guard let changed = alone.routers.filter({ whole.routers[$0.key] != $0.value }).keys.min() else { return }
    try refuse(.takesRequests(router: changed)) { $0.serviceName != nil }
  }

  private func refuse(_ clash: OwnLabelClash, _ isMeant: (Text) -> Bool) throws {
    guard let found = lines.first(where: { isMeant($0.label.key) }) else { return }
    throw NotesError.ownLabel(line: found.line, key: found.label.key, clash)
  }
}

extension Text {
  fileprivate var routerName: Text? { dropping(prefix: "traefik.http.routers.")?.split(at: .dot).first }

  fileprivate var serviceName: Text? { dropping(prefix: "traefik.http.services.")?.split(at: .dot).first }

  /// The part of a label's key that names a router or a service, such as `traefik.http.routers.web`.
  fileprivate var definedName: Text? {
    routerName.map { "traefik.http.routers." + $0 } ?? serviceName.map { "traefik.http.services." + $0 }
  }
}
