/// Mode filter with the filter turned off: every label of every container, for people who want to see them all.
struct EveryLabel {
  let labels: [Label]
  let warnings: [Warning]

  /// Containers that Traefik does not look at stay out beside others, whose `traefik.enable` would make them public.
  init(_ all: [Container]) {
    let shown = all.filter(\.isShown)
    let containers = shown.isEmpty ? all : shown
    var byKey: [Text: Label] = [:]
    var warnings: [Warning] = []
    // The engine lists containers in an order that a restart changes; which value counts must not change with it.
    for container in containers.sorted(by: { $0.name ?? "" < $1.name ?? "" }) {
      for label in container.labels {
        if !label.isExpressible {
          warnings.append(.labelNotExpressible(label, container: container.name))
          continue
        }
        if let other = byKey.updateValue(label, forKey: label.key), other != label {
          warnings.append(.keyGivenTwice(key: label.key, container: container.name))
        }
      }
    }
    let enable = byKey.removeValue(forKey: "traefik.enable")
    labels = (enable.map { [$0] } ?? []) + Array(byKey.values).inKeyOrder
    self.warnings = warnings + labels.filter(\.holdsCredentials).map(Warning.credentials)
  }
}

extension Container {
  fileprivate var isShown: Bool {
    labels.allSatisfy { LabelKey($0.key) != .enable || Exposure(enable: $0.value) == .shown }
  }
}

extension Label {
  fileprivate var holdsCredentials: Bool {
    let key = key.lowercased
    return [".basicauth.users", ".digestauth.users", ".password"].contains { key.dropping(suffix: $0) != nil }
  }
}
