/// What makes Traefik's Docker provider drop a whole container: one label that it looks at and does not understand.
/// https://doc.traefik.io/traefik/reference/install-configuration/providers/docker/
public enum LabelFault: Equatable, Sendable {
  /// The first word must be `traefik` in lower case.
  case wrongRoot
  case unknownKey
  case notBoolean
  case notWholeNumber
  /// A service needs at least one property of its load balancer.
  case noLoadBalancer
  /// A server's URL says scheme and port itself.
  case urlBesidePort
}

/// The labels that Traefik 3.7.9 understands.
enum LabelGrammar {
  /// Nil when Traefik takes the label or ignores it.
  static func fault(of label: Label) -> LabelFault? {
    if let type = commonType(of: label.key) { return type.fault(of: label.value) }
    let key = label.key.lowercased
    guard prefixes.contains(where: key.hasPrefix) || key == "traefik.enable" else { return nil }
    guard label.key.hasPrefix("traefik.") else { return .wrongRoot }
    let words = key.split(at: .dot)
    if isIgnored(words) { return nil }
    guard let type = type(of: words) else { return .unknownKey }
    return type.fault(of: label.value)
  }

  private enum FieldType {
    case any, boolean, wholeNumber

    func fault(of value: Text) -> LabelFault? {
      switch self {
      case .boolean where !Exposure(enable: value).isBoolean: .notBoolean
      case .wholeNumber where Int(value.string) == nil: .notWholeNumber
      default: nil
      }
    }
  }

  /// `traefik.enable` has its own reading, and `traefik.docker` and the like are read with it.
  private static let prefixes: [Text] = [
    "traefik.http", "traefik.tcp", "traefik.udp", "traefik.tls.stores.default", "traefik.docker.", "traefik.swarm.",
  ]

  private static let types: [Text: FieldType] = {
    var types: [Text: FieldType] = [:]
    for (prefix, fields) in LabelKeyTable.fields {
      for field in fields.split(separator: " ") {
        let name = Text(String(field.last == "?" || field.last == "#" ? field.dropLast() : field))
        types[prefix + "." + name] = field.last == "?" ? .boolean : field.last == "#" ? .wholeNumber : .any
      }
    }
    return types
  }()

  /// The type of a key of HTTP in the plainest form, which nearly all keys have; nil for others.
  private static func commonType(of key: Text) -> FieldType? {
    guard key.hasPrefix("traefik.") else { return nil }
    let (section, name, property): (Text, Text, Text)
    switch LabelKey(key) {
    case .router(let router, let path): (section, name, property) = ("routers", router, path)
    case .service(let service, let path): (section, name, property) = ("services", service, path)
    case .middleware(let middleware, let path): (section, name, property) = ("middlewares", middleware, path.lowercased)
    case .enable, .other: return nil
    }
    return name.bytes.contains(UInt8(ascii: "[")) ? nil : commonTypes[section]?[property]
  }

  /// Section to property to type.
  private static let commonTypes: [Text: [Text: FieldType]] = {
    var common: [Text: [Text: FieldType]] = [:]
    for section: Text in ["routers", "services", "middlewares"] {
      let prefix = "traefik.http." + section + ".*."
      let own = types.compactMap { key, type in key.dropping(prefix: prefix).map { ($0, type) } }
      common[section] = Dictionary(uniqueKeysWithValues: own)
    }
    return common
  }()

  /// A name without a property, and a list or its element where Traefik wants the other: it passes over them.
  private static func isIgnored(_ words: [Text]) -> Bool {
    let isBareName = words.count == 4 && !words[3].isEmpty && ["http", "tcp", "udp"].contains(words[1])
    return isBareName || words.suffix(2) == ["tls", "domains"] || words.dropFirst(2).first == "serverstransports"
      || words.last?.hasPrefix("entrypoints[") == true
  }

  private static func type(of words: [Text]) -> FieldType? {
    var pattern = words
    if words[1] != "docker", words[1] != "swarm", words[1] != "tls", words.count > 4 {
      guard !words[3].isEmpty, !words[3].bytes.contains(UInt8(ascii: "[")) else { return nil }
      pattern[3] = "*"
    }
    if pattern.count > 6, pattern[4] == "plugin" { return .any }
    pattern = pattern.map(\.withoutIndex)
    return types[pattern.joined(by: ".")] ?? types[(pattern.dropLast() + ["*"]).joined(by: ".")]
  }
}

extension Text {
  /// `domains[0]` as `domains[n]`.
  fileprivate var withoutIndex: Text {
    guard let parts = cut(at: UInt8(ascii: "[")), let digits = parts.tail.dropping(suffix: "]"), !digits.isEmpty,
      digits.bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return self }
    return parts.head + "[n]"
  }
}
