extension SharedNames {
  func warnings(about router: PublishedRouter) -> [Warning] {
    guard !routers.isEmpty, routers.contains(router.entry.name.withoutMark(of: vmid)) else { return [] }
    let local = router.local
    return [.routerNameShared(router: local.name, container: local.container, gatewayName: router.entry.name)]
  }

  func warnings(about services: [GatewayConfiguration.Entry]) -> [Warning] {
    if self.services.isEmpty { return [] }
    return services.map(\.name).filter { self.services.contains($0.withoutMark(of: vmid)) }.sorted().map { name in
      .serviceNameShared(name: name.withoutMark(of: vmid), gatewayName: name)
    }
  }

  /// About labels that are kept as they are.
  func warnings(about labels: ParsedLabels) -> [Warning] {
    let routers = labels.routers.keys.filter { self.routers.contains($0.lowercased.withoutMark(of: vmid)) }
    let services = labels.services.keys.filter { self.services.contains($0.lowercased.withoutMark(of: vmid)) }
    return Set(routers).union(services).sorted().map(Warning.sharedNameKept)
  }
}
