/// A router that the VM's own Traefik builds from the labels of a container.
struct LocalRouter: Sendable {
  let name: Text
  let container: Text?
  /// Property (lower case, such as `tls.certresolver`) to value.
  let properties: [Text: Text]

  /// Nil when absent or empty: Traefik then falls back to its default rule.
  var rule: Text? {
    properties["rule"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The middlewares that requests pass, in order.
  var middlewares: [Text] { properties["middlewares"]?.listItems ?? [] }

  /// `api@internal` and its like: Traefik's own dashboard, API and metrics.
  var servesTraefikItself: Bool {
    properties["service"]?.lowercased.dropping(suffix: "@internal") != nil
  }
}
