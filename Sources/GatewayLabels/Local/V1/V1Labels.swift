/// The labels of Traefik v1 on one container, for the container itself or for each of its segments.
/// https://doc.traefik.io/traefik/v1.7/configuration/backends/docker/#labels-overriding-default-behavior
struct V1Labels {
  /// Segment, in name order, to property (what follows `traefik.`, such as `frontend.rule`) to value. The container
  /// itself is the segment without a name.
  let segments: TextMap<Properties>

  /// Keys count in exactly one spelling; what v1 does not know it ignores.
  init(_ labels: [Label]) {
    var segments = NamedProperties()
    for label in labels {
      guard let key = label.key.dropping(prefix: "traefik.") else { continue }
      let (segment, property) = V1Labels.segment(in: key) ?? ("", key)
      segments.set(property, of: segment, to: label.value)
    }
    self.segments = V1Labels.completed(segments.byName { $0 })
  }

  /// Whether the container is one of Traefik v1: it has labels that only v1 knows, and none of a later version's, which a
  /// v1 that is about to be replaced would ignore.
  static func areFor(_ labels: [Label]) -> Bool {
    let keys = labels.lazy.map(\.key)
    if keys.contains(where: isLater) { return false }
    return keys.contains { $0.dropping(prefix: "traefik.").map(isOwn) ?? false }
  }

  private static func isLater(_ key: Text) -> Bool {
    guard let rest = key.place(behind: "traefik.", at: key.range.lowerBound) else { return false }
    return ["http.", "tcp.", "udp."].contains { key.place(behind: $0, at: rest) != nil }
  }

  private static func isOwn(_ key: Text) -> Bool {
    let words: Set<Text> = ["port", "protocol", "weight", "backend", "domain"]
    return words.contains(key) || key.hasPrefix("frontend.") || key.hasPrefix("backend.") || segment(in: key) != nil
  }

  /// The labels of the container are the defaults of its segments, and beside segments it is none itself.
  private static func completed(_ segments: TextMap<Properties>) -> TextMap<Properties> {
    let own = segments[""] ?? [:]
    let named = segments.filter { !$0.key.isEmpty }
    return named.isEmpty ? ["": own] : named.mapValues { Properties(Array(own) + $0) }
  }

  /// `web.frontend.rule` as `web` and `frontend.rule`; nil for a label of the container.
  private static func segment(in key: Text) -> (Text, Text)? {
    if key.hasPrefix("frontend.") || key.hasPrefix("backend.") { return nil }
    let words = key.split(at: .dot)
    let place = words.indices.dropFirst().first { place in
      let rest = words[place...]
      return rest.count == 1 && segmentWords.contains(rest[place])
        || rest.count > 1 && rest[place] == "frontend" && rest.dropFirst() != [""]
    }
    guard let place else { return nil }
    let name = words[..<place].joined(by: ".")
    return name.isEmpty ? nil : (name, words[place...].joined(by: "."))
  }

  private static let segmentWords: Set<Text> = ["port", "portIndex", "portName", "weight", "protocol", "backend"]
}
