/// What a file in YAML or TOML says, as far as a static configuration needs it.
enum StaticValue: Equatable, Sendable {
  struct Member: Equatable, Sendable {
    let key: Text
    let value: StaticValue
  }

  case null
  /// Numbers and booleans too, as Traefik writes them.
  case text(Text)
  /// Something that is understood as one value and no more.
  case odd
  case list([StaticValue])
  /// In the order of the file.
  case map([Member])
}

/// Where a file ends to be understood, and whether Traefik would not understand it either. Lines count from 1.
struct StaticSyntaxError: Error, Equatable {
  let line: Int
  /// Else only this reader does not know.
  let isRefused: Bool
}
