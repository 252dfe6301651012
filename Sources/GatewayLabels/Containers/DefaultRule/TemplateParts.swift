/// A template cut into its plain text and its actions.
/// https://pkg.go.dev/text/template#hdr-Text_and_spaces
enum TemplatePart: Equatable {
  case text(Text)
  /// Without the braces, and without the signs that take away blanks beside them.
  case action(Text)

  static func parts(of template: Text) throws(DefaultRuleFault) -> [TemplatePart] {
    var parts: [TemplatePart] = []
    var rest = template.string[...]
    while let open = rest.firstRange(of: "{{") {
      let (before, behind) = (rest[..<open.lowerBound], rest[open.upperBound...])
      guard let close = TemplatePart.end(of: behind) else { throw .neverEnds("{{") }
      var action = behind[..<close]
      rest = behind[close...].dropFirst(2)
      var text = before
      if action.hasPrefix("- ") {
        action = action.dropFirst(2)
        while text.last?.isWhitespace == true { text = text.dropLast() }
      }
      if action.hasSuffix(" -") {
        action = action.dropLast(2)
        rest = rest.drop(while: \.isWhitespace)
      }
      if !text.isEmpty { parts.append(.text(Text(String(text)))) }
      let isComment = action.hasPrefix("/*") && action.hasSuffix("*/")
      if !isComment { parts.append(.action(Text(String(action)))) }
    }
    return rest.isEmpty ? parts : parts + [.text(Text(String(rest)))]
  }

  /// Where the action's `}}` stands, which is no part of a text in quotes.
  private static func end(of action: Substring) -> Substring.Index? {
    var quote: Character?
    var isEscaped = false
    for place in action.indices {
      let sign = action[place]
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        isEscaped = open == "\"" && sign == "\\"
        if sign == open { quote = nil }
      } else if sign == "\"" || sign == "`" {
        quote = sign
      } else if action[place...].hasPrefix("}}") {
        return place
      }
    }
    return nil
  }
}
