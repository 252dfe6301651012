/// Labels of v1 that would protect if they had a value, as they come of a variable that nobody set. v1 takes them for none,
/// and lets everybody in.
enum V1EmptyProtection {
  /// Their keys, where no other label of the same frontend protects in the same way.
  static func keys(in labels: [Label]) -> [Text] {
    let found = labels.compactMap { label in way(of: label.key).map { (way: $0, label: label) } }
    let kept = Set(found.filter { !$0.label.value.isEmpty }.map(\.way))
    return found.filter { $0.label.value.isEmpty && !kept.contains($0.way) }.map(\.label.key)
  }

  private static let ways: [(setting: Text, way: Text)] = [
    ("frontend.auth.basic", "auth"), ("frontend.auth.basic.users", "auth"), ("frontend.auth.basic.usersfile", "auth"),
    ("frontend.auth.digest.users", "auth"), ("frontend.auth.digest.usersfile", "auth"),
    ("frontend.auth.forward.address", "auth"), ("frontend.whitelist.sourcerange", "whitelist"),
    ("frontend.whitelistsourcerange", "whitelist"),
  ]

  /// In which way a label protects, and for which segment; nil when it is about something else. In any letter case, as such
  /// settings are looked for.
  private static func way(of key: Text) -> Text? {
    let key = key.lowercased
    return ways.lazy.compactMap { setting, way in
      key.dropping(suffix: setting).flatMap { $0.isStartOfKey ? $0 + way : nil }
    }.first
  }
}

extension Text {
  /// `traefik.`, or with a segment `traefik.web.`
  fileprivate var isStartOfKey: Bool { hasPrefix("traefik.") && bytes.last == .dot }
}
