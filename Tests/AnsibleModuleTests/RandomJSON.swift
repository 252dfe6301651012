import Foundation

/// Values as Foundation has them, put together at random.
struct RandomJSON {
  var dice: SplitMix

  mutating func value(depth: Int = 4) -> Any {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &dice) {
    case 0: NSNull()
    case 1: Bool.random(using: &dice)
    case 2: Int.random(in: .min ... .max, using: &dice)
    case 3: Double.random(in: -1e6...1e6, using: &dice)
    case 4: text()
    case 5: (0..<Int.random(in: 0...5, using: &dice)).map { _ in value(depth: depth - 1) }
    default: members(depth: depth)
    }
  }

  mutating func text() -> String {
    String((0..<Int.random(in: 0...12, using: &dice)).map { _ in Character(scalar()) })
  }

  private mutating func members(depth: Int) -> [String: Any] {
    var members: [String: Any] = [:]
    for _ in 0..<Int.random(in: 0...5, using: &dice) { members[text()] = value(depth: depth - 1) }
    return members
  }

  /// One of all scalars in three cases of four, else one that JSON or line-based readers treat specially.
  private mutating func scalar() -> Unicode.Scalar {
    let special: [Unicode.Scalar] = [
      "\"", "\\", "/", "\0", "\n", "\r", "\t", "\u{7F}", "\u{85}", "\u{2028}", "\u{301}",
    ]
    let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &dice))
    let isSpecial = Int.random(in: 0..<4, using: &dice) == 0
    return (isSpecial ? special.randomElement(using: &dice) : any) ?? "x"
  }
}
