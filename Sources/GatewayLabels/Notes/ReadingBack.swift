/// The check before any text is handed out: read as the plugin reads it, the text must give what was meant.
struct ReadingBack {
  private let read: [Text: Text]
  private let meant: [Text: Text]
  private let outside: [Label]
  /// Nil when there is nothing to publish.
  private let gateway: GatewayConfiguration?
  private let guest: PluginGuest

  init(of text: Text, _ conversion: Conversion, _ outside: [Label], _ guest: PluginGuest) {
    read = PluginReading.labels(in: text)
    let labels = (conversion.labels + outside).map { ($0.key.lowercasedLikeGo, $0.value) }
    meant = Dictionary(labels) { _, later in later }
    gateway = conversion.labels.isEmpty ? nil : conversion.gateway
    (self.outside, self.guest) = (outside, guest)
  }

  /// Throws `NotesError.readsOtherwise`.
  func check() throws {
    if read != meant { throw error(Set(read.keys).union(meant.keys).filter { read[$0] != meant[$0] }) }
    guard let gateway else { return }
    let actual = PluginConfiguration(labels: read, guest: guest)
    let wanted = gateway.meant(for: guest)
    let routers = wanted.routers.filter { actual.routers[$0.key] != $0.value }.keys
    let services = wanted.services.filter { actual.services[$0.key] != $0.value }.keys
    let surplus = actual.routers.keys.filter { wanted.routers[$0] == nil && !isOutside(router: $0) }
    if let name = (Array(routers) + surplus).min() { throw error([LabelKey.router(name, "rule")]) }
    if let name = services.min() { throw error([LabelKey.service(name, "loadbalancer.server.port")]) }
  }

  /// Whether the person's own text has the router.
  private func isOutside(router name: Text) -> Bool {
    outside.contains { $0.key.hasPrefix("traefik.http.routers." + name + ".") }
  }

  private func error(_ keys: some Collection<Text>) -> NotesError {
    .readsOtherwise(key: keys.min() ?? "", otherLabels: !outside.isEmpty)
  }
}
