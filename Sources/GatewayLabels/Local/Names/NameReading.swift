/// A name cut into words: at every sign that is no letter, before capitals, and where words that are known stand one
/// behind the other, as in `noauth`.
struct NameReading {
  struct Word {
    /// In lower case.
    let text: Text
    let meaning: NameWord
  }

  let words: [Word]

  /// The ways to read a name. With capitals there are two: `ipAllowList` has three words, and `LANonly` two.
  static func all(of name: Text) -> [NameReading] {
    let runs = name.runsOfLetters
    let whole = NameReading(runs)
    let cut = runs.flatMap(\.cutBeforeCapitals)
    return cut.count == runs.count ? [whole] : [whole, NameReading(cut)]
  }

  private init(_ runs: [Text]) {
    words = runs.map(\.lowercased).flatMap { run in
      NameWord.known[run] == nil ? run.knownWords ?? [run] : [run]
    }.map { Word(text: $0, meaning: NameWord($0)) }
  }

  func has(_ texts: Set<Text>) -> Bool { words.contains { texts.contains($0.text) } }
}

extension Text {
  fileprivate var runsOfLetters: [Text] {
    var runs: [Text] = []
    var start: Int?
    for (place, byte) in zip(bytes.indices, bytes) {
      if byte.isLetter {
        start = start ?? place
      } else if let first = start {
        runs.append(self[first..<place])
        start = nil
      }
    }
    return start.map { runs + [self[$0..<range.upperBound]] } ?? runs
  }

  /// Several capitals in a row are one word, and the last of them begins the next one: `mySSOLogin` is `my`, `SSO`, `Login`.
  fileprivate var cutBeforeCapitals: [Text] {
    let letters = Array(bytes)
    let starts = letters.indices.dropFirst().filter { place in
      guard letters[place].isCapital else { return false }
      let next = letters.dropFirst(place + 1).first
      return !letters[place - 1].isCapital || next.map { !$0.isCapital } == true
    }
    let ends = starts + [letters.count]
    return zip([0] + starts, ends).map { self[(range.lowerBound + $0)..<(range.lowerBound + $1)] }
  }

  /// The known words that it is made of, the longest first; nil when there is a rest.
  fileprivate var knownWords: [Text]? {
    guard count <= 40 else { return nil }
    // How long the first word is where the rest from there on can be cut.
    var lengths = [Int](repeating: 0, count: count + 1)
    for start in (0..<count).reversed() {
      let lengthsHere = stride(from: min(18, count - start), to: 1, by: -1)
      lengths[start] =
        lengthsHere.first { length in
          let end = start + length
          return (end == count || lengths[end] > 0) && NameWord.known[part(start, end)] != nil
        } ?? 0
    }
    var words: [Text] = []
    var start = 0
    while start < count {
      guard lengths[start] > 0 else { return nil }
      words.append(part(start, start + lengths[start]))
      start += lengths[start]
    }
    return words
  }

  private func part(_ start: Int, _ end: Int) -> Text {
    self[(range.lowerBound + start)..<(range.lowerBound + end)]
  }
}

extension UInt8 {
  fileprivate var isCapital: Bool { self != lowercased }
  /// Also of other alphabets.
  fileprivate var isLetter: Bool { self >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased) }
}
