extension RuleTranslation {
  /// A v3 expression as a gateway of Traefik v2 understands it. Throws `RuleFault` for what v2 has no equal of.
  static func toV2(_ expression: RuleExpression) throws(RuleFault) -> RuleExpression {
    try expression.mapped(toV2)
  }

  private static func toV2(_ matcher: RuleMatcher) throws(RuleFault) -> RuleExpression {
    switch matcher.kind {
    case .header: return .matcher(.headers, matcher.arguments[0], matcher.arguments[1], at: matcher.place)
    case .headerRegexp: return .matcher(.headersRegexp, matcher.arguments[0], matcher.arguments[1], at: matcher.place)
    case .host: return try hostToV2(matcher)
    case .method, .clientIP, .hostSNI, .alpn: return .matcher(matcher)
    case .path where !matcher.argument.contains("{"), .pathPrefix where !matcher.argument.contains("{"):
      return .matcher(matcher)
    case .query where matcher.arguments.count == 2 && !matcher.arguments[0].bytes.contains(.equals):
      return .matcher(.query, matcher.arguments[0] + "=" + matcher.arguments[1], at: matcher.place)
    default: throw matcher.fault(.noEqual(matcher.kind, in: .v2))
    }
  }

  private static func hostToV2(_ matcher: RuleMatcher) throws(RuleFault) -> RuleExpression {
    guard matcher.argument.contains("*") else { return .matcher(matcher) }
    guard let rest = matcher.argument.dropping(prefix: "*.") else {
      return .matcher(.hostRegexp, "{host:.+}", at: matcher.place)
    }
    return .matcher(.hostRegexp, "{label:[^.]+}." + rest, at: matcher.place)
  }
}
