/// Reads the part of YAML that static configurations are written in: maps and lists in blocks and in braces, all kinds of
/// quotes, texts of several lines, comments, anchors and aliases. Whatever else there is throws, and is never guessed.
/// https://yaml.org/spec/1.2.2/
struct YAMLReader {
  struct Line {
    let number: Int
    let indent: Int
    /// Without blanks on both sides; empty for a line that says nothing.
    let content: Text
    /// As it stands in the file.
    let whole: Text
    /// A tab is no indentation.
    var beginsWithTab = false

    var isBlank: Bool { content.isEmpty || content.bytes.first == UInt8(ascii: "#") }
  }

  static let deepestNesting = 60

  var lines: ArraySlice<Line>
  var anchors: [Text: StaticValue] = [:]
  private var depth = 0

  /// Null for a file without a word. Throws `StaticSyntaxError`.
  static func value(of text: Text) throws(StaticSyntaxError) -> StaticValue {
    var reader = YAMLReader(lines: try YAMLReader.lines(of: text)[...])
    reader.skipBlankLines()
    guard reader.lines.first != nil else { return .null }
    let value = try reader.block(atLeast: 0)
    reader.skipBlankLines()
    if let rest = reader.lines.first { throw StaticSyntaxError(line: rest.number, isRefused: false) }
    return value
  }

  private init(lines: ArraySlice<Line>) {
    self.lines = lines
  }

  /// The lines of the first document.
  private static func lines(of text: Text) throws(StaticSyntaxError) -> [Line] {
    var found: [Line] = []
    for (index, whole) in (text.dropping(prefix: "\u{FEFF}") ?? text).split(at: .lineFeed).enumerated() {
      let whole = whole.dropping(suffix: "\r") ?? whole
      if whole == "---" || whole.hasPrefix("--- ") {
        if found.contains(where: { !$0.isBlank }) { break }
        guard whole.trimming({ $0 == .blank }) == "---" else { throw .init(line: index + 1, isRefused: false) }
        continue
      }
      if whole == "..." { break }
      if whole.hasPrefix("%") { throw .init(line: index + 1, isRefused: false) }
      let indent = whole.bytes.prefix { $0 == .blank }.count
      let content = whole.trimming { $0 == .blank || $0 == 0x09 }
      found.append(
        Line(
          number: index + 1, indent: indent, content: content, whole: whole,
          beginsWithTab: whole.bytes.dropFirst(indent).first == 0x09))
    }
    return found
  }

  func refused(_ line: Line) -> StaticSyntaxError { StaticSyntaxError(line: line.number, isRefused: true) }
  func unclear(_ line: Line) -> StaticSyntaxError { StaticSyntaxError(line: line.number, isRefused: false) }

  mutating func skipBlankLines() {
    while let line = lines.first, line.isBlank { lines.removeFirst() }
  }

  /// The map, list or text that begins in the next line, which is set in by at least so much; null when it is not.
  mutating func block(atLeast indent: Int) throws(StaticSyntaxError) -> StaticValue {
    skipBlankLines()
    guard let line = lines.first, line.indent >= indent else { return .null }
    depth += 1
    defer { depth -= 1 }
    guard depth < YAMLReader.deepestNesting else { throw unclear(line) }
    if line.beginsWithTab { throw refused(line) }
    if line.isListItem { return try list(at: line.indent) }
    if line.content.bytes.first == UInt8(ascii: "{") || line.content.bytes.first == UInt8(ascii: "[") {
      lines.removeFirst()
      return try flow(beginningWith: line.content, in: line)
    }
    if try key(of: line.content, line) != nil { return try map(at: line.indent) }
    lines.removeFirst()
    return try inline(line.content, in: line, indent: indent - 1)
  }

  /// The value behind a key or a dash. `indent` is that of the key.
  mutating func inline(_ text: Text, in line: Line, indent: Int) throws(StaticSyntaxError) -> StaticValue {
    guard let first = text.bytes.first, first != UInt8(ascii: "#") else {
      return try below(indent)
    }
    switch first {
    case UInt8(ascii: "&"): return try anchored(text, in: line, indent: indent)
    case UInt8(ascii: "*"): return alias(text)
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return try blockText(header: text, in: line, indent: indent)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try flow(beginningWith: text, in: line)
    case .quote, UInt8(ascii: "'"): return try quoted(text, in: line)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): throw unclear(line)
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: "}"), UInt8(ascii: "]"), .comma:
      throw refused(line)
    default: return try plain(text, in: line, indent: indent)
    }
  }

  /// What is set in further than the key, or a list beside it.
  private mutating func below(_ indent: Int) throws(StaticSyntaxError) -> StaticValue {
    skipBlankLines()
    guard let next = lines.first else { return .null }
    if next.indent > indent { return try block(atLeast: indent + 1) }
    return next.indent == indent && next.isListItem && indent >= 0 ? try list(at: indent) : .null
  }

  private mutating func anchored(_ text: Text, in line: Line, indent: Int) throws(StaticSyntaxError) -> StaticValue {
    let parts = text.cut(at: .blank) ?? (text, "")
    let value = try inline(parts.tail.trimming { $0 == .blank || $0 == 0x09 }, in: line, indent: indent)
    if let name = parts.head.dropping(prefix: "&") { anchors[name] = value }
    return value
  }

  /// One that is set elsewhere in the file may stand in a part that stayed on the guest.
  private func alias(_ text: Text) -> StaticValue {
    let name = text.withoutComment.dropping(prefix: "*") ?? ""
    return anchors[name] ?? .odd
  }
}

extension YAMLReader.Line {
  var isListItem: Bool { content == "-" || content.hasPrefix("- ") || content.hasPrefix("-\t") }
}

extension Text {
  /// Without a comment, which begins behind a blank.
  var withoutComment: Text {
    var previous = UInt8.blank
    for place in range {
      let byte = bytes[place]
      if byte == UInt8(ascii: "#"), previous == .blank || previous == 0x09 {
        return self[range.lowerBound..<place].trimming { $0 == .blank || $0 == 0x09 }
      }
      previous = byte
    }
    return self
  }
}
