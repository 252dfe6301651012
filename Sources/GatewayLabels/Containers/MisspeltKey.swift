extension Text {
  /// The key that was most likely meant, for one such as `treafik.enable`; nil for a key that Traefik looks at, and for one
  /// that belongs to somebody else.
  var keyMeantForTraefik: Text? {
    if let section = dropping(prefix: "traefik."), (5...8).contains(section.count),
      !Text.sections.contains(section.lowercased),
      section.lowercased.sortedBytes == Text.enable.sortedBytes
        || editDistance(section.lowercased.bytes, Text.enable.bytes) == 1
    {
      return "traefik.enable"
    }
    guard let (word, rest) = cut(at: .dot), (5...9).contains(word.count), word.lowercased != Text.traefik,
      Text.sections.contains((rest.cut(at: .dot)?.head ?? rest).lowercased),
      editDistance(word.lowercased.bytes, Text.traefik.bytes) <= 2
    else { return nil }
    return Text(joining: Text.traefik, ".", rest)
  }

  private static let traefik: Text = "traefik"
  private static let enable: Text = "enable"
  private var sortedBytes: [UInt8] { bytes.sorted() }
  /// The words behind it in the keys of all versions.
  private static let sections: Set<Text> = [
    "enable", "http", "tcp", "udp", "tls", "docker", "frontend", "backend", "port", "protocol", "domain",
  ]
}
