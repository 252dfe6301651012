import GatewayLabels

extension JSONReader {
  mutating func string() throws -> Text {
    place += 1
    let start = plainRun()
    if next == UInt8(ascii: "\"") {
      place += 1
      return Text(piece: start)
    }
    var content = Array(start)
    while true {
      content += plainRun()
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

  /// The bytes up to the next quote, backslash or control character.
  private mutating func plainRun() -> ArraySlice<UInt8> {
    let start = place
    while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { place += 1 }
    return bytes[start..<place]
  }

  private mutating func escape() throws -> [UInt8] {
    place += 1
    let short: [UInt8: UInt8] = [
      UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
      UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
      UInt8(ascii: "/"): UInt8(ascii: "/"),
    ]
    guard let letter = next else { throw error(.endOfText) }
    if letter == UInt8(ascii: "u") { return Array(String(try escapedScalar()).utf8) }
    guard let byte = short[letter] else { throw error(.unknownEscape) }
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
