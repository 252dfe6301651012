/// One Docker label, or one line of a guest's notes.
public struct Label: Hashable, Sendable {
  public let key: Text
  public let value: Text

  public init(_ key: Text, _ value: Text) {
    self.key = key
    self.value = value
  }

  /// Reads `key=value`, cut at the first `=`; a text without one is a key with an empty value, as Docker takes it.
  public init(line: Text) {
    let parts = line.cut(at: .equals)
    self.init(parts?.head ?? line, parts?.tail ?? "")
  }

  /// `key=value`
  public var line: Text { Text(joining: key, "=", value) }

  /// Whether Traefik's Docker provider looks at the label: it finds its prefix in any letter case.
  public var concernsTraefik: Bool {
    key.place(behind: "traefik.", at: key.range.lowerBound) != nil
  }
}
