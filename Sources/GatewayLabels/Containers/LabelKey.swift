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
    guard let (root, rest) = key.cut(at: .dot), root.isWord("traefik") else {
      self = .other
      return
    }
    guard let (protocolName, sectionAndMore) = rest.cut(at: .dot), protocolName.isWord("http"),
      let (section, nameAndMore) = sectionAndMore.cut(at: .dot), let (name, path) = nameAndMore.cut(at: .dot),
      !name.isEmpty
    else {
      self = rest.isWord("enable") ? .enable : .other
      return
    }
    self = LabelKey(section: section, name: name, path: path)
  }

  private init(section: Text, name: Text, path: Text) {
    if section.isWord("routers") {
      self = .router(name: name, property: path.lowercased)
    } else if section.isWord("services") {
      self = .service(name: name, property: path.lowercased)
    } else {
      self = section.isWord("middlewares") ? .middleware(name: name, property: path) : .other
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

extension Text {
  /// Whether it is the word, given in lower case, in any letter case.
  fileprivate func isWord(_ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { word in zip(bytes, word).allSatisfy { $0.lowercased == $1 } }
  }
}
