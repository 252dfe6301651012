/// What a mode makes of all local routers: each is either published or skipped.
struct Publication {
  let gateway: GatewayConfiguration
  private(set) var skipped: [SkippedRouter]
  private(set) var warnings: [Warning]

  init(of local: LocalConfiguration, by mode: any GatewayMode, _ options: GatewayOptions) {
    let rules = RuleBook(local.routers, options.rules)
    var draft = Draft(local, mode, options, rules)
    draft.shieldHidden(by: mode, rules)
    draft.setPriorities(options, rules) { local.routers.map { mode.entry(for: $0).name } }
    let published = draft.published
    let own = mode.configuration(with: published)
    gateway = GatewayConfiguration(routers: own.routers + draft.companions.map(\.entry), services: own.services)
    warnings = local.warnings
    for router in published {
      warnings += mode.warnings(for: router.local)
      warnings += router.ruleWarnings + router.certificateWarnings
      warnings += options.rules.hostWarnings(about: router)
      warnings += options.sharedNames.warnings(about: router)
    }
    warnings += mode.warnings(about: published)
    warnings += draft.warnings
    warnings += options.sharedNames.warnings(about: gateway.services)
    warnings += options.priorities.warnings(about: published + draft.companions)
    skipped = local.skipped + draft.skipped + Publication.streams(of: local, options.selection)
  }

  private static func streams(of local: LocalConfiguration, _ selection: Selection) -> [SkippedRouter] {
    StreamProtocol.allCases.flatMap { kind in
      (local.streams[kind].map { $0.routers + $0.dropped } ?? []).map { router in
        SkippedRouter(router, selection.takes(router) ? kind.refusal(of: router) : .excluded)
      }
    }
  }
}
