/// What the key of a label names, as Traefik's Docker provider reads it: the words of Traefik's own tree count without
/// regard to case, the names that people give keep their spelling.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/
public enum LabelKey: Hashable, Sendable {
  case enable
  case router(name: Text, property: Text)
  case service(name: Text, property: Text)
  case middleware(name: Text, property: Text)
  /// `traefik.docker.*`, TCP, UDP and everything else.
  case other

  public init(_ key: Text) {
    guard let rest = key.place(behind: "traefik.", at: key.range.lowerBound) else {
      self = .other
      return
    }
    guard let section = key.place(behind: "http.", at: rest) else {
      self = key.place(behind: "enable", at: rest) == key.range.upperBound ? .enable : .other
      return
    }
    self = LabelKey(key, section: section)
  }

  /// `section` is the place where the section's word begins.
  private init(_ key: Text, section: Int) {
    if let (name, path) = key.name(behind: "routers.", at: section) {
      self = .router(name: name, property: path.lowercased)
    } else if let (name, path) = key.name(behind: "services.", at: section) {
      self = .service(name: name, property: path.lowercased)
    } else if let (name, path) = key.name(behind: "middlewares.", at: section) {
      self = .middleware(name: name, property: path)
    } else {
      self = .other
    }
  }

  /// The key's text, with Traefik's own words in lower case.
  public static func router(_ name: Text, _ property: Text) -> Text {
    Text(joining: "traefik.http.routers.", name, ".", property)
  }

  /// The key's text, with Traefik's own words in lower case.
  public static func service(_ name: Text, _ property: Text) -> Text {
    Text(joining: "traefik.http.services.", name, ".", property)
  }
}

extension Text {
  /// The name that follows the word, and what stands behind the name's dot; nil when one of them is missing.
  fileprivate func name(behind word: StaticString, at start: Int) -> (Text, Text)? {
    guard let start = place(behind: word, at: start), let end = place(of: .dot, from: start), end > start else {
      return nil
    }
    return (self[start..<end], self[(end + 1)..<range.upperBound])
  }
}
