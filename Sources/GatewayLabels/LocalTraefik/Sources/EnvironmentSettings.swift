/// What Traefik reads from its environment: variables whose name begins with `TRAEFIK_` and the name of a section.
enum EnvironmentSettings {
  /// Nil when there is no such variable, so that the environment is no source at all.
  static func settings(_ container: TraefikContainer, isStartedByScript: Bool) -> TextMap<Text>? {
    var settings: TextMap<Text> = [:]
    for variable in container.environment {
      guard let parts = variable.cut(at: .equals), let key = parts.head.dropping(prefix: "TRAEFIK_"),
        sections.contains(where: { key.hasPrefix($0) }), !isStartedByScript || parts.head.isShellName
      else { continue }
      settings[key.lowercased.split(at: UInt8(ascii: "_")).joined(by: ".")] = parts.tail
    }
    return settings.isEmpty ? nil : settings
  }

  /// Whatever begins with one of them counts, so that `TRAEFIK_APIKEY` is taken for an unknown option.
  private static let sections: [Text] = [
    "GLOBAL", "SERVERSTRANSPORT", "TCPSERVERSTRANSPORT", "ENTRYPOINTS", "PROVIDERS", "API", "METRICS", "PING", "LOG",
    "ACCESSLOG", "TRACING", "HOSTRESOLVER", "CERTIFICATESRESOLVERS", "EXPERIMENTAL", "CORE", "SPIFFE", "OCSP",
    "CONFIGFILE",
  ]
}

extension Text {
  fileprivate var isShellName: Bool {
    bytes.allSatisfy {
      $0.isDigit || $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0.lowercased)
    }
  }
}
