/// Which containers Traefik's Docker provider looks at, by their labels: its option `constraints`, such as
/// ``Label(`a.label`, `value`) && !LabelRegex(`other`, `^x`)``.
/// https://doc.traefik.io/traefik/reference/install-configuration/providers/docker/#constraints
public indirect enum LabelConstraint: Equatable, Sendable {
  case label(key: Text, value: Text)
  case pattern(key: Text, pattern: Text)
  case not(LabelConstraint)
  case both(LabelConstraint, LabelConstraint)
  case either(LabelConstraint, LabelConstraint)

  /// Nil when the text is none, or more than is understood.
  public init?(_ text: Text) {
    var reader = ConstraintReader(text)
    guard let read = reader.read() else { return nil }
    self = read
  }

  /// Whether only labels are asked for that are known of a container here: those of Traefik.
  var asksForKnownLabels: Bool {
    switch self {
    case .label(let key, _), .pattern(let key, _): Label(key, "").concernsTraefik
    case .not(let part): part.asksForKnownLabels
    case .both(let left, let right), .either(let left, let right): left.asksForKnownLabels && right.asksForKnownLabels
    }
  }

  /// Nil when a pattern is not understood.
  func takes(_ labels: [Label]) -> Bool? {
    switch self {
    case .label(let key, let value): labels.contains { $0.key == key && $0.value == value }
    case .pattern(let key, let pattern): LabelConstraint.fits(labels.last { $0.key == key }?.value, pattern)
    case .not(let part): part.takes(labels).map { !$0 }
    case .both(let left, let right): LabelConstraint.join(left.takes(labels), right.takes(labels)) { $0 && $1 }
    case .either(let left, let right): LabelConstraint.join(left.takes(labels), right.takes(labels)) { $0 || $1 }
    }
  }

  /// A container without the label fits no pattern.
  private static func fits(_ value: Text?, _ pattern: Text) -> Bool? {
    guard let expression = try? Regex(pattern.string) else { return nil }
    return value.map { $0.string.firstMatch(of: expression) != nil } ?? false
  }

  private static func join(_ left: Bool?, _ right: Bool?, _ body: (Bool, Bool) -> Bool) -> Bool? {
    guard let left, let right else { return nil }
    return body(left, right)
  }
}

/// Reads a constraint: `||` binds less than `&&`, and `!` most.
private struct ConstraintReader {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  init(_ text: Text) { bytes = Array(text.bytes) }

  mutating func read() -> LabelConstraint? {
    let whole = either()
    skipBlanks()
    return place == bytes.count ? whole : nil
  }

  private mutating func either() -> LabelConstraint? {
    guard var left = both() else { return nil }
    while takes("||") {
      guard let right = both() else { return nil }
      left = .either(left, right)
    }
    return left
  }

  private mutating func both() -> LabelConstraint? {
    guard var left = single() else { return nil }
    while takes("&&") {
      guard let right = single() else { return nil }
      left = .both(left, right)
    }
    return left
  }

  private mutating func single() -> LabelConstraint? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { return nil }
    if takes("!") { return single().map(LabelConstraint.not) }
    if takes("(") {
      guard let inner = either(), takes(")") else { return nil }
      return inner
    }
    let isPattern = takes("LabelRegex")
    guard isPattern || takes("Label"), takes("("), let key = quoted(), takes(","), let value = quoted(), takes(")")
    else { return nil }
    return isPattern ? .pattern(key: key, pattern: value) : .label(key: key, value: value)
  }

  private mutating func quoted() -> Text? {
    skipBlanks()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "`") || bytes[place] == .quote,
      let end = bytes[(place + 1)...].firstIndex(of: bytes[place])
    else { return nil }
    let content = Array(bytes[(place + 1)..<end])
    if bytes[place] == .quote, content.contains(UInt8(ascii: "\\")) { return nil }
    place = end + 1
    return Text(unchecked: content)
  }

  private mutating func takes(_ word: StaticString) -> Bool {
    skipBlanks()
    let word = Array(Text(stringLiteral: word).bytes)
    guard bytes[place...].starts(with: word) else { return false }
    place += word.count
    return true
  }

  private mutating func skipBlanks() {
    while place < bytes.count, bytes[place] == .blank || bytes[place] == 0x09 || bytes[place] == .lineFeed {
      place += 1
    }
  }
}
