import GatewayLabels

/// Writes JSON in ASCII with sorted keys. Everything else is escaped: Ansible cuts a module's answer at every character
/// that Python calls a line end, U+2028 among them.
struct JSONWriter {
  /// Takes the next piece of the text.
  typealias Sink = ([UInt8]) throws -> Void

  private static let pieceSize = 1 << 16

  private let indentation: Int?
  private let sink: Sink
  private var bytes: [UInt8] = []

  /// `pretty` puts every member on a line of its own. The text never is in memory as a whole.
  static func write(_ value: JSONValue, pretty: Bool = false, to sink: @escaping Sink) throws {
    var writer = JSONWriter(indentation: pretty ? 2 : nil, sink: sink)
    try writer.write(value, depth: 0)
    try writer.finish()
  }

  private init(indentation: Int?, sink: @escaping Sink) {
    (self.indentation, self.sink) = (indentation, sink)
  }

  private mutating func write(_ value: JSONValue, depth: Int) throws {
    if bytes.count >= JSONWriter.pieceSize { try finish() }
    switch value {
    case .null: write("null")
    case .bool(let value): write(value ? "true" : "false")
    case .number(let digits): bytes += digits.bytes
    case .string(let text): try write(quoted: text)
    case .array(let values): try write(values, "[", "]", depth) { try $0.write($1, depth: depth + 1) }
    case .object(let members):
      try write(members, "{", "}", depth) { writer, member in
        try writer.write(quoted: member.key)
        writer.write(": ")
        try writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func finish() throws {
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func write<Elements: RandomAccessCollection>(
    _ elements: Elements, _ open: StaticString, _ close: StaticString, _ depth: Int,
    _ writeElement: (inout JSONWriter, Elements.Element) throws -> Void
  ) throws {
    write(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { write(indentation == nil ? ", " : ",") }
      breakLine(depth + 1)
      try writeElement(&self, element)
    }
    if !elements.isEmpty { breakLine(depth) }
    write(close)
  }

  private mutating func breakLine(_ depth: Int) {
    guard let indentation else { return }
    bytes += [UInt8(ascii: "\n")] + Array(repeating: UInt8(ascii: " "), count: depth * indentation)
  }

  private mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { bytes += $0 }
  }

  private mutating func write(quoted text: Text) throws {
    write("\"")
    if text.has({ !$0.isPlain }) { try write(escaped: text) } else { bytes += text.bytes }
    write("\"")
  }

  private mutating func write(escaped text: Text) throws {
    var rest = text.bytes
    while !rest.isEmpty {
      if bytes.count >= JSONWriter.pieceSize { try finish() }
      let plain = rest.prefix(while: \.isPlain)
      bytes += plain
      rest = rest[plain.endIndex...]
      let odd = rest.prefix { $0 >= 0x80 }
      for unit in String(decoding: odd, as: UTF8.self).utf16 { write(escaped: unit) }
      rest = rest[odd.endIndex...]
      if plain.isEmpty, odd.isEmpty, let sign = rest.popFirst() { write(sign: sign) }
    }
  }

  private mutating func write(sign: UInt8) {
    switch sign {
    case 0x22: write("\\\"")
    case 0x5C: write("\\\\")
    case 0x0A: write("\\n")
    case 0x0D: write("\\r")
    case 0x09: write("\\t")
    default: write(escaped: UInt16(sign))
    }
  }

  private mutating func write(escaped unit: UInt16) {
    let digits = Array("0123456789abcdef".utf8)
    write("\\u")
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift)) & 0xF]) }
  }
}

extension UInt8 {
  /// Whether it stands for itself within quotes.
  fileprivate var isPlain: Bool {
    self >= 0x20 && self < 0x7F && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
  }
}
