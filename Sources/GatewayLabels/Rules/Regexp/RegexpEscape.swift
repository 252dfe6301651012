/// What a backslash and the characters behind it stand for.
enum RegexpEscape {
  /// `place` is behind the backslash, and afterwards behind the escape sequence.
  static func read(_ scalars: [Unicode.Scalar], _ place: inout Int) throws(RegexpFault) -> Regexp {
    guard place < scalars.count else { throw .badEscape }
    if scalars[place] == "Q" {
      place += 1
      return quotation(scalars, &place)
    }
    if let boundary = boundaries[scalars[place]] {
      place += 1
      return boundary
    }
    return try character(scalars, &place)
  }

  /// Also inside brackets.
  static func character(_ scalars: [Unicode.Scalar], _ place: inout Int) throws(RegexpFault) -> Regexp {
    guard place < scalars.count else { throw .badEscape }
    let sign = scalars[place]
    place += 1
    switch sign {
    case "d", "D", "s", "S", "w", "W": return .anyCharacter
    case "p", "P": return try unicodeClass(scalars, &place)
    case "x": return try hexadecimal(scalars, &place)
    case "0": return .literal(octal(scalars, &place, from: 0))
    // A digit and two more are a character; one alone would be a back reference, which Go does not have.
    case "1"..."7":
      guard place < scalars.count, ("0"..."7").contains(scalars[place]) else { throw .badEscape }
      return .literal(octal(scalars, &place, from: sign.value - 48))
    default: break
    }
    if let meaning = controls[sign] { return .literal(meaning) }
    guard sign.isASCII, !sign.isWordCharacter || sign == "_" else { throw .badEscape }
    return .literal(sign)
  }

  private static let boundaries: [Unicode.Scalar: Regexp] = ["A": .start, "z": .end, "b": .boundary, "B": .boundary]

  private static let controls: [Unicode.Scalar: Unicode.Scalar] = [
    "a": "\u{07}", "f": "\u{0C}", "n": "\n", "r": "\r", "t": "\t", "v": "\u{0B}",
  ]

  private static func quotation(_ scalars: [Unicode.Scalar], _ place: inout Int) -> Regexp {
    var quoted: [Regexp] = []
    while place < scalars.count, !scalars[place...].starts(with: ["\\", "E"]) {
      quoted.append(.literal(scalars[place]))
      place += 1
    }
    place = min(place + 2, scalars.count)
    return .sequence(quoted)
  }

  /// `\pL` or `\p{Greek}`; which names of several letters there are, Go knows.
  private static func unicodeClass(_ scalars: [Unicode.Scalar], _ place: inout Int) throws(RegexpFault) -> Regexp {
    guard place < scalars.count else { throw .badEscape }
    var name = scalars[place...place]
    if scalars[place] == "{" {
      guard let close = scalars[place...].firstIndex(of: "}") else { throw .badEscape }
      name = scalars[(place + 1)..<close]
      place = close
      if name.first == "^" { name.removeFirst() }
    }
    place += 1
    guard name.allSatisfy({ $0.isWordCharacter || $0 == "-" || $0 == " " }) else { throw .badEscape }
    let isClass = name.first.map { name.count > 1 || "CLMNPSZclmnpsz".unicodeScalars.contains($0) } ?? false
    guard isClass else { throw .badEscape }
    return .anyCharacter
  }

  private static func hexadecimal(_ scalars: [Unicode.Scalar], _ place: inout Int) throws(RegexpFault) -> Regexp {
    var digits = Array(scalars[place...].prefix(2))
    place += digits.count
    if digits.first == "{" {
      guard let close = scalars[place...].firstIndex(of: "}") else { throw .badEscape }
      digits = Array(digits.dropFirst()) + scalars[place..<close]
      place = close + 1
    } else if digits.count < 2 {
      throw .badEscape
    }
    guard digits.allSatisfy(\.isWordCharacter), let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16),
      value <= 0x10FFFF
    else { throw .badEscape }
    // Halves of pairs are numbers that Go takes and no text has.
    return Unicode.Scalar(value).map(Regexp.literal) ?? .anyCharacter
  }

  private static func octal(
    _ scalars: [Unicode.Scalar], _ place: inout Int, from first: UInt32
  ) -> Unicode.Scalar {
    var value = first
    for scalar in scalars[place...].prefix(2).prefix(while: { ("0"..."7").contains($0) }) {
      value = value * 8 + scalar.value - 48
      place += 1
    }
    return Unicode.Scalar(value) ?? "\u{0}"
  }
}
