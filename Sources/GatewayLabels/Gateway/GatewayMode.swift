/// One way to turn local routers into what the gateway gets.
protocol GatewayMode {
  /// Why the gateway would not do with the router what the local Traefik does; nil when it would.
  func refusal(of router: LocalRouter) -> SkippedRouter.Reason?
  /// The router as the gateway gets it.
  func entry(for router: LocalRouter) -> GatewayConfiguration.Entry
  /// The routers with the services that they need.
  func configuration(with routers: [GatewayConfiguration.Entry]) -> GatewayConfiguration
}

extension GatewayMode {
  /// Every local router ends on one of the two sides.
  func convert(_ local: LocalConfiguration) -> (GatewayConfiguration, [SkippedRouter]) {
    var routers: [GatewayConfiguration.Entry] = []
    var skipped = local.skipped
    for router in local.routers {
      let entry = entry(for: router)
      if let reason = router.refusal ?? refusal(of: router) ?? entry.refusal {
        skipped.append(SkippedRouter(router, reason))
      } else {
        routers.append(entry)
      }
    }
    return (configuration(with: routers), skipped)
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
