/// An escape sequence in a text between double quotes: https://go.dev/ref/spec#Rune_literals
struct RuleEscape {
  let bytes: [UInt8]
  /// In bytes of the rule, with the backslash.
  let length: Int

  /// Nil when the text, which begins with a backslash, begins with no escape that Go knows.
  init?(_ text: ArraySlice<UInt8>) {
    guard let sign = text.dropFirst().first else { return nil }
    if let meaning = RuleEscape.single[sign] {
      (bytes, length) = ([meaning], 2)
    } else if let form = RuleEscape.numbers[sign] {
      guard let value = RuleEscape.number(text.dropFirst(2), form.digits, radix: 16) else { return nil }
      guard let bytes = form.isByte ? [UInt8(truncatingIfNeeded: value)] : RuleEscape.character(value) else {
        return nil
      }
      (self.bytes, length) = (bytes, 2 + form.digits)
    } else {
      guard let value = RuleEscape.number(text.dropFirst(), 3, radix: 8), value < 256 else { return nil }
      (bytes, length) = ([UInt8(value)], 4)
    }
  }

  private static let single: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B, .backslash: .backslash, .quote: .quote,
  ]

  private static let numbers: [UInt8: (digits: Int, isByte: Bool)] = [
    UInt8(ascii: "x"): (2, true), UInt8(ascii: "u"): (4, false), UInt8(ascii: "U"): (8, false),
  ]

  private static func number(_ text: ArraySlice<UInt8>, _ digits: Int, radix: Int) -> Int? {
    let digitBytes = text.prefix(digits)
    guard digitBytes.count == digits, digitBytes.allSatisfy(\.isHexDigit) else { return nil }
    return Int(String(decoding: digitBytes, as: UTF8.self), radix: radix)
  }

  private static func character(_ value: Int) -> [UInt8]? {
    Unicode.Scalar(UInt32(truncatingIfNeeded: value)).map { Array(String($0).utf8) }
  }
}

extension UInt8 {
  var isHexDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(lowercased) }
}
