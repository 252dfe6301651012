extension RuleExpression {
  /// The first host that Traefik takes in a rule although no request can have it; nil when there is none, or when the rule
  /// can match in another way.
  ///
  /// Each part is asked once: asking twice, at each level of a rule that is nested deep, would never end.
  var neverMatches: RuleFault? {
    switch self {
    case .matcher(let matcher): matcher.impossibleHost.map { matcher.fault(.impossibleHost($0)) }
    case .not: nil
    case .all(let parts): parts.compactMap(\.neverMatches).first
    case .any(let parts): RuleExpression.firstIfAll(parts.map(\.neverMatches))
    }
  }

  private static func firstIfAll(_ faults: [RuleFault?]) -> RuleFault? {
    faults.contains { $0 == nil } ? nil : faults.first ?? nil
  }
}

extension RuleMatcher {
  fileprivate var impossibleHost: Text? {
    guard namesHosts else { return nil }
    return argument.canBeHost && !argument.hasMisplacedWildcard ? nil : argument
  }
}

extension Text {
  var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// An asterisk stands for the first label or for any host, and nowhere else for anything.
  var hasMisplacedWildcard: Bool {
    guard contains("*"), self != "*" else { return false }
    return dropping(prefix: "*.").map { $0.isEmpty || $0.contains("*") } ?? true
  }

  /// Traefik compares hosts without the port, and HTTP has only these signs in them:
  /// https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2
  fileprivate var canBeHost: Bool {
    let isPort: (Text) -> Bool = { !$0.isEmpty && $0.bytes.allSatisfy(\.isDigit) }
    if let (host, port) = cut(at: UInt8(ascii: ":")), !host.isEmpty, isPort(port) { return false }
    return withoutVariables.bytes.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !signsInNoHost.contains(byte)
    }
  }
}

extension Text {
  /// Without variables such as `${DOMAIN}` that nobody replaced: their author knows best what belongs there.
  fileprivate var withoutVariables: Text {
    contains("${") ? Text(string.replacing(/\$\{[A-Za-z0-9_]+\}/, with: "")) : self
  }
}

private let signsInNoHost = Array("\"#`{}<>/\\^|@?".utf8)
