import GatewayLabels

extension JSONReader {
  mutating func string() throws -> Text {
    place += 1
    let start = plainRun()
    if next == UInt8(ascii: "\"") {
      place += 1
      return Text(unchecked: bytes, start)
    }
    var content = Array(bytes[start])
    while true {
      content += bytes[plainRun()]
      switch next {
      case UInt8(ascii: "\""):
        place += 1
        return Text(unchecked: content)
      case UInt8(ascii: "\\"): content += try escape()
      case nil: throw error(.endOfText)
      default: throw error(.controlCharacterInString)
      }
    }
  }

  /// Where the bytes up to the next quote, backslash or control character stand.
  private mutating func plainRun() -> Range<Int> {
    let start = place
    while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { place += 1 }
    return start..<place
  }

  private mutating func escape() throws -> [UInt8] {
    place += 1
    guard let letter = next else { throw error(.endOfText) }
    if letter == UInt8(ascii: "u") { return Array(String(try escapedScalar()).utf8) }
    guard let byte = letter.escaped else { throw error(.unknownEscape) }
    place += 1
    return [byte]
  }

  /// Reads `uXXXX`, and the second half of a pair where the first one asks for it.
  private mutating func escapedScalar() throws -> Character {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard first < 0xDC00, next == UInt8(ascii: "\\"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "u")
    else { throw error(.loneSurrogate) }
    place += 1
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00))
    else { throw error(.loneSurrogate) }
    return Character(scalar)
  }

  private mutating func codeUnit() throws -> UInt16 {
    place += 1
    guard place + 4 <= bytes.count else { throw error(.endOfText) }
    var unit: UInt16 = 0
    for byte in bytes[place..<(place + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw error(.expected("four hexadecimal digits"))
      }
      unit = unit << 4 | UInt16(digit)
    }
    place += 4
    return unit
  }
}

extension UInt8 {
  /// What the letter stands for behind a backslash; nil when that is no escape.
  fileprivate var escaped: UInt8? {
    switch self {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): self
    default: nil
    }
  }
}
