/// Reads the part of TOML that static configurations are written in. Whatever else there is throws, or is one odd value.
/// https://toml.io/en/v1.0.0
struct TOMLReader {
  let bytes: [UInt8]
  var place = 0
  private var root = TOMLTable()
  /// Where the keys of the next lines belong.
  private var path: [Text] = []

  /// Throws `StaticSyntaxError`.
  static func value(of text: Text) throws(StaticSyntaxError) -> StaticValue {
    var reader = TOMLReader(bytes: Array((text.dropping(prefix: "\u{FEFF}") ?? text).bytes))
    try reader.readAll()
    return reader.root.value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  var next: UInt8? { place < bytes.count ? bytes[place] : nil }
  var line: Int { 1 + bytes[..<min(place, bytes.count)].reduce(0) { $0 + ($1 == .lineFeed ? 1 : 0) } }
  var refused: StaticSyntaxError { StaticSyntaxError(line: line, isRefused: true) }
  var unclear: StaticSyntaxError { StaticSyntaxError(line: line, isRefused: false) }

  private mutating func readAll() throws(StaticSyntaxError) {
    while true {
      skipBlanksAndLines()
      guard let byte = next else { return }
      if byte == UInt8(ascii: "[") { try readHeader() } else { try readMember() }
      skipBlanks()
      if next == UInt8(ascii: "#") { skipComment() }
      if next == 0x0D { place += 1 }
      guard next == nil || next == .lineFeed else { throw refused }
    }
  }

  private mutating func readHeader() throws(StaticSyntaxError) {
    place += 1
    let isElement = takes(UInt8(ascii: "["))
    path = try key()
    guard takes(UInt8(ascii: "]")), !isElement || takes(UInt8(ascii: "]")) else { throw refused }
    guard root.open(path[...], isElement: isElement) else { throw refused }
  }

  private mutating func readMember() throws(StaticSyntaxError) {
    let key = try key()
    skipBlanks()
    guard takes(.equals) else { throw refused }
    skipBlanks()
    let value = try value(depth: 0)
    guard root.set((path + key)[...], value) else { throw refused }
  }

  /// Words with dots between them, each plain or in quotes.
  mutating func key() throws(StaticSyntaxError) -> [Text] {
    var words: [Text] = []
    repeat {
      skipBlanks()
      guard let byte = next else { throw refused }
      if byte == .quote || byte == UInt8(ascii: "'") {
        words.append(try quoted())
      } else {
        let start = place
        while let byte = next, byte.isOfPlainKey { place += 1 }
        guard place > start else { throw refused }
        words.append(Text(unchecked: Array(bytes[start..<place])))
      }
      skipBlanks()
    } while takes(.dot)
    return words
  }

  mutating func takes(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  mutating func skipBlanks() {
    while let byte = next, byte == .blank || byte == 0x09 { place += 1 }
  }

  mutating func skipComment() {
    while let byte = next, byte != .lineFeed { place += 1 }
  }

  mutating func skipBlanksAndLines() {
    while let byte = next {
      if byte == UInt8(ascii: "#") {
        skipComment()
      } else if byte == .blank || byte == 0x09 || byte == 0x0D || byte == .lineFeed {
        place += 1
      } else {
        return
      }
    }
  }
}

extension UInt8 {
  fileprivate var isOfPlainKey: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased) || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "_")
  }
}
