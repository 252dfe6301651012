extension Text {
  /// The key of Traefik's that was most likely meant by this one, with the names that it gives; nil when none is near.
  ///
  /// Whole words may be missing or too many, as in `services.web.server.port`, and each word may have slips of the pen.
  public var nearestKey: Text? {
    let words = split(at: .dot)
    // Longer than any that Traefik knows, and long to compare.
    guard (3...12).contains(words.count), count <= 200 else { return nil }
    var search = KeySearch(words)
    return search.nearest
  }
}

/// Looks for the known key that takes the least to make of a given one.
private struct KeySearch {
  private let given: [Text]
  private let lower: [Text]
  /// Known word to what it costs to make it of each given word. Many keys have words in common.
  private var costs: [Text: [Int]] = [:]

  /// Above it, two keys have little in common.
  private static let mostThatIsNear = 7

  init(_ words: [Text]) {
    given = words
    lower = words.map(\.lowercased)
  }

  var nearest: Text? {
    mutating get {
      var best: (cost: Int, key: [Text])?
      for key in LabelKeyTable.keys {
        let known = key.split(at: .dot)
        // A plugin takes every key.
        guard abs(known.count - given.count) < 3, !known.contains("plugin") else { continue }
        let cost = cost(of: known)
        if cost > 0, cost < best?.cost ?? KeySearch.mostThatIsNear + 1 { best = (cost, known) }
      }
      guard let best, !isStart(of: best.key) else { return nil }
      return named(best.key)
    }
  }

  private mutating func cost(of known: [Text]) -> Int {
    let costs = known.map { word in
      let found = self.costs[word] ?? lower.map { KeySearch.cost($0, word) }
      self.costs[word] = found
      return found
    }
    return editDistance(
      lower.indices, known.indices, removing: { [lower] in 6 + lower[$0].count / 4 },
      adding: { known[$0] == "*" ? KeySearch.mostThatIsNear : 2 + known[$0].count / 4 },
      replacing: { costs[$1][$0] })
  }

  private static func cost(_ word: Text, _ known: Text) -> Int {
    if word == known || known == "*" { return 0 }
    if let list = known.dropping(suffix: "[n]") {
      return word.cut(at: UInt8(ascii: "[")).map { cost($0.head, list) } ?? 2 * mostThatIsNear
    }
    let isOther = sections.contains(word) && sections.contains(known) || abs(word.count - known.count) > 4
    return isOther ? 2 * mostThatIsNear : editDistance(word.bytes, known.bytes)
  }

  /// Words of which none is a slip of the pen for another.
  private static let sections: Set<Text> = ["http", "tcp", "udp", "routers", "services", "middlewares", "models"]

  /// Whether Traefik only expects more words.
  private mutating func isStart(of known: [Text]) -> Bool {
    given.count < known.count && cost(of: Array(known.prefix(given.count))) == 0
  }

  /// The known key with the names that stand in the given one.
  private func named(_ known: [Text]) -> Text {
    known.enumerated().map { place, word -> Text in
      if word == "*" { return place == 3 && given.count > 3 ? given[3] : given.last ?? word }
      return word.dropping(suffix: "[n]").map { $0 + "[0]" } ?? word
    }.joined(by: ".")
  }
}
