/// The hosts or the paths that something can match, on the safe side: what is not known to be impossible is in it.
struct TextLanguage: Equatable {
  /// Hosts are known by their ends, paths by their beginnings.
  enum Side {
    case end, start

    func fits(_ text: Text, _ part: Text) -> Bool {
      self == .end ? text.bytes.suffix(part.count).elementsEqual(part.bytes) : text.hasPrefix(part)
    }
  }

  let side: Side
  /// Texts that it can match as they are.
  var texts: Set<Text> = []
  /// Every text that ends (or begins) with one of these may match; the empty one stands for all texts.
  var parts: Set<Text> = []

  static func any(_ side: Side) -> TextLanguage { TextLanguage(side: side, parts: [""]) }

  /// Whether it is not confined in any way.
  var isAny: Bool { parts.contains("") }

  mutating func formUnion(_ other: TextLanguage) {
    texts.formUnion(other.texts)
    parts.formUnion(other.parts)
  }

  /// Whether one text can be in both.
  func meets(_ other: TextLanguage) -> Bool {
    !texts.isDisjoint(with: other.texts)
      || texts.contains { other.hasPart(of: $0) } || other.texts.contains { hasPart(of: $0) }
      || parts.contains { part in other.parts.contains { side.fits(part, $0) || side.fits($0, part) } }
  }

  /// Whether every text of it is in the other one.
  func isWithin(_ other: TextLanguage) -> Bool {
    texts.allSatisfy { other.texts.contains($0) || other.hasPart(of: $0) } && parts.allSatisfy(other.hasPart)
  }

  private func hasPart(of text: Text) -> Bool {
    parts.contains { side.fits(text, $0) }
  }
}
