/// What a guest's Traefik matches by a rule, told in matchers that a gateway before it decides alike: the gateway has
/// another client, changes some headers, and may read another syntax.
enum RuleBound: Equatable {
  case all
  case none
  case some(RuleExpression)

  enum Side {
    /// All that the guest's Traefik matches, and maybe more.
    case above
    /// Nothing that the guest's Traefik does not match.
    case below

    fileprivate var other: Side { self == .above ? .below : .above }
  }

  init(_ side: Side, of rule: LocalRule) {
    self.init(side, of: rule.meaning, on: rule)
  }

  private init(_ side: Side, of expression: RuleExpression, on guest: LocalRule) {
    switch expression {
    case .matcher(let matcher) where matcher.isDecidedAlike(side, on: guest): self = .some(expression)
    case .matcher: self = side == .above ? .all : .none
    case .not(let inner): self = RuleBound(side.other, of: inner, on: guest).negated
    case .all(let parts):
      let bounds = parts.map { RuleBound(side, of: $0, on: guest) }
      self = RuleBound.joined(bounds, RuleExpression.allOf, empty: .all, absorbing: .none)
    case .any(let parts):
      let bounds = parts.map { RuleBound(side, of: $0, on: guest) }
      self = RuleBound.joined(bounds, RuleExpression.anyOf, empty: .none, absorbing: .all)
    }
  }

  var negated: RuleBound {
    switch self {
    case .all: .none
    case .none: .all
    case .some(let expression): .some(.not(expression))
    }
  }

  static func joined(
    _ bounds: [RuleBound], _ join: ([RuleExpression]) -> RuleExpression, empty: RuleBound, absorbing: RuleBound
  ) -> RuleBound {
    if bounds.contains(absorbing) { return absorbing }
    let parts = bounds.compactMap { if case .some(let part) = $0 { part } else { nil } }
    return parts.isEmpty ? empty : .some(join(parts))
  }
}

extension RuleMatcher {
  fileprivate func isDecidedAlike(_ side: RuleBound.Side, on guest: LocalRule) -> Bool {
    switch kind {
    // The guest's client is the gateway.
    case .clientIP: false
    case .header, .headerRegexp: !argument.isHeaderOfTheGateway
    // Of a parameter given several times, v1 and v2 look at the first value, v3 at all.
    case .query, .queryRegexp: guest.syntax == .v3 || side == .above
    case .host: !guest.heedsLastDots || side == .above
    default: true
    }
  }
}

extension RuleMatcher {
  /// Whether a gateway decides it by the client's connection, which a request cannot choose.
  var asksForClient: Bool {
    switch kind {
    case .clientIP: true
    case .header, .headerRegexp: argument.isHeaderAboutClient
    default: false
    }
  }
}

extension Text {
  /// Headers that Traefik sets itself, whatever the client sent.
  fileprivate var isHeaderAboutClient: Bool { lowercased == "x-real-ip" || lowercased.hasPrefix("x-forwarded-") }

  /// Headers that a proxy adds, changes or takes away: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
  fileprivate var isHeaderOfTheGateway: Bool {
    isHeaderAboutClient || headersOfTheGateway.contains(lowercased)
  }
}

private let headersOfTheGateway: Set<Text> = [
  "accept-encoding", "connection", "content-length", "forwarded", "host", "keep-alive", "proxy-authenticate",
  "proxy-authorization", "proxy-connection", "te", "trailer", "trailers", "transfer-encoding", "upgrade", "user-agent",
  "via",
]
