/// One way to turn local routers into what the gateway gets.
protocol GatewayMode {
  /// Why the gateway would not do with the router what the local Traefik does; nil when it would.
  func refusal(of router: LocalRouter) -> SkippedRouter.Reason?
  /// The router as the gateway gets it.
  func entry(for router: LocalRouter) -> GatewayConfiguration.Entry
  /// What a person should know about a router that is published.
  func warning(for router: LocalRouter) -> Warning?
  /// The routers with the services that they need.
  func configuration(with routers: [GatewayConfiguration.Entry]) -> GatewayConfiguration
}

extension GatewayMode {
  /// Every local router is either published or skipped.
  func convert(_ local: LocalConfiguration) -> (GatewayConfiguration, [SkippedRouter], [Warning]) {
    var routers: [GatewayConfiguration.Entry] = []
    var skipped = local.skipped
    var warnings: [Warning] = []
    for router in local.routers {
      let entry = entry(for: router)
      if let reason = router.refusal ?? refusal(of: router) ?? entry.refusal {
        skipped.append(SkippedRouter(router, reason))
      } else {
        routers.append(entry)
        warnings += warning(for: router).map { [$0] } ?? []
      }
    }
    return (configuration(with: routers), skipped, warnings)
  }
}

extension LocalRouter {
  fileprivate var refusal: SkippedRouter.Reason? {
    servesTraefikItself ? .servesTraefikItself(service: properties["service"] ?? "") : nil
  }
}

extension GatewayConfiguration.Entry {
  fileprivate var refusal: SkippedRouter.Reason? {
    labels(under: LabelKey.router).first { !$0.isExpressible }.map(SkippedRouter.Reason.notExpressible)
  }
}
