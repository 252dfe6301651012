extension Publication {
  /// The routers by what is known of each alone.
  struct Draft {
    private(set) var published: [PublishedRouter] = []
    /// Routers with a published router's rule confined to some hosts, as `Ranking` tells.
    private(set) var companions: [PublishedRouter] = []
    private(set) var skipped: [SkippedRouter] = []
    private(set) var warnings: [Warning] = []
    /// Of those left out, the ones that the guest's Traefik must not answer for the gateway either.
    private(set) var hidden: [Shield.Hidden] = []

    init(_ local: LocalConfiguration, _ mode: any GatewayMode, _ options: GatewayOptions, _ rules: RuleBook) {
      published.reserveCapacity(local.routers.count)
      for router in local.routers {
        let entry = mode.entry(for: router)
        let isTaken = options.selection.takes(router, asOnGateway: rules.names(of: router, entry.name, options))
        let fault = local.middlewareFault(of: router)
        let ownReason = router.refusal ?? fault.map { .turnedOff($0) }
        if let reason = isTaken ? ownReason ?? mode.refusal(of: router) : .excluded {
          skipped.append(SkippedRouter(router, reason))
          // One that is turned off serves nothing, and nothing of it is to be hidden.
          if reason.mustStayUnreachable, fault == nil { hidden += [rules.hidden(router)].compactMap { $0 } }
          continue
        }
        switch Draft.published(PublishedRouter(local: router, entry: entry), mode, rules) {
        case .success(let taken):
          published.append(taken)
          if taken.rule?.asksForClient == true { hidden += [rules.hidden(router, isLeftOut: false)].compactMap { $0 } }
        case .failure(let refusal): skipped.append(SkippedRouter(router, refusal.reason))
        }
      }
    }

    private static func published(
      _ router: PublishedRouter, _ mode: any GatewayMode, _ rules: RuleBook
    ) -> Result<PublishedRouter, Refusal> {
      var published = router
      if let rule = router.local.rule {
        do {
          published.set(try rules.rule(rule, of: router.local))
        } catch {
          return .failure(Refusal(reason: .ruleNotUnderstood(rule: rule, fault: error)))
        }
      }
      let reason = published.rule.flatMap(mode.refusal) ?? rules.refusal(of: published) ?? published.entry.refusal
      return reason.map { .failure(Refusal(reason: $0)) } ?? .success(published)
    }

    private struct Refusal: Error {
      let reason: SkippedRouter.Reason
    }
  }
}

extension Publication.Draft {
  /// `names` are those of all routers of the guest on the gateway.
  mutating func setPriorities(_ options: GatewayOptions, _ rules: RuleBook, names: () -> [Text]) {
    if options.priorities.policy == .none { return }
    var ranking = Ranking(published, rules) { CompanionNames(beside: names(), options.sharedNames) }
    options.priorities.apply(to: &ranking)
    (published, companions) = (ranking.routers.map(\.router), ranking.companions.map(\.router))
  }

  /// Narrows or leaves out the routers by which requests would reach those that must stay unreachable.
  mutating func shieldHidden(by mode: any GatewayMode, _ rules: RuleBook) {
    if hidden.isEmpty { return }
    let shield = mode.shield(over: hidden)
    var unharmed: [PublishedRouter] = []
    for router in published {
      switch shield.outcome(for: router) {
      case .unharmed: unharmed.append(router)
      case .covered(let other): skipped.append(SkippedRouter(router.local, .answeredBy(router: other)))
      case .inseparable(let others): skipped.append(SkippedRouter(router.local, .reaches(routers: others)))
      case .narrowed(let meaning, let others):
        // What is left out is not checked on its own, and has parts in the rule by now.
        guard let rule = rules.rule(meaning), router.with(rule).entry.refusal == nil,
          rules.refusal(of: router.with(rule)) == nil
        else {
          skipped.append(SkippedRouter(router.local, .reaches(routers: others)))
          continue
        }
        unharmed.append(router.with(rule))
        warnings.append(
          .ruleNarrowed(
            router: router.local.name, container: router.local.container, rule: rule.text, others: others))
      }
    }
    published = unharmed
  }
}

extension RuleBook {
  /// What patterns may call a router that is on the gateway as `name`: its companions are chosen with it.
  fileprivate func names(of router: LocalRouter, _ name: Text, _ options: GatewayOptions) -> [Text] {
    guard options.selection.namesRouters, let text = router.rule, let rule = try? rule(text, of: router),
      HostClaims(rule.meanings).level != .exact
    else { return [name] }
    return [name] + CompanionNames.usual(beside: name, options.sharedNames.vmid)
  }
}

extension LocalRouter {
  fileprivate var refusal: SkippedRouter.Reason? {
    guard let priority = properties[.priority] else { return nil }
    guard let number = Int(priority.string) else {
      return .labelNotUnderstood(label: Label(LabelKey.router(name, "priority"), priority), fault: .notWholeNumber)
    }
    return number > PluginRouter.highestPriority ? .priorityTooHigh(priority) : nil
  }
}

extension GatewayConfiguration.Entry {
  fileprivate var refusal: SkippedRouter.Reason? {
    // Its properties have plain names, so that one of them stands for all.
    let key = LabelKey.router(name, "rule")
    return properties.first { !Label(key, $0.value).isExpressible }.map { property in
      .notExpressible(label: Label(LabelKey.router(name, property.key), property.value))
    }
  }
}

extension PublishedRouter {
  var ruleWarnings: [Warning] {
    rule?.isGuess == true
      ? [.ruleHasTwoMeanings(router: local.name, container: local.container, rule: rule?.text ?? "")] : []
  }
}
