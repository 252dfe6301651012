/// What tells v2 from v3 in rules that both take.
extension RuleExpression {
  /// v3 would take it and match nothing, or something else.
  var isPlainlyV2: Bool { matchers.contains(where: \.isPlainlyV2) }

  /// v2 would take it and understand the same; most rules are of this kind.
  var isAlikeInV2: Bool { matchers.allSatisfy(\.isAlikeInV2) }

  /// v2 would take it, and the person cannot have meant that.
  var isPlainlyV3: Bool { matchers.contains(where: \.isPlainlyV3) }
}

extension RuleMatcher {
  fileprivate var isPlainlyV2: Bool {
    switch kind {
    case .hostRegexp, .hostSNIRegexp, .path, .pathPrefix: arguments.contains(where: \.hasNameInBraces)
    case .query: arguments.count == 1 && argument.contains("=")
    default: false
    }
  }

  fileprivate var isAlikeInV2: Bool {
    switch kind {
    case .host, .path, .pathPrefix, .method: arguments.count == 1 && !argument.contains("{")
    default: false
    }
  }

  fileprivate var isPlainlyV3: Bool {
    switch kind {
    case .hostRegexp, .hostSNIRegexp: arguments.contains { !$0.hasNameInBraces && $0.hasRegexpSigns }
    case .host, .hostSNI: argument.contains("*") && argument != "*"
    default: false
    }
  }
}

extension Text {
  /// `{name}` or `{name:regexp}`, where a regular expression has numbers.
  fileprivate var hasNameInBraces: Bool {
    contains("{") && zip(bytes, bytes.dropFirst()).contains { $0 == .openBrace && !$1.isDigit && $1 != .comma }
  }

  /// Signs that no host name has.
  fileprivate var hasRegexpSigns: Bool {
    bytes.contains { Array(#"\+*?()|[]^$"#.utf8).contains($0) }
  }
}
