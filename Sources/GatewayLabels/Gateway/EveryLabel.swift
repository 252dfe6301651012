/// Mode filter with the filter turned off: every label of every container that Traefik looks at, for people who want to see
/// them all.
struct EveryLabel {
  private(set) var labels: [Label] = []
  /// The routers of containers that `traefik.enable`, or its absence, hides, and of those that do not run.
  private(set) var skipped: [SkippedRouter] = []
  private(set) var warnings: [Warning] = []

  init(_ all: [Container], _ options: LocalOptions) {
    var shown: [Container] = []
    // The engine lists containers in an order that a restart changes; which value counts must not change with it.
    for container in all.sorted(by: { $0.name ?? "" < $1.name ?? "" }) {
      let part = ContainerConfiguration(container, options)
      if part.hiddenBecause?.isExposure == true { skipped += part.hiddenRouters } else { shown.append(container) }
    }
    let found = merged(shown)
    // An enabled guest without routers would be published itself.
    guard found.contains(where: \.isOfRouter) else {
      if !found.isEmpty { warnings.append(.noRouterAmongLabels(count: found.count)) }
      return
    }
    labels = [Label("traefik.enable", "true")] + found
    warnings += labels.filter(\.holdsCredentials).map(Warning.credentials)
  }

  /// In key order, without `traefik.enable`, which each container says for itself alone.
  private mutating func merged(_ containers: [Container]) -> [Label] {
    var byKey: [Text: Label] = [:]
    for container in containers {
      for label in container.labels where LabelKey(label.key) != .enable {
        if !label.isExpressible {
          warnings.append(.labelNotExpressible(label, container: container.name))
          continue
        }
        if let other = byKey.updateValue(label, forKey: label.key), other != label {
          warnings.append(.keyGivenTwice(key: label.key, container: container.name))
        }
      }
    }
    return Array(byKey.values).inKeyOrder
  }
}

extension SkippedRouter.Reason {
  fileprivate var isExposure: Bool {
    switch self {
    case .containerHidden, .enableUnreadable, .notExposedByDefault, .notRunning: true
    default: false
    }
  }
}

extension Label {
  /// Whether the plugin makes a router of it.
  fileprivate var isOfRouter: Bool { key.lowercasedLikeGo.hasPrefix("traefik.http.routers.") }

  fileprivate var holdsCredentials: Bool {
    let key = key.lowercased
    return [".basicauth.users", ".digestauth.users", ".password"].contains { key.dropping(suffix: $0) != nil }
  }
}
