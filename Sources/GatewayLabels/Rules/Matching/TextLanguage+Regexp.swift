extension TextLanguage {
  /// What a regular expression can match; all texts when it is not known better.
  init(regexp pattern: Text, _ side: Side) {
    // Flags such as (?m) change what the anchors mean. Hosts are in lower case before they are matched, paths are not.
    guard let (regexp, flags) = try? RegexpParser.regexp(pattern), flags.isSubset(of: side == .end ? ["i"] : []) else {
      self = .any(side)
      return
    }
    self = TextLanguage(regexp, side)
  }

  private init(_ regexp: Regexp, _ side: Side) {
    if case .alternatives(let alternatives) = regexp {
      self = alternatives.reduce(into: TextLanguage(side: side)) { $0.formUnion(TextLanguage($1, side)) }
    } else {
      self.init(sequence: side == .end ? regexp.elements.reversed() : regexp.elements, side)
    }
  }

  /// Only behind an anchor is it known how the texts end (or begin): as what follows, as far as that is a few texts.
  private init(sequence elements: [Regexp], _ side: Side) {
    let (near, far): (Regexp, Regexp) = side == .end ? (.end, .start) : (.start, .end)
    guard elements.first == near else {
      self = .any(side)
      return
    }
    var known: Set<Text> = [""]
    var rest = elements.dropFirst()
    while let next = rest.first?.texts, let longer = Regexp.joined(side == .end ? [next, known] : [known, next]) {
      known = longer
      rest.removeFirst()
    }
    let isWhole = !rest.isEmpty && rest.allSatisfy { $0 == far }
    known = side == .end ? Set(known.map(\.lowercased)) : known
    self = isWhole ? TextLanguage(side: side, texts: known) : TextLanguage(side: side, parts: known)
  }
}

extension Regexp {
  /// More texts than this are as good as all.
  private static let mostTexts = 64
  /// In bytes. No host name is longer, and what a path begins with need not be known further.
  private static let longestText = 255

  /// Its elements one after the other, without groups around them.
  fileprivate var elements: [Regexp] {
    if case .sequence(let parts) = self { parts.flatMap(\.elements) } else { [self] }
  }

  /// The texts that it matches, when they are few.
  fileprivate var texts: Set<Text>? {
    switch self {
    case .literal(let scalar): [Text(String(scalar))]
    case .oneOf(let scalars): scalars.isEmpty ? nil : Set(scalars.map { Text(String($0)) })
    case .sequence(let parts): parts.map(\.texts).reduce([""]) { known, next in Regexp.joined([known, next]) }
    case .alternatives(let parts): Regexp.united(parts.map(\.texts))
    case .repeated, .start, .end, .boundary: nil
    }
  }

  /// Each text of the first with each of the second.
  fileprivate static func joined(_ sets: [Set<Text>?]) -> Set<Text>? {
    sets.reduce([""]) { known, next in
      guard let known, let next, known.count * next.count <= mostTexts else { return nil }
      let texts = Set(known.flatMap { start in next.map { start + $0 } })
      return texts.allSatisfy { $0.count <= longestText } ? texts : nil
    }
  }

  private static func united(_ sets: [Set<Text>?]) -> Set<Text>? {
    sets.reduce([]) { known, next in
      guard let known, let next, known.count + next.count <= mostTexts else { return nil }
      return known.union(next)
    }
  }
}
