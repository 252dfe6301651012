import GatewayLabels

extension JSONReader {
  /// A number as it is written: `-0.5e+3`.
  mutating func number() throws -> Text {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    let leadingZero = next == UInt8(ascii: "0")
    let whole = try digits()
    guard !leadingZero || whole == 1 else { throw error(.expected("no digit after a leading zero")) }
    if next == UInt8(ascii: ".") {
      place += 1
      _ = try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      place += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      _ = try digits()
    }
    return Text(unchecked: bytes, start..<place)
  }

  /// How many digits it stepped over, at least one.
  private mutating func digits() throws -> Int {
    let start = place
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { place += 1 }
    guard place > start else { throw error(.expected("a digit")) }
    return place - start
  }
}
