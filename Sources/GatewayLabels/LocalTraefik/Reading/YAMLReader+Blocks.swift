extension YAMLReader {
  /// The key that a line of a map begins with, and what stands behind its colon; nil for a line that has none.
  func key(of content: Text, _ line: Line) throws(StaticSyntaxError) -> (name: Text, rest: Text)? {
    if let first = content.bytes.first, first == .quote || first == UInt8(ascii: "'") {
      guard let quoted = try closed(content, line) else { return nil }
      let rest = quoted.rest.trimming { $0 == .blank }
      guard rest.bytes.first == .colon else { return nil }
      return (quoted.text, rest[(rest.range.lowerBound + 1)..<rest.range.upperBound].withoutBlanks)
    }
    guard let place = content.placeOfColon else { return nil }
    let name = content[content.range.lowerBound..<place].withoutBlanks
    if name.bytes.first.map(Array("?&*!|>%@`{[\"'".utf8).contains) ?? true { throw unclear(line) }
    return (name, content[(place + 1)..<content.range.upperBound].withoutBlanks)
  }

  mutating func map(at indent: Int) throws(StaticSyntaxError) -> StaticValue {
    var members: [StaticValue.Member] = []
    var merged: [StaticValue.Member] = []
    var isOdd = false
    while true {
      skipBlankLines()
      guard let line = lines.first, line.indent >= indent else { break }
      guard line.indent == indent, !line.beginsWithTab else { throw refused(line) }
      if line.isListItem { break }
      guard let key = try key(of: line.content, line) else { throw refused(line) }
      lines.removeFirst()
      let value = try inline(key.rest, in: line, indent: indent)
      if key.name == "<<" {
        if case .map(let others) = value { merged += others } else { isOdd = true }
        continue
      }
      if members.contains(where: { $0.key == key.name }) { throw refused(line) }
      members.append(StaticValue.Member(key: key.name, value: value))
    }
    if isOdd { return .odd }
    return .map(members + merged.filter { other in !members.contains { $0.key == other.key } })
  }

  mutating func list(at indent: Int) throws(StaticSyntaxError) -> StaticValue {
    var elements: [StaticValue] = []
    while true {
      skipBlankLines()
      guard let line = lines.first, line.indent == indent, line.isListItem else { break }
      lines.removeFirst()
      let behind = line.content[(line.content.range.lowerBound + 1)..<line.content.range.upperBound]
      let rest = behind.withoutBlanks
      let inner = indent + 1 + (behind.count - rest.count)
      if rest.isEmpty || rest.bytes.first == UInt8(ascii: "#") {
        elements.append(try block(atLeast: indent + 1))
        continue
      }
      // A map or a list may begin behind the dash, as if it stood there alone.
      let nested = Line(number: line.number, indent: inner, content: rest, whole: line.whole)
      let beginsQuoted = [UInt8.quote, UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(
        rest.bytes.first)
      let hasKey =
        beginsQuoted && !rest.string.contains("\":") && !rest.string.contains("':")
        ? nil : try keyUnlessFlow(rest, line)
      if nested.isListItem || hasKey != nil {
        lines = ([nested] + lines)[...]
        elements.append(nested.isListItem ? try list(at: inner) : try map(at: inner))
      } else {
        elements.append(try inline(rest, in: line, indent: indent))
      }
    }
    return .list(elements)
  }

  private func keyUnlessFlow(_ text: Text, _ line: Line) throws(StaticSyntaxError) -> (name: Text, rest: Text)? {
    guard let first = text.bytes.first, !Array("{[*&|>".utf8).contains(first) else { return nil }
    return try key(of: text, line)
  }
}

extension Text {
  var withoutBlanks: Text { trimming { $0 == .blank || $0 == 0x09 } }

  /// Where the colon stands that ends a plain key: before a blank or the end, and before any comment.
  fileprivate var placeOfColon: Int? {
    let text = withoutComment
    return text.range.first { place in
      guard bytes[place] == .colon else { return false }
      return place + 1 == text.range.upperBound || bytes[place + 1] == .blank || bytes[place + 1] == 0x09
    }
  }
}

extension UInt8 {
  static let colon = UInt8(ascii: ":")
}
