/// Reads regular expressions. Throws `RegexpFault` for what Go refuses.
struct RegexpParser {
  /// Go takes 1000; this is safe from a stack that runs over, and more than anybody writes.
  private static let deepestNesting = 100

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
      guard let part = try atom() else { continue }
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
    case "\\": return try RegexpEscape.read(scalars, &place)
    case "*", "+", "?": throw .nothingToRepeat
    case "{" where countFollows(at: place - 1) != nil: throw .nothingToRepeat
    default: return .literal(scalar)
    }
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
    if skip(":") { return false }
    guard skip(")"), !flags.isEmpty, flags.last != "-" else { throw .unsupportedGroup }
    return true
  }

  private mutating func repetitions(of part: Regexp) throws(RegexpFault) -> Regexp {
    guard try skipRepetition() else { return part }
    _ = skip("?")
    // Go refuses `a**`.
    if try skipRepetition() { throw .repeatedTwice }
    return .repeated(part)
  }

  private mutating func skipRepetition() throws(RegexpFault) -> Bool {
    if skip("*") || skip("+") || skip("?") { return true }
    guard let (least, most, behind) = countFollows(at: place) else { return false }
    guard least <= 1000, most.map({ $0 <= 1000 && least <= $0 }) ?? true else { throw .repeatedTooOften }
    place = behind
    return true
  }

  /// `{2}`, `{2,}` or `{2,3}`. Braces with anything else in them stand for themselves.
  private func countFollows(at start: Int) -> (least: Int, most: Int?, behind: Int)? {
    var ahead = self
    ahead.place = start
    guard ahead.skip("{"), let least = Int(ahead.digits) else { return nil }
    var most: Int? = least
    if ahead.skip(",") {
      let digits = ahead.digits
      most = digits.isEmpty ? nil : Int(digits) ?? .max
    }
    return ahead.skip("}") ? (least, most, ahead.place) : nil
  }

  private var digits: String {
    mutating get { String(String.UnicodeScalarView(taken { ("0"..."9").contains($0) }.prefix(6))) }
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
