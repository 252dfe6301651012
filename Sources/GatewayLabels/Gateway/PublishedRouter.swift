/// A local router with what the gateway gets of it.
struct PublishedRouter {
  let local: LocalRouter
  var entry: GatewayConfiguration.Entry
  /// Nil until it has been read.
  var rule: GatewayRule?

  /// What it can match.
  var reach: RuleReach { rule?.reach ?? RuleReach([]) }

  mutating func set(_ rule: GatewayRule) {
    entry = entry.with(.rule, rule.text)
    self.rule = rule
  }

  func with(_ rule: GatewayRule) -> PublishedRouter {
    var other = self
    other.set(rule)
    return other
  }
}

extension LocalRouter {
  /// As its own Traefik sees it: the label's, else the length of the rule in bytes. A label of 0 counts as none.
  /// https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/#priority-calculation
  var priority: Int {
    let label = properties[.priority].flatMap { Int($0.string) } ?? 0
    return label == 0 ? rule?.count ?? 0 : label
  }
}
