extension RuleOptions {
  /// Whether the rule claims every host of the gateway. With allowed domains such a rule is refused.
  func hostWarnings(about router: PublishedRouter) -> [Warning] {
    guard let rule = router.rule, claimsEveryHost(rule) else { return [] }
    return [.claimsEveryHost(router: router.local.name, container: router.local.container, rule: rule.text)]
  }

  /// About labels that are kept as they are.
  func hostWarnings(about labels: ParsedLabels) -> [Warning] {
    labels.routers.compactMap { router in
      guard let rule = router.value[.rule], !rule.isEmpty, claimsEveryHost(GatewayRule(kept: rule)) else { return nil }
      return .claimsEveryHost(router: router.key, container: nil, rule: rule)
    }
  }

  private func claimsEveryHost(_ rule: GatewayRule) -> Bool {
    allowedDomains.allowsAll && HostClaims(rule.meanings).level >= .everyHost
  }
}
