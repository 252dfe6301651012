/// The options of Traefik 3.7's static configuration, as a tree that is read from tables of their names.
///
/// A line of a table is a kind and names of that kind; lines that are set further in are what the name before has. The kinds
/// are `b` boolean, `i` whole number, `f` number, `d` duration, `t` text or list of texts, `S` a section that may be empty,
/// `P` one that may not, `L` a list of sections, and `A` anything at all.
/// https://doc.traefik.io/traefik/reference/install-configuration/configuration-options/
final class StaticOptions: Sendable {
  enum Kind: Character, Sendable {
    case boolean = "b"
    case wholeNumber = "i"
    case number = "f"
    case duration = "d"
    case text = "t"
    case section = "S"
    case filledSection = "P"
    case sections = "L"
    case anything = "A"
  }

  let kind: Kind
  private let members: TextMap<StaticOptions>

  private init(_ kind: Kind, _ members: TextMap<StaticOptions>) {
    (self.kind, self.members) = (kind, members)
  }

  /// All of them.
  static let all = StaticOptions(
    .filledSection,
    TextMap([entryPoints, providers, others].flatMap { StaticOptions.members(of: $0) }))

  /// The one of that name in any letter case; nil when Traefik knows none.
  subscript(name: Text) -> StaticOptions? { members[name.lowercased] }

  /// What every member is, where people choose the names.
  var element: StaticOptions? { members["<name>"] }

  private static func members(of table: StaticString) -> [TextMap<StaticOptions>.Member] {
    var lines = Text(stringLiteral: table).split(at: .lineFeed)[...]
    return members(of: &lines, depth: 0)
  }

  private static func members(of lines: inout ArraySlice<Text>, depth: Int) -> [TextMap<StaticOptions>.Member] {
    var found: [TextMap<StaticOptions>.Member] = []
    while let line = lines.first, line.depth == depth {
      lines.removeFirst()
      var words = line.trimming { $0 == .blank }.split(at: .blank)
      let kind = words.removeFirst().string.first.flatMap(Kind.init) ?? .anything
      let inner = TextMap(members(of: &lines, depth: depth + 1))
      found += words.map { TextMap.Member($0, StaticOptions(kind, inner)) }
    }
    return found
  }
}

extension Text {
  fileprivate var depth: Int { bytes.prefix { $0 == .blank }.count }
}
