/// A word of a rule.
struct RuleToken: Equatable {
  enum Kind: Equatable {
    case name(Text)
    /// What stands between the quotes, without escapes.
    case text(Text)
    case and, or, not, open, close, comma
    /// A line break where Go ends a statement: behind a name, a text or a closing parenthesis.
    case lineEnd
    case end
    /// What no rule has.
    case other(Text)
  }

  let kind: Kind
  /// In bytes from the start of the rule.
  let place: Int
}

extension RuleToken.Kind {
  /// Whether a line break behind it ends the rule: https://go.dev/ref/spec#Semicolons
  var mayEndLine: Bool {
    switch self {
    case .name, .text, .close: true
    default: false
    }
  }

  /// As messages show it.
  var shown: Text {
    switch self {
    case .name(let name): name
    case .text(let text): text.quotedForRule
    case .and: "&&"
    case .or: "||"
    case .not: "!"
    case .open: "("
    case .close: ")"
    case .comma: ","
    case .lineEnd: "the end of the line"
    case .end: "the end"
    case .other(let sign): sign
    }
  }
}
