extension GatewayConfiguration {
  /// The same configuration in fewer labels: routers that differ only in their rules become one, whose rule is that any of
  /// theirs matches. Nil when no two routers can be joined.
  ///
  /// Routers of different priorities stay apart, because the joined rule has one number for all.
  var compact: GatewayConfiguration? {
    let groups = Dictionary(grouping: routers) { $0.properties.filter { $0.key != "rule" } }
    let joined = groups.values.flatMap(GatewayConfiguration.joined)
    guard joined.count < routers.count else { return nil }
    return GatewayConfiguration(routers: joined, services: services)
  }

  private static func joined(_ routers: [Entry]) -> [Entry] {
    guard routers.count > 1, let first = routers.min(by: { $0.name < $1.name }),
      !routers.contains(where: { $0.properties["rule"] == nil })
    else { return routers }
    let rules = Set(routers.compactMap { $0.properties["rule"] }).sorted()
    return [first.with("rule", rules.count == 1 ? rules[0] : rules.map { "(" + $0 + ")" }.joined(by: " || "))]
  }
}
