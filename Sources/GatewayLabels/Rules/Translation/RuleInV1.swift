/// A rule of Traefik v1, such as `Host:a,b;PathPrefixStrip:/x`, in which `;` stands for "and" and `,` for "or".
/// https://doc.traefik.io/traefik/v1.7/basics/#matchers
struct RuleInV1 {
  /// What it matches, in the v3 syntax.
  let expression: RuleExpression
  /// Names of the parts that change requests, such as `AddPrefix`; later versions have middlewares for it.
  let modifiers: [Text]

  /// Throws `RuleFault`.
  init(_ rule: Text) throws(RuleFault) {
    var parts: [RuleExpression] = []
    var modifiers: [Text] = []
    var place = 0
    for piece in rule.split(at: UInt8(ascii: ";")) {
      let part = try RulePartInV1(piece, at: place)
      parts += [part?.expression].compactMap { $0 }
      modifiers += [part].compactMap { $0.flatMap { $0.isModifier ? $0.name : nil } }
      place += piece.count + 1
    }
    if parts.isEmpty, modifiers.isEmpty { throw RuleFault(at: 0, .emptyRule) }
    // Parts that only change requests let all of them through.
    expression = parts.isEmpty ? .matcher(.pathPrefix, "/") : .allOf(parts)
    self.modifiers = modifiers
  }
}

/// One part of such a rule: `Name:arguments`.
private struct RulePartInV1 {
  let name: Text
  let isModifier: Bool
  /// Nil for parts that only change requests.
  let expression: RuleExpression?

  /// Nil for an empty part, which means nothing.
  init?(_ part: Text, at place: Int) throws(RuleFault) {
    let text = part.trimmed
    if text.isEmpty { return nil }
    guard let (name, list) = text.cut(at: UInt8(ascii: ":")) else {
      throw RuleFault(at: place, .unknownMatcher(text))
    }
    self.name = name.trimmed
    guard let meaning = RulePartInV1.meanings[self.name] else {
      throw RuleFault(at: place, .unknownMatcher(self.name))
    }
    let arguments = RulePartInV1.arguments(list, keepsCommas: meaning.kind == nil)
    guard !arguments.isEmpty else { throw RuleFault(at: place, .expected(.text, found: self.name + ":")) }
    isModifier = meaning.isModifier
    expression = try meaning.kind.map { kind throws(RuleFault) in
      let matcher = RuleMatcher(kind, arguments, at: place)
      if let fault = RuleGrammar(.v2).fault(in: .matcher(matcher)) { throw fault }
      return try RuleTranslation.fromV2(matcher)
    }
  }

  /// The names of v1 with the matcher of v2 that lets the same requests through.
  private static let meanings: [Text: (kind: RuleMatcher.Kind?, isModifier: Bool)] = [
    "Host": (.host, false), "HostRegexp": (.hostRegexp, false),
    "Path": (.path, false), "PathPrefix": (.pathPrefix, false),
    "PathStrip": (.path, true), "PathStripRegex": (.path, true),
    "PathPrefixStrip": (.pathPrefix, true), "PathPrefixStripRegex": (.pathPrefix, true),
    "AddPrefix": (nil, true), "ReplacePath": (nil, true), "ReplacePathRegex": (nil, true),
    "Method": (.method, false), "Headers": (.headers, false), "HeadersRegexp": (.headersRegexp, false),
    "Query": (.query, false),
  ]

  /// v1 takes several separators in a row for one.
  private static func arguments(_ list: Text, keepsCommas: Bool) -> [Text] {
    let list = list[list.bytes.drop { $0 == UInt8(ascii: ":") }.indices]
    let pieces = keepsCommas ? [list] : list.split(at: .comma)
    return pieces.map(\.trimmed).filter { !$0.isEmpty }
  }
}

extension Text {
  fileprivate var trimmed: Text { trimming { $0 <= 0x20 } }
}
