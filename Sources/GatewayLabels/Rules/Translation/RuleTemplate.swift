/// A pattern of Traefik v1 and v2: text with `{name}` or `{name:regexp}` in it, as its router library has them.
/// https://github.com/gorilla/mux#readme
struct RuleTemplate {
  private enum Piece {
    case text(Text)
    /// Nil for any text within a label or a path segment.
    case pattern(Text?)
  }

  /// What `{name}` alone stands for.
  enum Part: String {
    case hostLabel = "[^.]+"
    case pathSegment = "[^/]+"
    case value = ".*"
  }

  private let pieces: [Piece]

  /// Nil when braces are missing, or a name.
  init?(_ text: Text) {
    var pieces: [Piece] = []
    var rest = text.bytes[...]
    while let open = rest.firstIndex(where: { $0 == .openBrace || $0 == .closeBrace }) {
      guard rest[open] == .openBrace, let close = RuleTemplate.closingBrace(rest[open...]),
        let piece = RuleTemplate.piece(text[(open + 1)..<close])
      else { return nil }
      pieces += [.text(text[rest.startIndex..<open]), piece]
      rest = rest[(close + 1)...]
    }
    self.pieces = pieces + [.text(text[rest.indices])]
  }

  /// Whether there is no brace in it, so that it stands for itself.
  var isPlain: Bool { pieces.count == 1 }

  /// The regular expression that matches the same texts, without anchors.
  func regexp(_ part: Part) -> Text {
    pieces.map { piece in
      switch piece {
      case .text(let text): text.quotedForRegexp
      case .pattern(let pattern): pattern.map(\.groupedForRegexp) ?? Text(part.rawValue)
      }
    }.joined(by: "")
  }

  private static func closingBrace(_ text: ArraySlice<UInt8>) -> Int? {
    var depth = 0
    for (place, byte) in zip(text.indices, text) {
      if byte == .openBrace { depth += 1 }
      if byte == .closeBrace { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }

  private static func piece(_ inside: Text) -> Piece? {
    guard let (name, pattern) = inside.cut(at: UInt8(ascii: ":")) else {
      return inside.isEmpty ? nil : .pattern(nil)
    }
    return name.isEmpty || pattern.isEmpty ? nil : .pattern(pattern)
  }
}

extension Text {
  /// Each sign that means something in a regular expression stands for itself: https://pkg.go.dev/regexp#QuoteMeta
  var quotedForRegexp: Text {
    let special = Array(#"\.+*?()|[]{}^$"#.utf8)
    return Text(unchecked: bytes.flatMap { special.contains($0) ? [.backslash, $0] : [$0] })
  }

  /// In a group, where its alternatives would otherwise be those of the whole expression.
  fileprivate var groupedForRegexp: Text {
    bytes.contains(UInt8(ascii: "|")) ? "(" + self + ")" : self
  }
}

extension UInt8 {
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
}
