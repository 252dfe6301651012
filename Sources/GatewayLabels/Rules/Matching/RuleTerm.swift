/// What a request needs for one of the ways in which a rule can match.
struct RuleTerm {
  private var hosts: [TextLanguage] = []
  private var paths: [TextLanguage] = []
  private var methods: Set<Text> = []
  private var hostsNot: [TextLanguage] = []
  private var pathsNot: [TextLanguage] = []
  private var methodsNot: Set<Text> = []

  /// Whether one request can go both ways. Yes, when it is not known.
  func meets(_ other: RuleTerm) -> Bool {
    let both = joined(with: other)
    return both.methods.count < 2 && both.methods.isDisjoint(with: both.methodsNot)
      && RuleTerm.areCompatible(both.hosts, without: both.hostsNot)
      && RuleTerm.areCompatible(both.paths, without: both.pathsNot)
  }

  private static func areCompatible(_ wanted: [TextLanguage], without unwanted: [TextLanguage]) -> Bool {
    for (index, language) in wanted.enumerated() {
      if wanted[..<index].contains(where: { !$0.meets(language) }) { return false }
      if unwanted.contains(where: { language.isWithin($0) }) { return false }
    }
    return true
  }

  private func joined(with other: RuleTerm) -> RuleTerm {
    var both = self
    both.hosts.add(other.hosts)
    both.paths.add(other.paths)
    both.hostsNot.add(other.hostsNot)
    both.pathsNot.add(other.pathsNot)
    both.methods.add(other.methods)
    both.methodsNot.add(other.methodsNot)
    return both
  }
}

extension RuleTerm {
  /// More ways than this are as good as any.
  private static let mostTerms = 64

  /// All ways in which the rule can match.
  static func terms(of expression: RuleExpression) -> [RuleTerm] {
    terms(of: expression, negated: false) ?? [RuleTerm()]
  }

  private static func terms(of expression: RuleExpression, negated: Bool) -> [RuleTerm]? {
    switch expression {
    case .matcher(let matcher): [RuleTerm(matcher, negated: negated)]
    case .not(let inner): terms(of: inner, negated: !negated)
    case .all(let parts): negated ? sum(parts, negated: true) : product(parts, negated: false)
    case .any(let parts): negated ? product(parts, negated: true) : sum(parts, negated: false)
    }
  }

  private init(_ matcher: RuleMatcher, negated: Bool) {
    if negated {
      guard matcher.isExact else { return }
      hostsNot = [matcher.hosts].compactMap { $0 }
      pathsNot = [matcher.paths].compactMap { $0 }
      methodsNot = Set([matcher.method].compactMap { $0 })
    } else {
      hosts = [matcher.hosts].compactMap { $0 }
      paths = [matcher.paths].compactMap { $0 }
      methods = Set([matcher.method].compactMap { $0 })
    }
  }

  private static func sum(_ parts: [RuleExpression], negated: Bool) -> [RuleTerm]? {
    var all: [RuleTerm] = []
    for part in parts {
      guard let terms = terms(of: part, negated: negated), all.count + terms.count <= mostTerms else { return nil }
      all += terms
    }
    return all
  }

  private static func product(_ parts: [RuleExpression], negated: Bool) -> [RuleTerm]? {
    var all = [RuleTerm()]
    for part in parts {
      // A part that is not understood confines nothing.
      guard let terms = terms(of: part, negated: negated) else { continue }
      guard all.count * terms.count <= mostTerms else { return nil }
      all = all.flatMap { first in terms.map(first.joined) }
    }
    return all
  }
}

/// More than people write would make comparing slow, and what is left out only makes more requests possible.
private let mostWants = 100

extension [TextLanguage] {
  fileprivate mutating func add(_ more: [TextLanguage]) {
    append(contentsOf: more.prefix(Swift.max(0, mostWants - count)))
  }
}

extension Set<Text> {
  fileprivate mutating func add(_ more: Set<Text>) {
    for text in more where count < mostWants { insert(text) }
  }
}
