extension RuleMatcher {
  /// The matchers of Traefik v2 and v3, by the names that rules use.
  /// https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/
  public enum Kind: String, CaseIterable, Sendable {
    case host = "Host"
    case hostHeader = "HostHeader"
    case hostRegexp = "HostRegexp"
    case path = "Path"
    case pathPrefix = "PathPrefix"
    case pathRegexp = "PathRegexp"
    case method = "Method"
    case header = "Header"
    case headers = "Headers"
    case headerRegexp = "HeaderRegexp"
    case headersRegexp = "HeadersRegexp"
    case query = "Query"
    case queryRegexp = "QueryRegexp"
    case clientIP = "ClientIP"
    case hostSNI = "HostSNI"
    case hostSNIRegexp = "HostSNIRegexp"
    case alpn = "ALPN"
  }
}

extension RuleMatcher.Kind {
  /// Traefik knows each matcher by its name as written in its manual, in lower case, in capitals and with one capital.
  init?(spelled name: Text) {
    let names = RuleMatcher.Kind.names
    let place =
      names.firstIndex(of: name)
      ?? (name.isInOneCase ? names.firstIndex { $0.lowercased == name.lowercased } : nil)
    guard let place else { return nil }
    self = RuleMatcher.Kind.allCases[place]
  }

  /// In the order of the cases.
  private static let names = allCases.map { Text($0.rawValue) }

  /// Whether the matcher can stand in the rules of routers of this protocol.
  func isFor(_ transport: RuleTransport) -> Bool {
    switch self {
    case .clientIP: true
    case .hostSNI, .hostSNIRegexp, .alpn: transport == .tcp
    default: transport == .http
    }
  }
}

/// What kind of router a rule belongs to. UDP routers have no rules.
enum RuleTransport: Equatable {
  case http, tcp
}

extension Text {
  /// Whether its letters are all capitals, or none of them is one but perhaps the first.
  fileprivate var isInOneCase: Bool {
    let isCapital: (UInt8) -> Bool = { $0 != $0.lowercased }
    return bytes.allSatisfy(isCapital) || !bytes.dropFirst().contains(where: isCapital)
  }
}
