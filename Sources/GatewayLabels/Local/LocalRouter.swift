/// A router that the VM's own Traefik builds from the labels of a container.
struct LocalRouter: Sendable {
  let name: Text
  let container: Text?
  /// Property (lower case, such as `tls.certresolver`) to value, as the labels say.
  let properties: Properties
  /// Its own rule, or else the default one; nil when there is neither.
  let rule: Text?
  /// The service that it names, or else the one that Traefik links it to.
  let link: ServiceLink
  /// The grammar of the rule, as far as labels tell it.
  let syntax: RuleSyntax?
  /// The middlewares that requests pass, in order.
  let middlewares: [Text]
  /// The entry points that it names; empty means Traefik's default ones.
  let entryPoints: [Text]
  /// The label without which nobody knows the default rule; nil when that is not the trouble.
  private let unreadLabel: Text?
  /// Its name when another router has the same one; nil for a name that a label gives.
  let nameBesideOthers: Text?

  init(
    name: Text, container: Text?, properties: Properties, defaultRule: Text?, _ linker: ServiceLinker,
    unreadLabel: Text? = nil
  ) {
    (self.name, self.container, self.properties) = (name, container, properties)
    rule = properties[.rule].flatMap { $0.isEmpty ? nil : $0 } ?? defaultRule
    link = linker.link(LocalRouter.service(in: properties))
    // For Traefik, which has no name for v1's, that is one of the values that it does not know.
    syntax = properties[.ruleSyntax].flatMap { RuleSyntax(rawValue: $0.string) }.map { $0 == .v1 ? .v3 : $0 }
    nameBesideOthers = nil
    self.unreadLabel = unreadLabel
    (middlewares, entryPoints) = LocalRouter.lists(in: properties)
  }

  /// One of Traefik v1, with the properties that a later version's would have.
  init(
    name: Text, nameBesideOthers: Text?, container: Text?, properties: Properties, v1Rule: Text?, link: ServiceLink
  ) {
    (self.name, self.nameBesideOthers, self.container) = (name, nameBesideOthers, container)
    (self.properties, rule, self.link, syntax) = (properties, v1Rule, link, .v1)
    unreadLabel = nil
    (middlewares, entryPoints) = LocalRouter.lists(in: properties)
  }

  private static func lists(in properties: Properties) -> (middlewares: [Text], entryPoints: [Text]) {
    (properties[.middlewares]?.listItems ?? [], properties[.entryPoints]?.listItems ?? [])
  }

  /// Those that Traefik links to a service, and those for which it would have to choose among several. Labels in one flat
  /// list do not tell which services the router's container has.
  static func byLink(_ routers: [LocalRouter]) -> (linked: [LocalRouter], unlinkable: [LocalRouter]) {
    let isLinked: (LocalRouter) -> Bool = { router in
      if case .undecided = router.link { router.container == nil } else { true }
    }
    return routers.allSatisfy(isLinked)
      ? (routers, []) : (routers.filter(isLinked), routers.filter { !isLinked($0) })
  }

  /// Under its other name.
  var besideOthers: LocalRouter {
    guard let other = nameBesideOthers else { return self }
    return LocalRouter(
      name: other, nameBesideOthers: nil, container: container, properties: properties, v1Rule: rule, link: link)
  }

  /// Why there is none, of a router without a rule.
  var reasonWithoutRule: SkippedRouter.Reason {
    if let unreadLabel { return .labelOfDefaultRule(key: unreadLabel) }
    return syntax == .v1 ? .domainUnknown : .noRule
  }

  /// The service that its label names, without the suffix of the Docker provider; nil when there is none.
  var namedService: Text? { LocalRouter.service(in: properties) }

  private static func service(in properties: Properties) -> Text? {
    guard var name = properties[.service], !name.isEmpty else { return nil }
    while let shorter = name.dropping(suffix: "@docker") { name = shorter }
    return name
  }

  /// `api@internal` and its like: Traefik's own dashboard, API and metrics.
  var servesTraefikItself: Bool {
    !servesNothing && namedService?.lowercased.dropping(suffix: "@internal") != nil
  }

  /// `noop@internal`, which serves nothing at all: only its middlewares answer.
  var servesNothing: Bool { namedService?.lowercased == "noop@internal" }

  /// Its TLS options, where their name sounds as if they asked for client certificates; nil otherwise.
  var optionsForClientCertificates: Text? {
    properties[.tlsOptions].flatMap { NameJudgement($0).asksForClientCertificate ? $0 : nil }
  }

  /// Whether an entry point for TLS serves it whatever its labels say: v1 knows TLS of entry points only.
  var hasTLSOfEntryPoint: Bool { syntax == .v1 }

  /// Whether Traefik serves it over TLS: `tls` counts when it is empty or true, and without `tls` anything below it does.
  var usesTLS: Bool {
    guard let value = properties[.tls] else { return properties.keys.contains { $0.hasPrefix("tls.") } }
    return LocalRouter.tlsWords.contains(value)
  }

  private static let tlsWords: [Text] = ["", "true", "TRUE", "True"]
}

/// The service that a router sends its requests to.
enum ServiceLink: Hashable, Sendable {
  /// By a label, as the only service of its container, or as the one that Traefik makes for a container without any.
  case service(Text)
  /// Traefik drops a router that names none when its container has several.
  case undecided(among: [Text])
}
