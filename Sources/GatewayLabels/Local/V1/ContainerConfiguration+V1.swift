extension ContainerConfiguration {
  /// What Traefik v1 makes of the container. It ignores labels that it does not know, and takes a boolean that it cannot
  /// read for none.
  init(v1 container: Container, _ options: LocalOptions) {
    let frontends = V1Labels(container.labels).segments.map { V1Frontend(segment: $0.key, $0.value, of: container) }
    let services = frontends.map(\.service)
    let enable = container.labels.last { $0.key == "traefik.enable" }?.value
    let exposure = enable.map(Exposure.init(enable:))
    self.init(
      routers: frontends.map(\.router), services: services,
      hiddenBecause: ContainerConfiguration.v1Reason(exposure, options) ?? container.reasonNotRunning
        ?? ServiceFault.first(among: services, of: container, ""),
      warnings: V1EmptyProtection.keys(in: container.labels).map {
        .protectionEmpty(key: $0, container: container.name)
      })
  }

  private static func v1Reason(_ exposure: Exposure?, _ options: LocalOptions) -> SkippedRouter.Reason? {
    switch exposure {
    case .shown: nil
    case .hidden: .containerHidden
    case .unreadable(let value): options.exposedByDefault ? nil : .enableUnreadable(value)
    case nil: options.exposedByDefault ? nil : .notExposedByDefault
    }
  }
}

extension [LocalRouter] {
  /// Routers of one backend that differ in anything are named after their containers too.
  var withNamesApart: [LocalRouter] {
    guard contains(where: { $0.nameBesideOthers != nil }) else { return self }
    let groups = Dictionary(grouping: filter { $0.nameBesideOthers != nil }, by: \.name)
    let differing = groups.filter { _, group in group.contains { $0.definition != group.first?.definition } }
    return map { differing[$0.name] == nil ? $0 : $0.besideOthers }
  }
}
