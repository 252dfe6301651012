/// Characters in brackets, such as `[a-z0-9-]`.
enum RegexpClass {
  /// More members than this are as good as any.
  private static let longestList = 16

  /// `place` is behind the opening bracket, and afterwards behind the closing one.
  static func read(_ scalars: [Unicode.Scalar], _ place: inout Int) throws(RegexpFault) -> Regexp {
    let start = place
    let isNegated = place < scalars.count && scalars[place] == "^"
    if isNegated { place += 1 }
    var members: [Unicode.Scalar]? = []
    var isFirst = true
    while place < scalars.count, scalars[place] != "]" || isFirst {
      isFirst = false
      members = try member(scalars, &place).flatMap { new in members.map { $0 + new } }
      if members.map({ $0.count > longestList }) ?? false { members = nil }
    }
    guard place < scalars.count, place > start else { throw .missingBracket }
    place += 1
    return .oneOf(isNegated ? [] : members ?? [])
  }

  /// One character or a range; nil for many.
  private static func member(
    _ scalars: [Unicode.Scalar], _ place: inout Int
  ) throws(RegexpFault) -> [Unicode.Scalar]? {
    if scalars[place...].starts(with: "[:".unicodeScalars), let end = nameEnd(scalars, place) {
      let start = place + (scalars[place + 2] == "^" ? 3 : 2)
      guard names.contains(String(String.UnicodeScalarView(scalars[start..<end]))) else { throw .badRange }
      place = end + 2
      return nil
    }
    guard let low = try character(scalars, &place) else { return nil }
    guard place + 1 < scalars.count, scalars[place] == "-", scalars[place + 1] != "]" else { return [low] }
    place += 1
    guard let high = try character(scalars, &place), low <= high else { throw .badRange }
    guard high.value - low.value < longestList else { return nil }
    return (low.value...high.value).compactMap(Unicode.Scalar.init)
  }

  private static func character(
    _ scalars: [Unicode.Scalar], _ place: inout Int
  ) throws(RegexpFault) -> Unicode.Scalar? {
    guard place < scalars.count else { throw .missingBracket }
    let scalar = scalars[place]
    place += 1
    guard scalar == "\\" else { return scalar }
    if case .literal(let meaning) = try RegexpEscape.character(scalars, &place) { return meaning }
    return nil
  }

  /// What can stand in `[:alpha:]`.
  private static let names: Set<String> = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
    "xdigit",
  ]

  /// Where the name that begins here ends, at its second colon.
  private static func nameEnd(_ scalars: [Unicode.Scalar], _ place: Int) -> Int? {
    scalars.indices.dropFirst(place + 2).first { scalars[$0...].starts(with: ":]".unicodeScalars) }
  }
}
