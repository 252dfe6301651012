extension YAMLReader {
  /// A text without quotes, which may go on in lines that are set in further.
  mutating func plain(_ text: Text, in line: Line, indent: Int) throws(StaticSyntaxError) -> StaticValue {
    var parts = [text.withoutComment]
    let hasComment = parts[0].count != text.count
    while let next = lines.first, next.indent > indent, !next.content.isEmpty {
      if next.isBlank { break }
      if hasComment { throw refused(next) }
      parts.append(next.content.withoutComment)
      lines.removeFirst()
    }
    if let next = lines.first, next.content.isEmpty, goesOn(behindBlankLines: indent) { throw unclear(next) }
    for part in parts where part.looksLikeKey { throw refused(line) }
    let whole = parts.joined(by: " ")
    return parts.count > 1 ? .text(whole) : whole.plainYAML
  }

  private func goesOn(behindBlankLines indent: Int) -> Bool {
    guard let next = lines.first(where: { !$0.content.isEmpty }) else { return false }
    return next.indent > indent && !next.isBlank
  }

  /// A text in quotes on one line, with nothing behind it but a comment.
  mutating func quoted(_ text: Text, in line: Line) throws(StaticSyntaxError) -> StaticValue {
    guard let quoted = try closed(text, line) else { throw unclear(line) }
    let rest = quoted.rest
    guard rest.withoutBlanks.isEmpty || rest.withoutComment.isEmpty && rest.bytes.first != UInt8(ascii: "#") else {
      throw refused(line)
    }
    return .text(quoted.text)
  }

  /// What stands between the quotes that the text begins with, and what follows; nil when they are not closed in it.
  func closed(_ text: Text, _ line: Line) throws(StaticSyntaxError) -> (text: Text, rest: Text)? {
    try YAMLReader.closedText(text, line)
  }

  static func closedText(_ text: Text, _ line: Line) throws(StaticSyntaxError) -> (text: Text, rest: Text)? {
    guard let quote = text.bytes.first else { return nil }
    var content: [UInt8] = []
    var place = text.range.lowerBound + 1
    while place < text.range.upperBound {
      let byte = text.bytes[place]
      let next = place + 1 < text.range.upperBound ? text.bytes[place + 1] : 0
      if byte == quote, quote == UInt8(ascii: "'"), next == quote {
        content.append(quote)
        place += 1
      } else if byte == quote {
        return (Text(unchecked: content), text[(place + 1)..<text.range.upperBound])
      } else if byte == UInt8(ascii: "\\"), quote == .quote {
        guard let escaped = escapes[next] else { throw StaticSyntaxError(line: line.number, isRefused: false) }
        content.append(escaped)
        place += 1
      } else {
        content.append(byte)
      }
      place += 1
    }
    return nil
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\\"): UInt8(ascii: "\\"), .quote: .quote, UInt8(ascii: "/"): UInt8(ascii: "/"),
    UInt8(ascii: "n"): .lineFeed, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, .blank: .blank,
  ]

  /// A text behind `|` or `>`, with `-` for no line break at its end.
  mutating func blockText(header: Text, in line: Line, indent: Int) throws(StaticSyntaxError) -> StaticValue {
    let header = header.withoutComment
    guard ["|", "|-", ">", ">-"].contains(header) else { throw unclear(line) }
    var parts: [Text] = []
    let inner = lines.first { !$0.content.isEmpty }?.indent ?? 0
    while let next = lines.first, next.content.isEmpty || next.indent > indent {
      if !next.content.isEmpty, next.indent < inner { throw refused(next) }
      let isFolded = header.bytes.first == UInt8(ascii: ">")
      if isFolded, next.content.isEmpty ? goesOn(behindBlankLines: indent) : next.indent > inner { throw unclear(next) }
      let start = next.whole.range.lowerBound + min(inner, next.whole.count)
      parts.append(next.whole[start..<next.whole.range.upperBound])
      lines.removeFirst()
    }
    while parts.last?.withoutBlanks.isEmpty == true { parts.removeLast() }
    if parts.isEmpty { return .text("") }
    let text = parts.joined(by: header.bytes.first == UInt8(ascii: "|") ? "\n" : " ")
    return .text(header.bytes.last == UInt8(ascii: "-") ? text : text + "\n")
  }
}

extension Text {
  /// Whether it would be a map inside of a plain text.
  fileprivate var looksLikeKey: Bool { bytes.last == .colon || contains(": ") || contains(":\t") }

  /// What a plain text stands for: null, a boolean, a number or itself.
  var plainYAML: StaticValue {
    switch string {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .text("true")
    case "false", "False", "FALSE": return .text("false")
    default: return plainNumber ?? .text(self)
    }
  }

  /// Nil when it does not look like a number or a date at all.
  var plainNumber: StaticValue? {
    let string = string
    guard let first = string.utf8.first, first.isDigit || "+-.".utf8.contains(first) else { return nil }
    if let number = Int(string), String(number) == string { return .text(self) }
    if let parts = string.wholeMatch(of: /(-?(?:0|[1-9][0-9]{0,14}))\.([0-9]{1,6})/) {
      let fraction = String(parts.2) + String(repeating: "0", count: 6 - parts.2.count)
      return .text(Text(String(parts.1) + (fraction == "000000" ? "" : "." + fraction)))
    }
    return string.wholeMatch(
      of:
        /[-+.]?[0-9][0-9a-fA-FxXoO_.]*([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF|nan|NaN|NAN)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*/
    )
      == nil ? nil : .odd
  }
}
