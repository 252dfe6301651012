/// What makes Traefik drop a whole container although it understands each of its labels: a service that several of them
/// define in a way that has no server.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/#http-services
enum ServiceFault {
  /// Nil when every service has its servers.
  static func first(in labels: [Label]) -> SkippedRouter.Reason? {
    let services = Dictionary(grouping: labels.compactMap(ServiceLabel.init), by: \.service)
    let faults = services.sorted { $0.key < $1.key }.lazy.compactMap { reason($0.value) }
    return faults.first
  }

  private static func reason(_ labels: [ServiceLabel]) -> SkippedRouter.Reason? {
    let properties = Set(labels.map(\.property))
    if let first = labels.first, !properties.contains(where: { $0.hasPrefix("loadbalancer") }) {
      return .labelNotUnderstood(label: first.label, fault: .noLoadBalancer)
    }
    let url = labels.first { $0.property == "loadbalancer.server.url" && !$0.label.value.isEmpty }
    guard let url, !properties.isDisjoint(with: ["loadbalancer.server.port", "loadbalancer.server.scheme"]) else {
      return nil
    }
    return .labelNotUnderstood(label: url.label, fault: .urlBesidePort)
  }
}

/// A label of a service of any protocol.
private struct ServiceLabel {
  let label: Label
  /// Protocol and name; without regard to case, as Traefik reads names within a container.
  let service: Text
  /// Empty for a label that has the name only.
  let property: Text

  init?(_ label: Label) {
    switch LabelKey(label.key) {
    case .router, .middleware, .enable: return nil
    case .service(let name, let property):
      (self.label, service, self.property) = (label, "http." + name.lowercased, property)
      return
    case .other: break
    }
    let words = label.key.lowercased.split(at: .dot)
    guard words.count > 3, words[0] == "traefik", words[2] == "services", ["http", "tcp", "udp"].contains(words[1])
    else { return nil }
    self.label = label
    service = words[1] + "." + words[3]
    property = words[4...].joined(by: ".")
  }
}
