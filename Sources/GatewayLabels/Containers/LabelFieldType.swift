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
      if words[1] == "http", words[4] == "plugin", words.count > 5 {
        self = .any
        return
      }
    }
    let type = LabelKeyTable.type(of: pattern.joined(by: "."))
    guard let type = type ?? (LabelFieldType.isElementOfList(pattern) ? .any : nil) else { return nil }
    self = type
  }

  /// That of a key of HTTP in the plainest form, which nearly all keys have; nil for others.
  init?(plain key: LabelKey) {
    let (name, found): (Text, LabelFieldType?)
    switch key {
    case .router(let router, let path):
      (name, found) = (router, LabelKeyTable.type(of: path, behind: "traefik.http.routers.*."))
    case .service(let service, let path):
      (name, found) = (service, LabelKeyTable.type(of: path, behind: "traefik.http.services.*."))
    case .middleware(let middleware, let path):
      let path = path.lowercased
      (name, found) = (middleware, LabelKeyTable.type(of: path, behind: "traefik.http.middlewares.*."))
    case .enable, .other: return nil
    }
    guard let found, !name.has({ $0 == UInt8(ascii: "[") }) else { return nil }
    self = found
  }

  func fault(of value: Text) -> LabelFault? {
    switch self {
    case .boolean: Exposure(enable: value).isBoolean ? nil : .notBoolean
    case .wholeNumber: Int(value.string) == nil ? .notWholeNumber : nil
    case .duration: value.isDuration ? nil : .notDuration
    case .any, .list: nil
    }
  }

  /// Whether the last word of the key, or the index behind it, names an element of a list.
  private static func isElementOfList(_ words: [Text]) -> Bool {
    guard words.count > 4 else { return false }
    let isElement: (Text) -> Bool = { LabelKeyTable.type(of: $0) == .list }
    return words.joined(by: ".").dropping(suffix: "[n]").map(isElement) ?? false
      || words.count > 5 && isElement(words.dropLast().joined(by: "."))
  }
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
