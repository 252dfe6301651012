/// One router as the plugin hands it to the gateway.
public struct PluginRouter: Hashable, Sendable {
  /// The plugin writes this into each router, where Traefik alone would take the length of the rule.
  public static let defaultPriority = 1

  /// Traefik disables a router whose priority is above this one; the numbers beyond are its own.
  public static let highestPriority = Int.max - 1000

  /// May be empty, which Traefik refuses.
  public let rule: Text
  /// Whether the service exists is not checked; its name is compared with regard to case.
  public let service: PluginOutcome<Text>
  /// The parts between the commas with their blanks, so `web, websecure` names the entry point ` websecure`. Empty when no
  /// label names any, which for Traefik means its default ones.
  public let entryPoints: [Text]
  /// Split like the entry points.
  public let middlewares: [Text]
  /// 0 leaves the number to Traefik, which takes the length of the rule.
  public let priority: Int
  public let tls: PluginTLS?

  public init(
    rule: Text, service: PluginOutcome<Text>, entryPoints: [Text] = [], middlewares: [Text] = [],
    priority: Int = PluginRouter.defaultPriority, tls: PluginTLS? = nil
  ) {
    (self.rule, self.service, self.priority) = (rule, service, priority)
    (self.entryPoints, self.middlewares, self.tls) = (entryPoints, middlewares, tls)
  }

  /// What all routers of a guest share.
  struct Defaults {
    let rule: Text
    let service: PluginOutcome<Text>
    let numberedDomains: [PluginDomain]
  }

  /// A number that does not begin like one, or that 64 bits cannot hold, leaves the default priority.
  init(name: Text, labels: [Text: Text], defaults: Defaults) {
    func label(_ property: Text) -> Text? { labels[LabelKey.router(name, property)] }
    self.init(
      rule: label("rule") ?? defaults.rule,
      service: label("service").map(PluginOutcome.init) ?? defaults.service,
      entryPoints: label("entrypoints")?.split(at: .comma) ?? label("entrypoint").map { [$0] } ?? [],
      middlewares: label("middlewares")?.split(at: .comma) ?? [],
      priority: label("priority")?.scannedLikeGo ?? Self.defaultPriority,
      tls: PluginTLS(router: name, labels: labels, numbered: defaults.numberedDomains))
  }

  /// Whether the router is the same at every poll.
  public var isDecided: Bool {
    service.isDecided && (tls?.domains.allSatisfy(\.isDecided) ?? true)
  }
}
