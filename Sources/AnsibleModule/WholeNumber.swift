import GatewayLabels

/// A whole number as Python's `Decimal` reads it: blanks around it, a sign, underscores, digits of any script, a
/// fraction of zeros and an exponent are all fine.
struct WholeNumber {
  let value: Int

  init?(_ text: Text) {
    // Nearly all are digits and no more.
    if let plain = Int(text.string) {
      value = plain
      return
    }
    var reader = DecimalReader(text)
    guard let digits = reader.read(), let value = Int(digits) else { return nil }
    self.value = value
  }
}

private struct DecimalReader {
  private var rest: ArraySlice<Character>

  init(_ text: Text) {
    let characters = Array(text.string).filter { $0 != "_" }
    let first = characters.firstIndex { !$0.isWhitespace } ?? characters.endIndex
    let last = characters.lastIndex { !$0.isWhitespace } ?? characters.startIndex
    rest = first <= last ? characters[first..<min(last + 1, characters.endIndex)] : []
  }

  /// Sign and digits, without a fraction.
  mutating func read() -> String? {
    let sign = takeSign()
    let whole = takeDigits()
    let fraction = take(".") ? takeDigits() : ""
    var exponent = 0
    if take("e") || take("E") {
      let exponentSign = takeSign()
      guard let digits = Int(exponentSign + takeDigits()) else { return nil }
      exponent = digits
    }
    guard rest.isEmpty, !(whole + fraction).isEmpty else { return nil }
    return shifted(whole + fraction, by: exponent, point: whole.count).map { sign + $0 }
  }

  /// The digits before the point once it has moved; nil when digits other than zeros stay behind it, or when there are
  /// more than any number of 64 bits has.
  private func shifted(_ digits: String, by exponent: Int, point: Int) -> String? {
    let (place, overflow) = point.addingReportingOverflow(exponent)
    guard !overflow, place <= 40 else { return digits.allSatisfy { $0 == "0" } ? "0" : nil }
    guard digits.dropFirst(max(place, 0)).allSatisfy({ $0 == "0" }) else { return nil }
    let kept = digits.prefix(max(place, 0))
    return kept.isEmpty ? "0" : kept + String(repeating: "0", count: max(place - digits.count, 0))
  }

  private mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func takeSign() -> String {
    take("-") ? "-" : take("+") ? "" : ""
  }

  private mutating func takeDigits() -> String {
    var digits = ""
    while let character = rest.first, let digit = character.decimalDigit {
      digits += digit
      rest.removeFirst()
    }
    return digits
  }
}

extension Character {
  /// `0` to `9` for a decimal digit of any script.
  fileprivate var decimalDigit: String? {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first, scalar.properties.numericType == .decimal,
      let value = wholeNumberValue
    else { return nil }
    return String(value)
  }
}
