/// A word of a template's action.
enum TemplateToken: Equatable {
  /// A name, such as that of a function.
  case word(Text)
  /// With its dot, such as `.Name`.
  case field(Text)
  case text(Text)
  case number(Int)
  case pipe, opening, closing
}

/// Cuts an action, which is what stands between `{{` and `}}`, into its words.
struct TemplateScanner {
  private let bytes: [UInt8]
  private var place = 0

  init(_ action: Text) {
    bytes = Array(action.bytes)
  }

  /// The next one; nil at the end.
  mutating func next() throws(DefaultRuleFault) -> TemplateToken? {
    skip { $0 <= .blank }
    guard place < bytes.count else { return nil }
    let byte = bytes[place]
    switch byte {
    case UInt8(ascii: "|"): return single(.pipe)
    case UInt8(ascii: "("): return single(.opening)
    case UInt8(ascii: ")"): return single(.closing)
    case .quote, UInt8(ascii: "`"): return .text(try quoted(by: byte))
    default: return try word()
    }
  }

  private mutating func single(_ token: TemplateToken) -> TemplateToken {
    place += 1
    return token
  }

  private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while place < bytes.count, isSkipped(bytes[place]) { place += 1 }
  }

  private mutating func word() throws(DefaultRuleFault) -> TemplateToken {
    let start = place
    skip { $0 > .blank && !Array("|()\"`".utf8).contains($0) }
    let word = Text(unchecked: Array(bytes[start..<place]))
    if let number = Int(word.string) { return .number(number) }
    if word.hasPrefix(".") { return .field(word) }
    guard word.bytes.allSatisfy(\.isOfWord) else {
      throw word.contains("$") || word.contains("=") ? .notSupported(word) : .unexpected(word)
    }
    return .word(word)
  }

  /// Backquotes keep everything; in double quotes a backslash takes the next sign as it is, but for Go's own escapes.
  private mutating func quoted(by quote: UInt8) throws(DefaultRuleFault) -> Text {
    var text: [UInt8] = []
    place += 1
    while place < bytes.count, bytes[place] != quote {
      if quote == .quote, bytes[place] == UInt8(ascii: "\\") {
        place += 1
        guard place < bytes.count, Array("\\\"".utf8).contains(bytes[place]) else { throw .unexpected("\\") }
      }
      text.append(bytes[place])
      place += 1
    }
    guard place < bytes.count else { throw .neverEnds(Text(unchecked: [quote])) }
    place += 1
    return Text(unchecked: text)
  }
}

extension UInt8 {
  fileprivate var isOfWord: Bool {
    let letter = self | 0x20
    return isDigit || self == UInt8(ascii: "_") || letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
  }
}
