/// What makes Traefik drop a whole container although it understands each of its labels: a service that several of them
/// define in a way that has no server.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/#http-services
enum ServiceFault {
  /// Nil when every service has its servers.
  static func first(in labels: [Label]) -> SkippedRouter.Reason? {
    var rest = labels.compactMap(ServiceLabel.init).sorted { $0.service < $1.service }[...]
    while let service = rest.first?.service {
      let same = rest.prefix { $0.service == service }
      if let reason = reason(same) { return reason }
      rest = rest.dropFirst(same.count)
    }
    return nil
  }

  /// Nil when each service of the container has a port, or nobody looked for the ports that it exposes.
  ///
  /// `prefix` is what the keys of the services begin with; empty for those of v1.
  static func first(
    among services: [LocalService], of container: Container, _ prefix: Text
  ) -> SkippedRouter.Reason? {
    // Traefik makes no server of a container that does not run.
    guard container.name != nil, container.state == .running, let service = services.first(where: \.hasNoPort) else {
      return nil
    }
    if prefix.isEmpty { return .portMissing(service: service.name, wanted: "traefik.port", leftover: nil) }
    let wanted = Text(joining: prefix, service.name, ".", .serverPort)
    return .portMissing(
      service: service.name, wanted: wanted, leftover: container.labels.first { $0.key == "traefik.port" }?.key)
  }

  private static let loadBalancer: Text = "loadbalancer"
  private static let besideURL: [Text] = ["loadbalancer.server.port", "loadbalancer.server.scheme"]

  private static func reason(_ labels: ArraySlice<ServiceLabel>) -> SkippedRouter.Reason? {
    if let first = labels.first, !labels.contains(where: { $0.property.hasPrefix(loadBalancer) }) {
      return .labelNotUnderstood(label: first.label, fault: .noLoadBalancer)
    }
    let url = labels.first { $0.property == .serverURL && !$0.label.value.isEmpty }
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
    let key = label.key
    guard let root = key.place(behind: "traefik.", at: key.range.lowerBound) else { return nil }
    for kind in ["http.", "tcp.", "udp."] as [StaticString] {
      guard let section = key.place(behind: kind, at: root) else { continue }
      guard let start = key.place(behind: "services.", at: section) else { return nil }
      let rest = key[start..<key.range.upperBound]
      let (name, path) = rest.cut(at: .dot) ?? (rest, "")
      (self.label, property) = (label, path.lowercased)
      service = key[root..<name.range.upperBound].lowercased
      return
    }
    return nil
  }
}
