/// A router that the VM's own Traefik builds from the labels of a container.
struct LocalRouter: Sendable {
  let name: Text
  let container: Text?
  /// Property (lower case, such as `tls.certresolver`) to value, as the labels say.
  let properties: [Text: Text]
  /// Its own rule, or else the default one; nil when there is neither.
  let rule: Text?
  /// The service that it names, or else the one that Traefik links it to.
  let link: ServiceLink

  /// The middlewares that requests pass, in order.
  var middlewares: [Text] { properties["middlewares"]?.listItems ?? [] }

  /// The entry points that it names; empty means Traefik's default ones.
  var entryPoints: [Text] { properties["entrypoints"]?.listItems ?? [] }

  /// `api@internal` and its like: Traefik's own dashboard, API and metrics.
  var servesTraefikItself: Bool {
    properties["service"]?.lowercased.dropping(suffix: "@internal") != nil
  }

  /// Whether Traefik serves it over TLS: `tls` counts when it is empty or true, and without `tls` anything below it does.
  var usesTLS: Bool {
    guard let value = properties["tls"] else { return properties.keys.contains { $0.hasPrefix("tls.") } }
    return ["", "true", "TRUE", "True"].contains(value)
  }
}

/// The service that a router sends its requests to.
enum ServiceLink: Hashable, Sendable {
  /// By a label, as the only service of its container, or as the one that Traefik makes for a container without any.
  case service(Text)
  /// Traefik drops a router that names none when its container has several.
  case undecided(among: [Text])
}
