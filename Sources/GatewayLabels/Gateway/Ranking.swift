/// The routers of one guest at the levels at which the gateway has them.
///
/// A rule that names its hosts less precisely than other rules of its guest may get companions: routers with the same rule
/// confined to the hosts that the guest names more precisely, and with the same service. They stand at the level of those
/// hosts, below what other guests have there.
struct Ranking {
  /// Those given, in their order.
  private(set) var routers: [RankedRouter]
  private(set) var companions: [RankedRouter] = []

  /// Rules times hosts. With more, the rules alone are longer than any notes may be, and comparing them would take long.
  private static let mostComparisons = 100_000

  init(_ published: [PublishedRouter], _ rules: RuleBook, _ names: () -> CompanionNames) {
    // Without a rule there is nothing to take.
    routers = published.map { router in
      RankedRouter(router, at: router.rule.map { HostClaims($0.meanings).level } ?? .exact)
    }
    if routers.allSatisfy({ $0.level == .exact }) { return }
    var names = names()
    for level in HostLevel.allCases where level != .noHost { join(level, rules, &names) }
  }

  var members: [RankedRouter] { routers + companions }

  /// `change` gets the place among the members too.
  mutating func changeEach(_ change: (Int, inout RankedRouter) -> Void) {
    for place in routers.indices { change(place, &routers[place]) }
    for place in companions.indices { change(routers.count + place, &companions[place]) }
  }

  private mutating func join(_ level: HostLevel, _ rules: RuleBook, _ names: inout CompanionNames) {
    let claims = Set(routers.flatMap { $0.router.rule.flatMap { HostClaims($0.meanings).named[level] } ?? [] })
      .sorted { $0.text < $1.text }
    let lower = routers.filter { $0.level > level }.sorted { ($0.priority, $1.name) < ($1.priority, $0.name) }
    guard !claims.isEmpty, claims.count * lower.count <= Ranking.mostComparisons else { return }
    let places = routers.indices.filter { routers[$0].level == level }
    var contest = LevelContest(level, places.map { routers[$0] })
    // In the order of priorities, so that each meets those companions that it may have to precede.
    for router in lower {
      let missed = claims.filter { contest.misses(router, on: $0) }
      if let companion = companion(of: router, at: level, on: missed, contest.members, rules, &names) {
        contest.add(companion)
      }
    }
    guard contest.members.count > places.count else { return }
    contest.settle()
    for (place, member) in zip(places, contest.members) { routers[place] = member }
    companions += contest.members.dropFirst(places.count)
  }

  private func companion(
    of router: RankedRouter, at level: HostLevel, on claims: [RuleMatcher], _ members: [RankedRouter],
    _ rules: RuleBook,
    _ names: inout CompanionNames
  ) -> RankedRouter? {
    // A rule with Host makes the gateway ask for certificates, and mixes the TLS options of all that name the host.
    let leavesTLSAlone = !members.allSatisfy(router.hasTLS)
    let written = routers.compactMap { $0.router.rule?.text }
    let spelled = claims.compactMap { claim in
      rules.spelling(of: claim, leavingTLSAlone: leavesTLSAlone, among: written).map { (claim, $0) }
    }
    guard !spelled.isEmpty, let rule = router.router.rule?.confined(to: spelled) else { return nil }
    var companion = router.router.with(rule)
    companion.entry = companion.entry.named(names.next(beside: router.name, at: level))
    return RankedRouter(companion, at: level, isLifted: true)
  }
}

extension RankedRouter {
  fileprivate var name: Text { router.entry.name }
}

extension GatewayRule {
  /// The same rule on these hosts only: each as a v3 matcher, and as the gateway reads it. Nil when the rule cannot be read.
  fileprivate func confined(to claims: [(meaning: RuleMatcher, spelling: RuleExpression)]) -> GatewayRule? {
    guard let own = try? RuleParser.expression(of: text) else { return nil }
    let hosts = RuleExpression.anyOf(claims.map { .matcher($0.meaning) })
    // Where nobody told the gateway's syntax, one spelling may stand for two meanings.
    var spelled: Set<RuleExpression> = []
    let spellings = claims.map(\.spelling).filter { spelled.insert($0).inserted }
    return GatewayRule(
      text: RuleExpression.allOf([.anyOf(spellings), own]).text,
      meanings: meanings.map { .allOf([hosts, $0]) })
  }
}
