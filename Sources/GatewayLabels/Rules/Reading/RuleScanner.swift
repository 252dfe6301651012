/// Cuts a rule into words as Go's scanner does, which Traefik reads rules with.
struct RuleScanner {
  private let rule: Text
  private let bytes: ArraySlice<UInt8>
  /// An index of `bytes`; tokens and faults count from the start of the rule.
  private var place: Int
  private var mayEndLine = false

  init(_ rule: Text) {
    (self.rule, bytes, place) = (rule, rule.bytes, rule.range.lowerBound)
    // Go ignores a byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place += 3 }
  }

  mutating func next() throws(RuleFault) -> RuleToken {
    if let start = try skipBlanks() {
      mayEndLine = false
      return RuleToken(kind: .lineEnd, place: column(start))
    }
    let start = place
    let kind = try word()
    mayEndLine = kind.mayEndLine
    return RuleToken(kind: kind, place: column(start))
  }

  /// Skips blanks, comments and line breaks that mean nothing; gives the place of the first line break that ends a line.
  private mutating func skipBlanks() throws(RuleFault) -> Int? {
    while let byte = peek() {
      let start = place
      switch byte {
      case 0x20, 0x09, 0x0D: place += 1
      case .lineFeed: place += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): skip { $0 != .lineFeed }
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): try skipComment()
      default: return nil
      }
      if mayEndLine, bytes[start..<place].contains(.lineFeed) { return start }
    }
    return nil
  }

  private mutating func skipComment() throws(RuleFault) {
    let start = place
    place += 2
    while place < bytes.endIndex {
      if bytes[place...].starts(with: "*/".utf8) {
        place += 2
        return
      }
      place += 1
    }
    throw RuleFault(at: column(start), .commentNeverEnds)
  }

  private mutating func word() throws(RuleFault) -> RuleToken.Kind {
    guard let byte = peek() else { return .end }
    switch byte {
    case .backquote: return .text(try rawText())
    case .quote: return .text(try escapedText())
    case let first where first.beginsName: return .name(taken { $0.beginsName || $0.isDigit })
    default: return sign(byte)
    }
  }

  private mutating func sign(_ byte: UInt8) -> RuleToken.Kind {
    for (spelling, kind) in RuleScanner.signs where bytes[place...].starts(with: spelling.utf8) {
      place += spelling.utf8.count
      return kind
    }
    // A whole character, so that messages stay readable.
    let start = place
    place += 1
    skip { $0 & 0xC0 == 0x80 }
    return .other(rule[start..<place])
  }

  private static let signs: [(String, RuleToken.Kind)] = [
    ("&&", .and), ("||", .or), ("!", .not), ("(", .open), (")", .close), (",", .comma),
  ]

  /// Between backquotes everything stands for itself, but Go leaves out carriage returns.
  private mutating func rawText() throws(RuleFault) -> Text {
    let start = place
    place += 1
    let text = taken { $0 != .backquote }
    guard peek() != nil else { throw RuleFault(at: column(start), .textNeverEnds) }
    place += 1
    return text.bytes.contains(0x0D) ? Text(unchecked: text.bytes.filter { $0 != 0x0D }) : text
  }

  private mutating func escapedText() throws(RuleFault) -> Text {
    let start = place
    place += 1
    var text: [UInt8] = []
    while let byte = peek(), byte != .quote, byte != .lineFeed {
      if byte == .backslash {
        text += try escape()
      } else {
        text.append(byte)
        place += 1
      }
    }
    guard peek() == .quote, let valid = Text(validating: text) else {
      throw RuleFault(at: column(start), .textNeverEnds)
    }
    place += 1
    return valid
  }

  private mutating func escape() throws(RuleFault) -> [UInt8] {
    guard let escape = RuleEscape(bytes[place...]) else {
      let sign = bytes[place...].prefix { $0 < 0x80 }.prefix(2)
      throw RuleFault(at: column(place), .unknownEscape(rule[sign.indices]))
    }
    place += escape.length
    return escape.bytes
  }

  private func column(_ place: Int) -> Int { place - bytes.startIndex }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    place + ahead < bytes.endIndex ? bytes[place + ahead] : nil
  }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while let byte = peek(), isSkipped(byte) { place += 1 }
  }

  private mutating func taken(while isTaken: (UInt8) -> Bool) -> Text {
    let start = place
    skip(while: isTaken)
    return rule[start..<place]
  }
}

extension UInt8 {
  fileprivate var beginsName: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased) || self == UInt8(ascii: "_")
  }
}
