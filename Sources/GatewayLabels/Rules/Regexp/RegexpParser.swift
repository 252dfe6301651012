/// Reads regular expressions. Throws `RegexpFault` for what Go refuses.
struct RegexpParser {
  /// Go takes 1000; this is safe from a stack that runs over, and more than anybody writes.
  private static let deepestNesting = 100

  /// Counts inside counts multiply up to this.
  private static let mostCopies = 1000

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0
  private var flags: Set<Unicode.Scalar> = []

  /// The expression and the flags that are set anywhere in it, such as `i` by `(?i)`.
  static func regexp(_ pattern: Text) throws(RegexpFault) -> (regexp: Regexp, flags: Set<Unicode.Scalar>) {
    var parser = RegexpParser(scalars: Array(pattern.string.unicodeScalars))
    let regexp = try parser.alternatives()
    guard parser.place == parser.scalars.count else { throw .unexpectedParenthesis }
    return (regexp, parser.flags)
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private mutating func alternatives() throws(RegexpFault) -> Regexp {
    var parts = [try sequence()]
    while skip("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() throws(RegexpFault) -> Regexp {
    var parts: [Regexp] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      // Go lets `a(?i)*` repeat the `a`.
      guard let part = try atom() ?? parts.popLast() else { continue }
      parts.append(try repetitions(of: part))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// Nil for what sets flags only.
  private mutating func atom() throws(RegexpFault) -> Regexp? {
    guard let scalar = peek else { return nil }
    place += 1
    switch scalar {
    case "(": return try group()
    case "[": return try RegexpClass.read(scalars, &place)
    case ".": return .anyCharacter
    case "^": return .start
    case "$": return .end
    case "\\": return try escape()
    case "*", "+", "?": throw .nothingToRepeat
    case "{" where countFollows(at: place - 1) != nil: throw .nothingToRepeat
    default: return .literal(scalar)
    }
  }

  /// Nil for a quotation of nothing.
  private mutating func escape() throws(RegexpFault) -> Regexp? {
    let meaning = try RegexpEscape.read(scalars, &place)
    return meaning == .sequence([]) ? nil : meaning
  }

  private mutating func group() throws(RegexpFault) -> Regexp? {
    guard depth < RegexpParser.deepestNesting else { throw .nestedTooDeep }
    depth += 1
    defer { depth -= 1 }
    if peek == "?", try groupOnlySetsFlags() { return nil }
    let inner = try alternatives()
    guard skip(")") else { throw .missingParenthesis }
    return inner
  }

  /// Behind `(`: a name as in `(?P<name>…)`, or flags as in `(?i)` and `(?i:…)`.
  private mutating func groupOnlySetsFlags() throws(RegexpFault) -> Bool {
    place += 1
    if skip("P<") || skip("<") {
      let name = taken { $0 != ">" }
      guard skip(">"), !name.isEmpty, name.allSatisfy(\.isWordCharacter) else { throw .unsupportedGroup }
      return false
    }
    let flags = taken { "imsU-".unicodeScalars.contains($0) }
    self.flags.formUnion(flags)
    guard flags.count(where: { $0 == "-" }) < 2, flags.last != "-" else { throw .unsupportedGroup }
    if skip(":") { return false }
    guard skip(")") else { throw .unsupportedGroup }
    return true
  }

  private mutating func repetitions(of part: Regexp) throws(RegexpFault) -> Regexp {
    let isOnce = peek == "?"
    guard let (times, mayBeMissing) = try skipRepetition() else { return part }
    _ = skip("?")
    // Go refuses `a**`.
    if try skipRepetition() != nil { throw .repeatedTwice }
    let repeated = Regexp.repeated(part, times)
    guard times < 2 || repeated.copies <= RegexpParser.mostCopies else { throw .repeatedTooOften }
    return mayBeMissing ? .alternatives([isOnce ? part : repeated, .sequence([])]) : repeated
  }

  /// How often a count repeats at most, or at least when it has no end; 1 for `*`, `+` and `?`, nil when none follows. And
  /// whether the text also fits without what is repeated.
  private mutating func skipRepetition() throws(RegexpFault) -> (times: Int, mayBeMissing: Bool)? {
    if skip("*") || skip("?") { return (1, true) }
    if skip("+") { return (1, false) }
    guard let (least, most, behind) = countFollows(at: place) else { return nil }
    guard max(least, most ?? 0) <= RegexpParser.mostCopies, least <= most ?? .max else { throw .repeatedTooOften }
    place = behind
    return (most ?? least, least == 0)
  }

  /// `{2}`, `{2,}` or `{2,3}`. Braces with anything else in them stand for themselves.
  private func countFollows(at start: Int) -> (least: Int, most: Int?, behind: Int)? {
    var ahead = self
    ahead.place = start
    guard ahead.skip("{"), let least = ahead.number else { return nil }
    if ahead.skip("}") { return (least, least, ahead.place) }
    guard ahead.skip(",") else { return nil }
    if ahead.skip("}") { return (least, nil, ahead.place) }
    guard let most = ahead.number, ahead.skip("}") else { return nil }
    return (least, most, ahead.place)
  }

  /// Nil when there is none, or zeros before it. More than Go takes is as good as any more.
  private var number: Int? {
    mutating get {
      let digits = taken { ("0"..."9").contains($0) }
      guard digits.count == 1 || digits.first != "0" else { return nil }
      return Int(String(String.UnicodeScalarView(digits.prefix(6))))
    }
  }

  private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func skip(_ sign: String) -> Bool {
    guard scalars[place...].starts(with: sign.unicodeScalars) else { return false }
    place += sign.unicodeScalars.count
    return true
  }

  private mutating func taken(while isTaken: (Unicode.Scalar) -> Bool) -> [Unicode.Scalar] {
    let taken = scalars[place...].prefix(while: isTaken)
    place += taken.count
    return Array(taken)
  }
}

extension Unicode.Scalar {
  var isWordCharacter: Bool {
    self == "_" || ("0"..."9").contains(self) || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }
}
