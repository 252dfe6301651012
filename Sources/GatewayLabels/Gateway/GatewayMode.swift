/// One way to turn local routers into what the gateway gets.
protocol GatewayMode {
  /// Why the gateway would not do with the router what the local Traefik does; nil when it would.
  func refusal(of router: LocalRouter) -> SkippedRouter.Reason?
  /// The router as the gateway gets it.
  func entry(for router: LocalRouter) -> GatewayConfiguration.Entry
  /// What a person should know about a router that is published.
  func warnings(for router: LocalRouter) -> [Warning]
  /// The routers with the services that they need.
  func configuration(with routers: [PublishedRouter]) -> GatewayConfiguration
}

/// A local router with what the gateway gets of it.
struct PublishedRouter {
  let local: LocalRouter
  var entry: GatewayConfiguration.Entry
}

/// What a mode makes of all local routers: each is either published or skipped.
struct Publication {
  let gateway: GatewayConfiguration
  let skipped: [SkippedRouter]
  let warnings: [Warning]

  init(of local: LocalConfiguration, by mode: any GatewayMode, _ options: GatewayOptions) {
    var published: [PublishedRouter] = []
    var skipped = local.skipped
    for router in local.routers {
      let entry = mode.entry(for: router)
      let excluded = options.selection.takes(router) ? nil : SkippedRouter.Reason.excluded
      if let reason = excluded ?? router.refusal ?? mode.refusal(of: router) ?? entry.refusal {
        skipped.append(SkippedRouter(router, reason))
      } else {
        published.append(PublishedRouter(local: router, entry: entry))
      }
    }
    gateway = mode.configuration(with: options.priorities.applied(to: published))
    warnings =
      published.flatMap { mode.warnings(for: $0.local) + options.sharedNames.warnings(about: $0) }
      + options.sharedNames.warnings(about: gateway.services)
    self.skipped = skipped + Publication.streams(of: local, options.selection)
  }

  private static func streams(of local: LocalConfiguration, _ selection: Selection) -> [SkippedRouter] {
    StreamProtocol.allCases.flatMap { kind in
      (local.streams[kind]?.routers ?? []).map { router in
        SkippedRouter(router, selection.takes(router) ? kind.refusal(of: router) : .excluded)
      }
    }
  }
}

extension LocalRouter {
  fileprivate var refusal: SkippedRouter.Reason? {
    guard let priority = properties["priority"], Int(priority.string) == nil else { return nil }
    return .labelNotUnderstood(label: Label(LabelKey.router(name, "priority"), priority), fault: .notWholeNumber)
  }
}

extension GatewayConfiguration.Entry {
  fileprivate var refusal: SkippedRouter.Reason? {
    labels(under: LabelKey.router).first { !$0.isExpressible }.map(SkippedRouter.Reason.notExpressible)
  }
}
