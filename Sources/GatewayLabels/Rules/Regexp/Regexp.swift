/// A regular expression as Go understands it, as far as needed to tell whether Go takes it and what texts it can match.
/// https://pkg.go.dev/regexp/syntax
indirect enum Regexp: Equatable, Sendable {
  case literal(Unicode.Scalar)
  /// One character of a few; empty stands for many, of which nobody keeps a list.
  case oneOf([Unicode.Scalar])
  case sequence([Regexp])
  case alternatives([Regexp])
  case repeated(Regexp)
  case start
  case end
  /// Matches a place and no character, such as `\b`.
  case boundary

  static let anyCharacter = Regexp.oneOf([])
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
