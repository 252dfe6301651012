extension RuleMatcher {
  /// The hosts that the matcher of a v3 rule lets through; nil when it does not look at them.
  var hosts: TextLanguage? {
    switch kind {
    case .host, .hostHeader, .hostSNI: TextLanguage(host: argument)
    case .hostRegexp, .hostSNIRegexp: TextLanguage(regexp: argument, .end).withoutLastDots
    default: nil
    }
  }

  /// The paths that it lets through; nil when it does not look at them.
  var paths: TextLanguage? {
    switch kind {
    case .path where !argument.isSpelledInSeveralWays: TextLanguage(side: .start, texts: [argument])
    case .pathPrefix where !argument.isSpelledInSeveralWays: TextLanguage(side: .start, parts: [argument])
    case .path, .pathPrefix: .any(.start)
    case .pathRegexp: TextLanguage(regexp: argument, .start)
    default: nil
    }
  }

  /// The method that it asks for; nil when it does not look at it.
  var method: Text? { kind == .method ? argument.uppercased : nil }

  /// Whether it lets through all of `hosts` and `paths`, so that its negation lets none of them through.
  var isExact: Bool {
    switch kind {
    case .host: !argument.contains("*")
    case .path, .pathPrefix: !argument.isSpelledInSeveralWays
    case .method: true
    default: false
    }
  }
}

extension TextLanguage {
  /// `a.test.` is `a.test`.
  fileprivate var withoutLastDots: TextLanguage {
    let bare = { (text: Text) in text.dropping(suffix: ".") ?? text }
    return TextLanguage(side: side, texts: Set(texts.map(bare)), parts: Set(parts.map(bare)))
  }

  /// Traefik compares hosts in lower case and takes a dot at the end of one for nothing.
  fileprivate init(host: Text) {
    let name = host.lowercased.dropping(suffix: ".") ?? host.lowercased
    // One label stands for the asterisk. More would be let through here, which is on the safe side.
    if let rest = name.dropping(prefix: "*") {
      self.init(side: .end, parts: [rest])
    } else {
      self.init(side: .end, texts: [name])
    }
  }
}

extension Text {
  /// A path with an escape may be the same as one without.
  fileprivate var isSpelledInSeveralWays: Bool { bytes.contains(UInt8(ascii: "%")) }

  fileprivate var uppercased: Text {
    Text(unchecked: bytes.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 & 0xDF : $0 })
  }
}
