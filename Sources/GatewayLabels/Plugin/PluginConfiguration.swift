/// What NX211/traefik-proxmox-provider makes of one guest's labels (observed on v0.8.0 and four commits later). It makes
/// HTTP routers and services only: TCP and UDP labels and middleware definitions are not read.
///
/// Over all guests the plugin fills one map: of equal names on two guests only one is left.
public struct PluginConfiguration: Hashable, Sendable {
  /// By name, which is the fourth part of the key between the dots, in lower case. Empty when the guest is not enabled.
  public let routers: [Text: PluginRouter]
  /// By name, as with routers.
  public let services: [Text: PluginService]

  /// For the result that somebody means to get.
  public init(routers: [Text: PluginRouter], services: [Text: PluginService]) {
    (self.routers, self.services) = (routers, services)
  }

  /// `labels` as `PluginReading` gives them. A guest is enabled by exactly `traefik.enable=true`, and then has at least
  /// one router and one service: those that no label names get the guest's default name.
  public init(labels: [Text: Text], guest: PluginGuest) {
    guard labels["traefik.enable"] == "true" else {
      self.init(routers: [:], services: [:])
      return
    }
    let routers = Self.names(behind: "traefik.http.routers.", in: labels, fallback: guest.defaultName)
    let services = Self.names(behind: "traefik.http.services.", in: labels, fallback: guest.defaultName)
    let defaults = PluginRouter.Defaults(
      rule: guest.defaultRule,
      service: PluginOutcome(anyOf: services, fallback: guest.defaultName),
      numberedDomains: PluginDomain.numbered(in: labels))
    self.init(
      routers: Self.byName(routers) { PluginRouter(name: $0, labels: labels, defaults: defaults) },
      services: Self.byName(services) { PluginService(name: $0, labels: labels) })
  }

  public var isEnabled: Bool { !routers.isEmpty }

  /// The routers that chance decides upon, in byte order of their names. Those among them that name no service all get
  /// the same one at a poll.
  public var undecidedRouters: [Text] {
    routers.filter { !$0.value.isDecided }.keys.sorted()
  }

  private static func names(behind prefix: Text, in labels: [Text: Text], fallback: Text) -> Set<Text> {
    let names = labels.keys.compactMap { $0.dropping(prefix: prefix)?.split(at: .dot).first }
    return names.isEmpty ? [fallback] : Set(names)
  }

  private static func byName<Value>(_ names: Set<Text>, _ make: (Text) -> Value) -> [Text: Value] {
    Dictionary(names.map { ($0, make($0)) }) { first, _ in first }
  }
}
