/// How many arguments a matcher takes.
enum ArgumentCount: Equatable {
  case between(Int, Int)
  case oneOrMore
  /// Names and values in turns.
  case pairs

  func allows(_ count: Int) -> Bool {
    switch self {
    case .between(let least, let most): least <= count && count <= most
    case .oneOrMore: count > 0
    case .pairs: count > 0 && count % 2 == 0
    }
  }
}

extension RuleMatcher.Kind {
  /// Nil when Traefik of this line does not have the matcher.
  func argumentCount(in syntax: RuleSyntax) -> ArgumentCount? {
    syntax == .v3 ? argumentCountInV3 : argumentCountInV2
  }

  private var argumentCountInV3: ArgumentCount? {
    switch self {
    case .hostHeader, .headers, .headersRegexp: nil
    case .header, .headerRegexp: .between(2, 2)
    case .query, .queryRegexp: .between(1, 2)
    default: .between(1, 1)
    }
  }

  private var argumentCountInV2: ArgumentCount? {
    switch self {
    case .pathRegexp, .header, .headerRegexp, .queryRegexp: nil
    case .headers, .headersRegexp: .pairs
    default: .oneOrMore
    }
  }
}
