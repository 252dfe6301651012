extension YAMLReader {
  /// A map in braces or a list in brackets, which may go on over lines.
  mutating func flow(beginningWith text: Text, in line: Line) throws(StaticSyntaxError) -> StaticValue {
    var flow = FlowReader(line: line)
    flow.add(text)
    while !flow.isClosed {
      guard let next = lines.popFirst() else { throw refused(line) }
      flow.add(next.content)
    }
    var reader = flow.reader(anchors)
    let value = try reader.value(depth: 0)
    let rest = reader.rest
    guard rest.withoutBlanks.isEmpty || rest.withoutComment.isEmpty else { throw unclear(line) }
    return value
  }

  /// Puts the lines together until all brackets are closed.
  private struct FlowReader {
    let line: Line
    private var text: Text = ""
    private var depth = 0
    private var quote: UInt8?

    init(line: Line) { self.line = line }

    var isClosed: Bool { depth <= 0 && quote == nil && !text.isEmpty }

    mutating func add(_ more: Text) {
      let more = quote == nil ? more.withoutComment : more
      for byte in more.bytes {
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == .quote || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          depth += 1
        } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
          depth -= 1
        }
      }
      text = text.isEmpty ? more : Text(joining: text, " ", more)
    }

    func reader(_ anchors: [Text: StaticValue]) -> FlowValueReader {
      FlowValueReader(text: text, line: line.number, anchors: anchors)
    }
  }
}

/// Reads what stands in braces and brackets.
struct FlowValueReader {
  let text: Text
  let line: Int
  let anchors: [Text: StaticValue]
  private var place: Int

  init(text: Text, line: Int, anchors: [Text: StaticValue]) {
    (self.text, self.line, self.anchors) = (text, line, anchors)
    place = text.range.lowerBound
  }

  var rest: Text { text[place..<text.range.upperBound] }

  private var next: UInt8? { place < text.range.upperBound ? text.bytes[place] : nil }
  private var unclear: StaticSyntaxError { StaticSyntaxError(line: line, isRefused: false) }

  private mutating func skipBlanks() {
    while let byte = next, byte == .blank || byte == 0x09 { place += 1 }
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    place += 1
    return true
  }

  mutating func value(depth: Int) throws(StaticSyntaxError) -> StaticValue {
    guard depth < YAMLReader.deepestNesting else { throw unclear }
    if takes(UInt8(ascii: "{")) { return try map(depth) }
    if takes(UInt8(ascii: "[")) { return try list(depth) }
    let scalar = try scalar()
    if scalar.isQuoted { return .text(scalar.text) }
    if let name = scalar.text.dropping(prefix: "*") { return anchors[name] ?? .odd }
    if scalar.text.bytes.first.map(Array("&!|>%@`#?".utf8).contains) ?? false { throw unclear }
    return scalar.text.plainYAML
  }

  private mutating func map(_ depth: Int) throws(StaticSyntaxError) -> StaticValue {
    var members: [StaticValue.Member] = []
    while !takes(UInt8(ascii: "}")) {
      skipBlanks()
      let key = try scalar()
      if key.text == "<<" || key.text.isEmpty && !key.isQuoted { throw unclear }
      let value = takes(.colon) ? try value(depth: depth + 1) : .null
      if members.contains(where: { $0.key == key.text }) { throw StaticSyntaxError(line: line, isRefused: true) }
      members.append(StaticValue.Member(key: key.text, value: value))
      if takes(.comma) { continue }
      guard takes(UInt8(ascii: "}")) else { throw unclear }
      break
    }
    return .map(members)
  }

  private mutating func list(_ depth: Int) throws(StaticSyntaxError) -> StaticValue {
    var elements: [StaticValue] = []
    while !takes(UInt8(ascii: "]")) {
      elements.append(try value(depth: depth + 1))
      if takes(.comma) { continue }
      guard takes(UInt8(ascii: "]")) else { throw unclear }
      break
    }
    return .list(elements)
  }

  private mutating func scalar() throws(StaticSyntaxError) -> (text: Text, isQuoted: Bool) {
    skipBlanks()
    if let quote = next, quote == .quote || quote == UInt8(ascii: "'") {
      let line = YAMLReader.Line(number: line, indent: 0, content: rest, whole: rest)
      guard let closed = try YAMLReader.closedText(rest, line) else { throw unclear }
      place = text.range.upperBound - closed.rest.count
      return (closed.text, true)
    }
    let start = place
    while let byte = next, !Array(",{}[]".utf8).contains(byte) {
      let behind = place + 1 < text.range.upperBound ? text.bytes[place + 1] : .blank
      if byte == .colon, Array(" \t,{}[]".utf8).contains(behind) { break }
      place += 1
    }
    return (text[start..<place].withoutBlanks, false)
  }
}
