/// How rules are read on the guest and written for the gateway.
public struct RuleOptions: Sendable {
  /// The grammar that the gateway's Traefik reads rules in.
  public enum GatewaySyntax: String, CaseIterable, Sendable {
    case v3, v2
    /// Rules go to the gateway as they are.
    case keep
  }

  /// The grammar of the local rules; nil when it follows from each rule.
  public var localSyntax: RuleSyntax?
  public var gatewaySyntax = GatewaySyntax.v3
  public var allowedDomains = AllowedDomains()

  public init() {}
}

/// A rule as it goes to the gateway.
struct GatewayRule {
  let text: Text
  /// What the gateway can understand by it, in the v3 syntax: one, unless nobody told its syntax; none when it is unknown.
  let meanings: [RuleExpression]
  /// What the local rule does to requests, which the gateway's does not.
  var modifiers: [Text] = []
  /// Whether the guest's Traefik takes every request that the gateway takes by it.
  var isMetOnGuest = true
  /// The rule means one thing in v2 and another in v3, and was taken for v3.
  var isGuess = false

  /// Whether it asks who the client is. The guest's Traefik takes the gateway for the client of all requests, also of those
  /// that came for other routers.
  var asksForClient: Bool { meanings.contains { $0.matchers.contains(where: \.asksForClient) } }

  /// What it can match.
  var reach: RuleReach { RuleReach(meanings) }

  /// The hosts that it names, wherever they stand in it: Traefik takes those of a rule for the router's own, for certificates
  /// and for TLS options, and no version of it asks for each whether requests for it can match.
  var namedHosts: [Text] { meanings.flatMap(\.matchers).filter(\.namesHosts).flatMap(\.arguments) }

  func isConfined(to domains: AllowedDomains) -> Bool {
    domains.allowsAll || !meanings.isEmpty && meanings.allSatisfy(domains.confine)
  }
}

extension GatewayRule {
  /// The rule as it is. What the gateway makes of it is for the gateway to say.
  init(kept rule: Text) {
    self.init(text: rule, meanings: RuleReader.meanings(of: rule))
    // The two may even read it in different syntaxes.
    isMetOnGuest =
      meanings.count == 1
      && meanings.allSatisfy { RuleBound(.below, of: LocalRule(syntax: .v2, meaning: $0)) == .some($0) }
  }

  /// Throws `RuleFault` when the gateway's Traefik would refuse the rule or never match it.
  init(_ rule: Text, as local: LocalRule, for gateway: RuleSyntax) throws(RuleFault) {
    if let fault = local.meaning.neverMatches { throw fault }
    let expression = try GatewayRule.expression(rule, local, for: gateway)
    if let fault = RuleGrammar(gateway).fault(in: expression) { throw fault }
    let isUnchanged = local.syntax == .v3 && gateway == .v3
    let isRight = rule.isOneLine && (isUnchanged || (try? RuleParser.expression(of: rule)) == expression)
    text = isRight ? rule : expression.text
    meanings = [local.meaning]
    isMetOnGuest = RuleBound(.below, of: local) == .some(local.meaning)
    (modifiers, isGuess) = (local.modifiers, local.isGuess)
  }

  /// From v2 to v2 nothing is translated: a pattern of v2 has no equal in v3 that v2 has an equal of.
  private static func expression(
    _ rule: Text, _ local: LocalRule, for gateway: RuleSyntax
  ) throws(RuleFault) -> RuleExpression {
    switch (local.syntax, gateway) {
    case (.v2, .v2): try RuleParser.expression(of: rule)
    case (_, .v2): try RuleTranslation.toV2(local.meaning)
    default: local.meaning
    }
  }
}

extension Text {
  /// Whether it is a text on one line, as notes have rules.
  fileprivate var isOneLine: Bool {
    !isEmpty && !has { $0 < 0x20 || $0 == 0x7F } && bytes.first != .blank && bytes.last != .blank
  }
}
