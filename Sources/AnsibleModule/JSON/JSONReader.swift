import GatewayLabels

/// Reads JSON as RFC 8259 defines it, and of a member given twice the last, as Python does.
/// https://www.rfc-editor.org/rfc/rfc8259
struct JSONReader {
  /// Deep enough for every argument file, and safe from a stack that runs over.
  static let deepestNesting = 200

  /// In bytes: 1 GiB. Texts count their places in 32 bits, and what is made of a text may be longer than it.
  static let longest = 1 << 30

  let bytes: [UInt8]
  var place = 0
  private var depth = 0

  /// Throws `JSONSyntaxError` when the bytes are not one JSON value in UTF-8.
  static func value(of bytes: [UInt8], longest: Int = longest) throws -> JSONValue {
    guard bytes.count <= longest else { throw JSONSyntaxError(.tooLong(limit: longest), at: 0, in: bytes) }
    var reader = JSONReader(bytes: bytes)
    guard Text(validating: bytes) != nil else { throw JSONSyntaxError(.notUTF8, at: bytes.endOfUTF8, in: bytes) }
    let value = try reader.value()
    try reader.end()
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  func error(_ problem: JSONSyntaxError.Problem) -> JSONSyntaxError {
    JSONSyntaxError(problem, at: place, in: bytes)
  }

  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func value() throws -> JSONValue {
    skipBlanks()
    guard let next else { throw error(.endOfText) }
    switch next {
    case UInt8(ascii: "{"): return try nested { try $0.object() }
    case UInt8(ascii: "["): return try nested { try $0.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: return try word()
    }
  }

  private mutating func nested(_ read: (inout JSONReader) throws -> JSONValue) throws -> JSONValue {
    guard depth < JSONReader.deepestNesting else { throw error(.tooDeep(limit: JSONReader.deepestNesting)) }
    depth += 1
    defer { depth -= 1 }
    place += 1
    return try read(&self)
  }

  private mutating func object() throws -> JSONValue {
    var members: [TextMap<JSONValue>.Member] = []
    try elements(endingWith: UInt8(ascii: "}")) { reader in
      guard reader.next == UInt8(ascii: "\"") else { throw reader.error(.expected("a member name in double quotes")) }
      let name = try reader.string()
      guard reader.takes(UInt8(ascii: ":")) else { throw reader.error(.expected("':'")) }
      members.append(TextMap.Member(name, try reader.value()))
    }
    return .object(TextMap(members))
  }

  private mutating func array() throws -> JSONValue {
    var values: [JSONValue] = []
    try elements(endingWith: UInt8(ascii: "]")) { reader in values.append(try reader.value()) }
    return .array(values)
  }

  private mutating func elements(endingWith close: UInt8, _ element: (inout JSONReader) throws -> Void) throws {
    if takes(close) { return }
    repeat {
      skipBlanks()
      try element(&self)
    } while takes(UInt8(ascii: ","))
    guard takes(close) else { throw error(next == nil ? .endOfText : .expected("',' or the closing bracket")) }
  }

  private mutating func word() throws -> JSONValue {
    let words: [(StaticString, JSONValue)] = [("true", .bool(true)), ("false", .bool(false)), ("null", .null)]
    for (word, value) in words where bytes[place...].starts(with: Text(stringLiteral: word).bytes) {
      place += word.utf8CodeUnitCount
      return value
    }
    throw error(.expected("a value"))
  }

  private mutating func end() throws {
    skipBlanks()
    guard next == nil else { throw error(.expected("the end, since the value is complete")) }
  }

  /// Steps over the byte if it comes next, blanks before it aside.
  private mutating func takes(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }
}

extension [UInt8] {
  /// Where the first byte stands that is not UTF-8.
  fileprivate var endOfUTF8: Int {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = makeIterator()
    var end = 0
    while case .valid(let scalar) = parser.parseScalar(from: &rest) { end += scalar.count }
    return end
  }
}
