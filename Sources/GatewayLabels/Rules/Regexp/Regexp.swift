/// A regular expression as Go understands it, as far as needed to tell whether Go takes it and what texts it can match.
/// https://pkg.go.dev/regexp/syntax
indirect enum Regexp: Equatable, Sendable {
  case literal(Unicode.Scalar)
  /// One character of a few; empty stands for many, of which nobody keeps a list.
  case oneOf([Unicode.Scalar])
  case sequence([Regexp])
  case alternatives([Regexp])
  /// At least once, with the number of copies that a count such as `{2,3}` asks for; 1 for other repetitions. What may be
  /// missing, such as `a*`, is an alternative to nothing.
  case repeated(Regexp, Int)
  case start
  case end
  /// Matches a place and no character, such as `\b`.
  case boundary

  static let anyCharacter = Regexp.oneOf([])

  /// Whether a text of nothing but unlisted characters and dots can match, so that it says no part of a host's name.
  var namesNothing: Bool {
    switch self {
    case .literal(let scalar): scalar == "."
    case .oneOf(let scalars): scalars.allSatisfy { $0 == "." }
    case .sequence(let parts): parts.allSatisfy(\.namesNothing)
    case .alternatives(let parts): parts.contains(where: \.namesNothing)
    case .repeated(let part, _): part.namesNothing
    case .start, .end, .boundary: true
    }
  }

  /// How often something in it stands there when its counts are written out.
  var copies: Int {
    switch self {
    case .repeated(let part, let times): max(times, 1) * part.copies
    case .sequence(let parts), .alternatives(let parts): parts.map(\.copies).max() ?? 1
    case .literal, .oneOf, .start, .end, .boundary: 1
    }
  }
}

/// Why Go refuses a regular expression.
public enum RegexpFault: Error, Equatable, Sendable {
  case missingParenthesis
  case unexpectedParenthesis
  case missingBracket
  case nothingToRepeat
  case repeatedTwice
  case repeatedTooOften
  case badRange
  case badEscape
  case unsupportedGroup
  /// Deeper than Go takes.
  case nestedTooDeep
}
