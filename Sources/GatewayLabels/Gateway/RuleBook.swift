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
    guard let syntax = gatewaySyntax else { return GatewayRule(kept: rule) }
    return try GatewayRule(rule, as: try reader.read(rule, ofRouter: router.syntax), for: syntax)
  }

  /// Nil when the gateway's syntax cannot say it, or nobody told which one that is.
  func rule(_ meaning: RuleExpression) -> GatewayRule? {
    guard let syntax = gatewaySyntax else { return nil }
    return try? GatewayRule("", as: LocalRule(syntax: .v3, meaning: meaning), for: syntax)
  }

  /// Nil when nobody told.
  var gatewaySyntax: RuleSyntax? { options.gatewaySyntax.ruleSyntax }

  /// Nil when no request that the gateway may send gets to the router: the guest's Traefik refuses its rule, or it has none
  /// but other hosts.
  func hidden(_ router: LocalRouter, isLeftOut: Bool = true) -> Shield.Hidden? {
    guard let rule = router.rule else { return nil }
    do {
      let local = try reader.read(rule, ofRouter: router.syntax)
      return local.within(options.allowedDomains).map { Shield.Hidden(router: router, rule: $0, isLeftOut: isLeftOut) }
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
    if domains.allowsAll { return nil }
    if let rule = router.rule {
      if !rule.isConfined(to: domains) { return .hostNotAllowed(rule: rule.text) }
      if let other = rule.namedHosts.first(where: { !domains.allows($0) }) {
        return .hostNamed(host: other, rule: rule.text)
      }
    }
    let others = router.certificateHosts.filter { !domains.allows($0) }
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

extension PublishedRouter {
  /// The hosts that it asks certificates for by name, on the guest or on the gateway, in whichever form.
  fileprivate var certificateHosts: [Text] {
    let labels = (Array(local.properties) + Array(entry.properties)).filter { $0.key.hasPrefix(.tlsDomains) }
    return Set(labels.flatMap(\.value.listItems)).sorted()
  }
}
