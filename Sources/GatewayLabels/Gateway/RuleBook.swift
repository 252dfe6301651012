/// The rules of all routers of a guest, as the gateway gets them.
struct RuleBook {
  private let options: RuleOptions
  private let reader: RuleReader

  init(_ routers: [LocalRouter], _ options: RuleOptions) {
    self.options = options
    reader = RuleReader(options.localSyntax, learningFrom: routers.compactMap { $0.syntax == nil ? $0.rule : nil })
  }

  /// Throws `RuleFault` when no request could reach the router, on the guest or on the gateway.
  func rule(_ rule: Text, of router: LocalRouter) throws(RuleFault) -> GatewayRule {
    guard let syntax = options.gatewaySyntax.ruleSyntax else { return GatewayRule(kept: rule) }
    return try GatewayRule(rule, as: try reader.read(rule, ofRouter: router.syntax), for: syntax)
  }

  /// Nil when the gateway's syntax cannot say it, or nobody told which one that is.
  func rule(_ meaning: RuleExpression) -> GatewayRule? {
    guard let syntax = options.gatewaySyntax.ruleSyntax else { return nil }
    return try? GatewayRule("", as: LocalRule(syntax: .v3, meaning: meaning), for: syntax)
  }

  /// Nil when the guest's Traefik refuses the router's rule, so that it answers nothing.
  func hidden(_ router: LocalRouter, isLeftOut: Bool = true) -> Shield.Hidden? {
    guard let rule = router.rule else { return nil }
    do {
      let local = try reader.read(rule, ofRouter: router.syntax)
      return Shield.Hidden(router: router, rule: local, isLeftOut: isLeftOut)
    } catch {
      guard error.problem == .nestedTooDeep else { return nil }
      // Too deep for this reader only: to Traefik it may mean anything.
      let anything = RuleExpression.matcher(.pathPrefix, "/")
      return Shield.Hidden(router: router, rule: LocalRule(syntax: .v3, meaning: anything))
    }
  }

  /// Why the guest may not have the router.
  func refusal(of router: PublishedRouter) -> SkippedRouter.Reason? {
    let domains = options.allowedDomains
    if let rule = router.rule, !rule.isConfined(to: domains) { return .hostNotAllowed(rule: rule.text) }
    let others = router.entry.properties[.tlsDomains]?.listItems.filter { !domains.allows($0) } ?? []
    return others.isEmpty ? nil : .certificateNotAllowed(domains: others)
  }
}

extension RuleOptions.GatewaySyntax {
  /// Nil when nobody told.
  fileprivate var ruleSyntax: RuleSyntax? {
    switch self {
    case .v3: .v3
    case .v2: .v2
    case .keep: nil
    }
  }
}
