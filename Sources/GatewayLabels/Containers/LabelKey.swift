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
    let parts = key.split(at: .dot)
    let words = parts.prefix(3).map(\.lowercased)
    if words == ["traefik", "enable"] {
      self = .enable
    } else if parts.count > 4, words.starts(with: ["traefik", "http"]), !parts[3].isEmpty {
      self = LabelKey(section: words[2], name: parts[3], path: parts[4...].joined(by: "."))
    } else {
      self = .other
    }
  }

  private init(section: Text, name: Text, path: Text) {
    switch section {
    case "routers": self = .router(name: name, property: path.lowercased)
    case "services": self = .service(name: name, property: path.lowercased)
    case "middlewares": self = .middleware(name: name, property: path)
    default: self = .other
    }
  }

  /// The key's text, with Traefik's own words in lower case.
  public static func router(_ name: Text, _ property: Text) -> Text {
    "traefik.http.routers." + name + "." + property
  }

  /// The key's text, with Traefik's own words in lower case.
  public static func service(_ name: Text, _ property: Text) -> Text {
    "traefik.http.services." + name + "." + property
  }
}
