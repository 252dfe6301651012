extension TOMLReader {
  mutating func value(depth: Int) throws(StaticSyntaxError) -> StaticValue {
    guard depth < YAMLReader.deepestNesting else { throw unclear }
    switch next {
    case .quote, UInt8(ascii: "'"): return .text(try quoted())
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "{"): return try inlineTable(depth)
    default: return try word()
    }
  }

  /// A text in quotes of any kind.
  mutating func quoted() throws(StaticSyntaxError) -> Text {
    guard let quote = next else { throw refused }
    let isLong = bytes[place...].starts(with: [quote, quote, quote])
    place += isLong ? 3 : 1
    if isLong, next == .lineFeed { place += 1 }
    var content: [UInt8] = []
    while let byte = next {
      if byte == quote, !isLong || bytes[place...].starts(with: [quote, quote, quote]) {
        place += isLong ? 3 : 1
        return Text(unchecked: content)
      }
      if byte == .lineFeed, !isLong { throw refused }
      place += 1
      if byte == UInt8(ascii: "\\"), quote == .quote {
        content.append(try escaped())
      } else {
        content.append(byte)
      }
    }
    throw refused
  }

  private mutating func escaped() throws(StaticSyntaxError) -> UInt8 {
    let escapes: [UInt8: UInt8] = [
      UInt8(ascii: "\\"): UInt8(ascii: "\\"), .quote: .quote, UInt8(ascii: "n"): .lineFeed, UInt8(ascii: "t"): 0x09,
      UInt8(ascii: "r"): 0x0D,
    ]
    guard let byte = next, let escaped = escapes[byte] else { throw unclear }
    place += 1
    return escaped
  }

  private mutating func array(_ depth: Int) throws(StaticSyntaxError) -> StaticValue {
    place += 1
    var elements: [StaticValue] = []
    while true {
      skipBlanksAndLines()
      if takes(UInt8(ascii: "]")) { return .list(elements) }
      elements.append(try value(depth: depth + 1))
      skipBlanksAndLines()
      if takes(.comma) { continue }
      guard takes(UInt8(ascii: "]")) else { throw refused }
      return .list(elements)
    }
  }

  private mutating func inlineTable(_ depth: Int) throws(StaticSyntaxError) -> StaticValue {
    place += 1
    var table = TOMLTable()
    skipBlanks()
    if takes(UInt8(ascii: "}")) { return table.value }
    repeat {
      let key = try key()
      guard takes(.equals) else { throw refused }
      skipBlanks()
      guard table.set(key[...], try value(depth: depth + 1)) else { throw refused }
      skipBlanks()
    } while takes(.comma)
    guard takes(UInt8(ascii: "}")) else { throw refused }
    return table.value
  }

  /// A boolean or a number. Traefik writes dates and odd numbers in ways of its own, or refuses them.
  private mutating func word() throws(StaticSyntaxError) -> StaticValue {
    let start = place
    while let byte = next, !Array(" \t\r\n,]}#".utf8).contains(byte) { place += 1 }
    let word = Text(unchecked: Array(bytes[start..<place]))
    if word == "true" || word == "false" { return .text(word) }
    guard let number = word.plainNumber else { throw refused }
    return number
  }
}

/// A table while it is being read.
struct TOMLTable {
  private enum Entry {
    case value(StaticValue)
    case table(TOMLTable)
    case tables([TOMLTable])
  }

  private var entries: [(key: Text, entry: Entry)] = []
  /// A header or a value made it, so that no header may make it again.
  private var isDefined = false

  var value: StaticValue {
    .map(
      entries.map { each in
        switch each.entry {
        case .value(let value): StaticValue.Member(key: each.key, value: value)
        case .table(let table): StaticValue.Member(key: each.key, value: table.value)
        case .tables(let tables): StaticValue.Member(key: each.key, value: .list(tables.map(\.value)))
        }
      })
  }

  /// Makes the table of a header, or one more element of a list of tables. False when TOML forbids it.
  mutating func open(_ path: ArraySlice<Text>, isElement: Bool) -> Bool {
    change(path.dropLast()) { table in
      guard let key = path.last else { return false }
      guard let place = table.entries.firstIndex(where: { $0.key == key }) else {
        var new = TOMLTable()
        new.isDefined = true
        table.entries.append((key, isElement ? .tables([new]) : .table(new)))
        return true
      }
      switch (table.entries[place].entry, isElement) {
      case (.tables(let tables), true): table.entries[place].entry = .tables(tables + [TOMLTable()])
      case (.table(var found), false):
        if found.isDefined { return false }
        found.isDefined = true
        table.entries[place].entry = .table(found)
      default: return false
      }
      return true
    }
  }

  /// False when the key has a value already.
  mutating func set(_ path: ArraySlice<Text>, _ value: StaticValue) -> Bool {
    change(path.dropLast()) { table in
      guard let key = path.last, !table.entries.contains(where: { $0.key == key }) else { return false }
      table.entries.append((key, .value(value)))
      return true
    }
  }

  private mutating func change(_ path: ArraySlice<Text>, _ body: (inout TOMLTable) -> Bool) -> Bool {
    guard let key = path.first else { return body(&self) }
    let place = entries.firstIndex { $0.key == key } ?? entries.count
    if place == entries.count { entries.append((key, .table(TOMLTable()))) }
    switch entries[place].entry {
    case .value: return false
    case .table(var table):
      let isDone = table.change(path.dropFirst(), body)
      entries[place].entry = .table(table)
      return isDone
    case .tables(var tables):
      guard var last = tables.popLast() else { return false }
      let isDone = last.change(path.dropFirst(), body)
      entries[place].entry = .tables(tables + [last])
      return isDone
    }
  }
}
