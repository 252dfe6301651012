/// A regular expression as Go understands it, as far as needed to tell whether Go takes it and what texts it can match.
/// https://pkg.go.dev/regexp/syntax
indirect enum Regexp: Equatable, Sendable {
  case literal(Unicode.Scalar)
  /// One character of a few; empty stands for many, of which nobody keeps a list.
  case oneOf([Unicode.Scalar])
  case sequence([Regexp])
  case alternatives([Regexp])
  /// With the number of copies that a count such as `{2,3}` asks for; 1 for other repetitions.
  case repeated(Regexp, Int)
  case start
  case end
  /// Matches a place and no character, such as `\b`.
  case boundary

  static let anyCharacter = Regexp.oneOf([])

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
