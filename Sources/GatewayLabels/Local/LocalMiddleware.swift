/// A middleware that the labels of a container define.
struct LocalMiddleware {
  let name: Text
  let container: Text?
  /// Property (lower case, such as `basicauth.users`) to value.
  let properties: Properties

  /// What kinds it is of. Traefik takes only one.
  var kinds: [Text] {
    properties.keys.map { $0.cut(at: .dot)?.head ?? $0 }.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// The middlewares that it stands for; nil when it is no chain.
  var members: [Text]? {
    kinds.contains("chain") ? properties["chain.middlewares"]?.listItems ?? [] : nil
  }

  var traits: MiddlewareTraits {
    properties.keys.reduce(into: redirectTraits) { $0.formUnion(MiddlewareTraits(property: $1)) }
  }

  /// The plugins that it is made of, by the names that the guest's Traefik has for them.
  var plugins: [Text] {
    properties.keys.compactMap { $0.dropping(prefix: "plugin.").map { $0.cut(at: .dot)?.head ?? $0 } }
  }

  private var redirectTraits: MiddlewareTraits {
    if properties["redirectscheme.scheme"]?.lowercased == "https" { return .redirectToScheme }
    guard let regex = properties["redirectregex.regex"], let target = properties["redirectregex.replacement"] else {
      return []
    }
    return SchemeRedirect.isMade(of: regex, target) ? .redirectToScheme : []
  }
}

/// A redirectRegex that changes http to https and nothing else.
enum SchemeRedirect {
  static func isMade(of regex: Text, _ replacement: Text) -> Bool {
    let bare = regex.dropping(prefix: "^") ?? regex
    let end = bare.dropping(suffix: "$") ?? bare
    return schemes.contains { scheme in
      guard let rest = end.dropping(prefix: scheme.regex) else { return false }
      return rests.contains { pattern, start in
        let target = Text(joining: "https", start)
        return rest == pattern && replacements(scheme.groups + 1).contains { replacement == target + $0 }
      }
    }
  }

  private static let schemes: [(regex: Text, groups: Int)] = [
    ("http", 0), ("https?", 0), ("(?:http|https)", 0), ("(http)", 1), ("(https?)", 1), ("(http|https)", 1),
    ("(https|http)", 1),
  ]

  /// What stands behind the scheme, and what it is in the replacement before the group.
  private static let rests: [(pattern: Text, start: Text)] = [
    ("://(.*)", "://"), ("://(.+)", "://"), (#":\/\/(.*)"#, "://"), (#":\/\/(.+)"#, "://"), (":(.*)", ":"),
    (":(.+)", ":"),
  ]

  private static func replacements(_ group: Int) -> [Text] { [Text("$\(group)"), Text("${\(group)}")] }
}
