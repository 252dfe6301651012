/// The hosts that a guest may have routers for: a boundary that holds whatever the guest's labels say.
public struct AllowedDomains: Sendable, Equatable {
  /// In lower case.
  private var names: Set<Text> = []
  /// With the leading dot.
  private var suffixes: Set<Text> = []

  /// None: all hosts are allowed.
  public init() {}

  /// Of names such as `example.org`, and `*.example.org` for all names below it. Nil when one is neither.
  public init?(_ patterns: [Text]) {
    for pattern in patterns {
      let name = pattern.lowercased.dropping(suffix: ".") ?? pattern.lowercased
      let bare = name.dropping(prefix: "*.") ?? name
      guard bare.isHostName else { return nil }
      if bare == name { names.insert(name) } else { suffixes.insert("." + bare) }
    }
  }

  public var allowsAll: Bool { names.isEmpty && suffixes.isEmpty }

  private var language: TextLanguage { TextLanguage(side: .end, texts: names, parts: suffixes) }

  /// Whether the rule, in the v3 syntax, can match no host but allowed ones.
  func confine(_ rule: RuleExpression) -> Bool {
    switch rule {
    case .matcher(let matcher): allowsAll || matcher.hosts?.isWithin(language) == true
    // What a negation lets through is all the rest.
    case .not: allowsAll
    case .all(let parts): allowsAll || parts.contains(where: confine)
    case .any(let parts): parts.allSatisfy(confine)
    }
  }

  /// Whether the matcher can let an allowed host through, on the safe side.
  func meet(_ matcher: RuleMatcher) -> Bool {
    allowsAll || matcher.hosts?.meets(language) != false
  }

  /// Whether the host, which may begin with `*.`, is an allowed one.
  func allows(_ host: Text) -> Bool {
    confine(.matcher(.host, host))
  }
}

extension Text {
  /// Letters, digits and signs that host names have, in labels between dots.
  fileprivate var isHostName: Bool {
    !isEmpty
      && split(at: .dot).allSatisfy { label in
        !label.isEmpty
          && label.bytes.allSatisfy {
            $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
              || $0 == UInt8(ascii: "_")
          }
      }
  }
}
