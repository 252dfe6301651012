/// What makes Traefik drop a whole container although it understands each of its labels: a service that several of them
/// define in a way that has no server.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/#http-services
enum ServiceFault {
  /// Nil when every service has its servers.
  static func first(in labels: [Label]) -> SkippedRouter.Reason? {
    let services = Dictionary(grouping: labels.compactMap(ServiceLabel.init), by: \.service)
    if services.count == 1 { return services.first.flatMap { reason($0.value) } }
    return services.sorted { $0.key < $1.key }.lazy.compactMap { reason($0.value) }.first
  }

  private static let loadBalancer: Text = "loadbalancer"
  private static let serverURL: Text = "loadbalancer.server.url"
  private static let besideURL: [Text] = ["loadbalancer.server.port", "loadbalancer.server.scheme"]

  private static func reason(_ labels: [ServiceLabel]) -> SkippedRouter.Reason? {
    if let first = labels.first, !labels.contains(where: { $0.property.hasPrefix(loadBalancer) }) {
      return .labelNotUnderstood(label: first.label, fault: .noLoadBalancer)
    }
    let url = labels.first { $0.property == serverURL && !$0.label.value.isEmpty }
    guard let url, labels.contains(where: { besideURL.contains($0.property) }) else { return nil }
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
