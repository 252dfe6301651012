/// What the name of something that no label defines lets one think of it. There is nothing else to judge by, so where a
/// name can be read in two ways, it protects.
struct NameJudgement {
  let readings: [NameReading]

  /// Of a reference such as `auth@file`; its provider says nothing.
  init(_ reference: Text) {
    let name = reference.bytes.lastIndex(of: UInt8(ascii: "@")).map { reference[reference.range.lowerBound..<$0] }
    readings = NameReading.all(of: name ?? reference)
  }

  /// Whether it decides who may come in.
  var protects: Bool { readings.contains(where: \.protects) }

  /// Whether it lets in by address.
  var filtersAddresses: Bool { readings.contains(where: \.filtersAddresses) }

  /// Whether it does what a harmless middleware does, and nothing in it sounds as if it protected.
  var isPlainlyHarmless: Bool {
    readings.contains(where: \.hasKind) && readings.allSatisfy { $0.protection.allSatisfy { $0.strength == .soft } }
  }
}

extension NameReading {
  struct Protection {
    let place: Int
    let family: NameWord.Family
    let strength: NameWord.Strength
  }

  var hasKind: Bool { words.indices.contains(where: isKind) }

  /// A kind that the name denies, as in `auth-no-cache`, is none.
  private func isKind(at place: Int) -> Bool {
    if case .kind = words[place].meaning { !isPreceded(by: .no, at: place) } else { false }
  }

  var protects: Bool {
    let protection = protection.filter { $0.strength != .soft }
    if protection.isEmpty { return !self.protection.isEmpty && !hasKind }
    guard hasKind else { return true }
    let isJoined = words.contains { $0.meaning == .joining }
    if isJoined { return true }
    if protection.allSatisfy({ $0.strength == .weak }) { return false }
    return protection.count > 1 || !isDescribed(by: protection[0])
  }

  /// Whether the last word is what the name is about, and the protecting one only describes it, as in `auth-headers`.
  private func isDescribed(by word: Protection) -> Bool {
    guard word.family == .authentication, let last = words.indices.last(where: { words[$0].meaning != .plain }),
      isKind(at: last)
    else { return false }
    return switch words[last].meaning {
    case .kind(.aboutRequests): true
    case .kind(.redirect): word.strength == .generic
    default: false
    }
  }

  var filtersAddresses: Bool {
    protects && protection.contains { $0.family == .addressList || $0.family == .place }
  }

  /// What is named and not lifted by another word.
  var protection: [Protection] {
    let lifted = liftedPlaces
    return words.indices.compactMap { place in
      switch words[place].meaning {
      case .protecting(let family, let strength) where !lifted.contains(place) && !isHarmless(at: place):
        Protection(place: place, family: family, strength: strength)
      case .open where isPreceded(by: .no, at: place):
        Protection(place: place, family: .seclusion, strength: .strong)
      default: nil
      }
    }
  }

  /// `https-only` and `allow-all`.
  private func isHarmless(at place: Int) -> Bool {
    let (before, after) = (words.prefix(place).last, words.dropFirst(place + 1).first)
    switch words[place].text {
    case "only": return before.map { NameReading.wordsOfTLS.contains($0.text) } == true
    case "allow", "allows", "allowed": return after?.meaning == .open
    default: return false
    }
  }

  static let wordsOfTLS: Set<Text> = ["https", "ssl", "tls"]

  private func isPreceded(by word: NameWord, at place: Int) -> Bool { words.prefix(place).last?.meaning == word }

  private var liftedPlaces: Set<Int> {
    var lifted: Set<Int> = []
    for (place, word) in words.enumerated() {
      if word.meaning == .off, let before = words.indices.prefix(place).last, case .protecting = words[before].meaning {
        lifted.formUnion(run(around: before))
      } else if word.meaning == .no || word.meaning == .off {
        lifted.formUnion(next(behind: place).map(run) ?? [])
      }
    }
    return lifted
  }

  /// The protecting word that is meant, as in `no-google-auth`: words that say nothing may stand between.
  private func next(behind place: Int) -> Int? {
    let next = words.indices.dropFirst(place + 1).first { words[$0].meaning != .plain && words[$0].meaning != .unknown }
    guard let next, case .protecting = words[next].meaning else { return nil }
    return next
  }

  /// Words of one family one behind the other are one thing, as in `basic-auth`.
  private func run(around place: Int) -> [Int] {
    guard let family = family(at: place), family.canBeLifted else { return [] }
    let before = words.indices.prefix(place).reversed().prefix { self.family(at: $0) == family }
    let after = words.indices.dropFirst(place).prefix { self.family(at: $0) == family }
    return Array(before) + Array(after)
  }

  private func family(at place: Int) -> NameWord.Family? {
    if case .protecting(let family, _) = words[place].meaning { family } else { nil }
  }
}
