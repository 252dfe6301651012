/// Rules of Traefik v2 as v3 understands them: they match the same requests.
/// https://doc.traefik.io/traefik/migrate/v2-to-v3/#router-rule-matchers
///
/// One thing stays different: of a query parameter given several times v2 looks at the first value, v3 at all.
enum RuleTranslation {
  /// The expression must be one that v2 takes. Throws `RuleFault` for what v3 has no equal of.
  static func fromV2(_ expression: RuleExpression) throws(RuleFault) -> RuleExpression {
    try expression.mapped(fromV2)
  }

  static func fromV2(_ matcher: RuleMatcher) throws(RuleFault) -> RuleExpression {
    switch matcher.kind {
    case .host, .hostHeader: try alternatives(matcher) { host throws(RuleFault) in try hostFromV2(host, matcher) }
    case .hostRegexp: try alternatives(matcher) { hostRegexp($0, matcher, .host, .hostRegexp) }
    case .hostSNIRegexp: try alternatives(matcher) { hostRegexp($0, matcher, .hostSNI, .hostSNIRegexp) }
    case .path: try alternatives(matcher) { path($0, matcher, .path, end: "$") }
    case .pathPrefix: try alternatives(matcher) { path($0, matcher, .pathPrefix, end: "") }
    case .method, .clientIP, .hostSNI, .alpn:
      try alternatives(matcher) { .matcher(matcher.kind, $0, at: matcher.place) }
    case .headers: pairs(matcher, as: .header)
    case .headersRegexp: pairs(matcher, as: .headerRegexp)
    case .query: try query(matcher)
    case .pathRegexp, .header, .headerRegexp, .queryRegexp: .matcher(matcher)
    }
  }

  private static func alternatives(
    _ matcher: RuleMatcher, _ translate: (Text) throws(RuleFault) -> RuleExpression
  ) throws(RuleFault) -> RuleExpression {
    var parts: [RuleExpression] = []
    for argument in matcher.arguments { parts.append(try translate(argument)) }
    return .anyOf(parts)
  }

  /// Of values with one name, v2 keeps the last.
  private static func pairs(_ matcher: RuleMatcher, as kind: RuleMatcher.Kind) -> RuleExpression {
    let names = matcher.arguments.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    let values = matcher.arguments.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    let last = zip(names, values).enumerated().filter { !names.dropFirst($0.offset + 1).contains($0.element.0) }
    return .allOf(last.map { .matcher(kind, $0.element.0, $0.element.1, at: matcher.place) })
  }

  /// An asterisk means nothing in v2, while it lets hosts through in v3.
  private static func hostFromV2(_ host: Text, _ matcher: RuleMatcher) throws(RuleFault) -> RuleExpression {
    if host.contains("*"), !host.hasMisplacedWildcard { throw matcher.fault(.impossibleHost(host)) }
    return .matcher(.host, host, at: matcher.place)
  }

  private static func hostRegexp(
    _ text: Text, _ matcher: RuleMatcher, _ plain: RuleMatcher.Kind, _ pattern: RuleMatcher.Kind
  ) -> RuleExpression {
    guard let template = RuleTemplate(text), !template.isPlain else { return .matcher(plain, text, at: matcher.place) }
    return .matcher(pattern, "(?i)^" + template.regexp(.hostLabel) + "$", at: matcher.place)
  }

  private static func path(
    _ text: Text, _ matcher: RuleMatcher, _ plain: RuleMatcher.Kind, end: Text
  ) -> RuleExpression {
    guard let template = RuleTemplate(text), !template.isPlain else { return .matcher(plain, text, at: matcher.place) }
    return .matcher(.pathRegexp, "^" + template.regexp(.pathSegment) + end, at: matcher.place)
  }

  private static func query(_ matcher: RuleMatcher) throws(RuleFault) -> RuleExpression {
    guard let pairs = queryPairs(matcher) else {
      throw matcher.fault(.wrongCount(.query, got: matcher.arguments.count))
    }
    return .allOf(
      pairs.map { name, value in
        if value.isEmpty { return .matcher(.queryRegexp, name, ".*", at: matcher.place) }
        guard let template = RuleTemplate(value), !template.isPlain else {
          return .matcher(.query, name, value, at: matcher.place)
        }
        return .matcher(.queryRegexp, name, "^" + template.regexp(.value) + "$", at: matcher.place)
      })
  }

  /// v2 cuts each argument at its first `=`, and takes the pieces for names and values in turns. Nil when one is left over.
  static func queryPairs(_ matcher: RuleMatcher) -> [(Text, Text)]? {
    let pieces = matcher.arguments.flatMap { text in text.cut(at: .equals).map { [$0.head, $0.tail] } ?? [text] }
    guard pieces.count % 2 == 0 else { return nil }
    return stride(from: 0, to: pieces.count, by: 2).map { (pieces[$0], pieces[$0 + 1]) }
  }
}
