/// What Traefik takes as the value of a label.
enum LabelFieldType {
  case any, boolean, wholeNumber, duration
  /// One text; Traefik passes over labels for its elements.
  case list

  /// Nil for a key that Traefik does not know; `words` are those of the key, in lower case.
  init?(of words: [Text]) {
    var pattern = words.map(\.withoutIndex)
    if ["http", "tcp", "udp"].contains(words.dropFirst().first ?? ""), words.count > 4 {
      guard !words[3].isEmpty, !words[3].contains("[") else { return nil }
      pattern[3] = "*"
      if words[4] == "plugin", words.count > 5 {
        self = .any
        return
      }
    }
    guard let type = LabelFieldType.types[pattern.joined(by: ".")] ?? LabelFieldType.above(pattern) else { return nil }
    self = type
  }

  /// That of a key without names and indices, in lower case; nil for others.
  init?(whole key: Text) {
    guard let type = LabelFieldType.types[key] else { return nil }
    self = type
  }

  /// That of a key of HTTP in the plainest form, which nearly all keys have; nil for others.
  init?(plain key: Text) {
    guard key.hasPrefix(LabelFieldType.root) else { return nil }
    let (name, type): (Text, LabelFieldType?)
    switch LabelKey(key) {
    case .router(let router, let path): (name, type) = (router, LabelFieldType.ofRouters[path])
    case .service(let service, let path): (name, type) = (service, LabelFieldType.ofServices[path])
    case .middleware(let middleware, let path):
      (name, type) = (middleware, LabelFieldType.ofMiddlewares[path.lowercased])
    case .enable, .other: return nil
    }
    guard let type, !name.has({ $0 == UInt8(ascii: "[") }) else { return nil }
    self = type
  }

  func fault(of value: Text) -> LabelFault? {
    switch self {
    case .boolean: Exposure(enable: value).isBoolean ? nil : .notBoolean
    case .wholeNumber: Int(value.string) == nil ? .notWholeNumber : nil
    case .duration: value.isDuration ? nil : .notDuration
    case .any, .list: nil
    }
  }

  /// The type of the map or list that the key leads into.
  private static func above(_ words: [Text]) -> LabelFieldType? {
    var element = words.prefix(4).joined(by: ".")
    for count in words.indices.dropFirst(4) {
      let parent = element
      if let type = types[parent + ".*"], type == .any || words.count == count + 1 { return type }
      element = Text(joining: parent, ".", words[count])
      let list = words.count == count + 1 ? element.dropping(suffix: "[n]") : words.count == count + 2 ? element : nil
      if let list, types[list] == .list { return .any }
    }
    return nil
  }

  private static let types = Dictionary(members(behind: "").map { ($0.key, $0.value) }) { first, _ in first }

  // Each is made when the first of its keys comes, since most runs have few labels.
  private static let ofRouters = TextMap(members(behind: "traefik.http.routers.*."))
  private static let ofServices = TextMap(members(behind: "traefik.http.services.*."))
  private static let ofMiddlewares = TextMap(members(behind: "traefik.http.middlewares.*."))

  /// The keys of the table that begin with `prefix`, without it, and their types.
  private static func members(behind prefix: Text) -> [TextMap<LabelFieldType>.Member] {
    LabelKeyTable.fields.flatMap { owner, fields -> [TextMap<LabelFieldType>.Member] in
      guard let rest = (owner + ".").dropping(prefix: prefix) else { return [] }
      return Text(fields).split(at: .blank).filter { !$0.isEmpty }.map { field in
        let type = field.bytes.last.flatMap { signs[$0] }
        let name = type == nil ? field : Text(piece: field.bytes.dropLast())
        return TextMap<LabelFieldType>.Member(rest + name, type ?? .any)
      }
    }
  }

  private static let root: Text = "traefik."

  private static let signs: [UInt8: LabelFieldType] = [
    UInt8(ascii: "?"): .boolean, UInt8(ascii: "#"): .wholeNumber, UInt8(ascii: "~"): .duration,
    UInt8(ascii: "+"): .list,
  ]
}

extension Text {
  /// `domains[0]` as `domains[n]`.
  fileprivate var withoutIndex: Text {
    guard let parts = cut(at: UInt8(ascii: "[")), let index = parts.tail.dropping(suffix: "]"), !index.isEmpty
    else { return self }
    return parts.head + "[n]"
  }

  /// Seconds as a whole number, or numbers with units as in `1m30s`: https://pkg.go.dev/time#ParseDuration
  fileprivate var isDuration: Bool {
    Int(string) != nil
      || string.wholeMatch(of: /[-+]?(([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|\u{B5}s|\u{3BC}s|ms|s|m|h))+/) != nil
  }
}
