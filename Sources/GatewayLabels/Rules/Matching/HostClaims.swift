/// The hosts that a rule names.
struct HostClaims: Equatable {
  /// What it names at each level, as v3 matchers: names of hosts in lower case without a dot at the end. None at `noHost`.
  private(set) var named: [HostLevel: Set<RuleMatcher>] = [:]
  /// Whether it also matches hosts that it does not name: it has no host at all, says which ones it does not take, or
  /// names hosts only in some of its alternatives.
  private(set) var isOpen = false

  /// What nobody understands may match any host.
  static let open: HostClaims = {
    var open = HostClaims()
    open.isOpen = true
    return open
  }()

  /// Of what the rule may mean, in the v3 syntax; none when that is unknown.
  init(_ meanings: [RuleExpression]) {
    self = meanings.isEmpty ? .open : HostClaims(unionOf: meanings.map { $0.claims(isNegated: false) })
  }

  /// The least precise way in which it names a host that it can match.
  var level: HostLevel { isOpen ? .noHost : named.keys.max() ?? .exact }

  private init() {}

  fileprivate init(_ level: HostLevel, _ matcher: RuleMatcher) {
    named = [level: [matcher]]
  }

  fileprivate init(unionOf all: [HostClaims]) {
    for claims in all {
      for (level, matchers) in claims.named { named[level, default: []].formUnion(matchers) }
      isOpen = isOpen || claims.isOpen
    }
  }

  /// Of parts that must all match: one that names all its hosts confines the rest.
  fileprivate init(intersectionOf all: [HostClaims]) {
    self = all.filter { !$0.isOpen }.min { $0.level < $1.level } ?? HostClaims(unionOf: all)
  }
}

extension RuleExpression {
  fileprivate func claims(isNegated: Bool) -> HostClaims {
    switch self {
    case .matcher(let matcher): isNegated ? .open : matcher.hostClaims
    case .not(let inner): inner.claims(isNegated: !isNegated)
    case .all(let parts) where isNegated: HostClaims(unionOf: parts.map { $0.claims(isNegated: true) })
    case .all(let parts): HostClaims(intersectionOf: parts.map { $0.claims(isNegated: false) })
    case .any(let parts) where isNegated: HostClaims(intersectionOf: parts.map { $0.claims(isNegated: true) })
    case .any(let parts): HostClaims(unionOf: parts.map { $0.claims(isNegated: false) })
    }
  }
}

extension RuleMatcher {
  fileprivate var hostClaims: HostClaims {
    switch kind {
    case .host, .hostHeader:
      let name = argument.lowercased.dropping(suffix: ".") ?? argument.lowercased
      let level: HostLevel = name == "*" ? .everyHost : name.hasPrefix("*") ? .pattern : .exact
      return HostClaims(level, RuleMatcher(.host, [name], at: 0))
    case .hostRegexp:
      let regexp = try? RegexpParser.regexp(argument).regexp
      return HostClaims(regexp?.namesNothing == true ? .everyHost : .pattern, self)
    default: return .open
    }
  }
}
