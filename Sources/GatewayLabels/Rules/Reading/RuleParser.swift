/// Reads the rules of Traefik v2 and v3, which are Go expressions of matchers, `&&`, `||`, `!` and parentheses.
/// https://go.dev/ref/spec#Expressions
struct RuleParser {
  /// Deeper than anybody writes by hand, and safe from a stack that runs over.
  static let deepestNesting = 100

  private var scanner: RuleScanner
  private var token: RuleToken
  private var depth = 0

  /// Throws `RuleFault`. Whether Traefik takes the arguments is for `RuleGrammar` to say.
  static func expression(of rule: Text) throws(RuleFault) -> RuleExpression {
    var parser = try RuleParser(rule)
    if parser.token.kind == .end { throw RuleFault(at: 0, .emptyRule) }
    let expression = try parser.alternatives()
    let behind = parser.token
    if behind.kind == .lineEnd { try parser.advance() }
    guard parser.token.kind == .end else {
      throw RuleFault(at: behind.place, .expected(.operatorOrEnd, found: behind.kind.shown))
    }
    return expression
  }

  private init(_ rule: Text) throws(RuleFault) {
    scanner = RuleScanner(rule)
    token = try scanner.next()
  }

  private mutating func alternatives() throws(RuleFault) -> RuleExpression {
    var parts = [try conjunction()]
    while token.kind == .or {
      try advance()
      parts.append(try conjunction())
    }
    return .anyOf(parts)
  }

  private mutating func conjunction() throws(RuleFault) -> RuleExpression {
    var parts = [try operand()]
    while token.kind == .and {
      try advance()
      parts.append(try operand())
    }
    return .allOf(parts)
  }

  private mutating func operand() throws(RuleFault) -> RuleExpression {
    guard depth < RuleParser.deepestNesting else { throw RuleFault(at: token.place, .nestedTooDeep) }
    depth += 1
    defer { depth -= 1 }
    switch token.kind {
    case .not:
      try advance()
      return .not(try operand())
    case .open:
      try advance()
      let inner = try alternatives()
      try take(.close, .closingParenthesis)
      return inner
    case .name(let name): return .matcher(try matcher(name))
    default: throw fault(.matcher)
    }
  }

  private mutating func matcher(_ name: Text) throws(RuleFault) -> RuleMatcher {
    let place = token.place
    try advance()
    try take(.open, .openingParenthesis)
    guard let kind = RuleMatcher.Kind(spelled: name) else { throw RuleFault(at: place, .unknownMatcher(name)) }
    var arguments: [Text] = []
    while token.kind != .close {
      guard case .text(let text) = token.kind else { throw fault(.text) }
      arguments.append(text)
      try advance()
      if token.kind != .close { try take(.comma, .commaOrParenthesis) }
    }
    try advance()
    return RuleMatcher(kind, arguments, at: place)
  }

  private mutating func take(_ kind: RuleToken.Kind, _ expected: RuleFault.Expected) throws(RuleFault) {
    guard token.kind == kind else { throw fault(expected) }
    try advance()
  }

  private mutating func advance() throws(RuleFault) {
    token = try scanner.next()
  }

  private func fault(_ expected: RuleFault.Expected) -> RuleFault {
    RuleFault(at: token.place, .expected(expected, found: token.kind.shown))
  }
}
