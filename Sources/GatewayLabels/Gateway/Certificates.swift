extension PublishedRouter {
  /// Traefik asks for certificates for the names in `tls.domains`, and else for those in the rule.
  /// https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/#domain-definition
  var certificateWarnings: [Warning] {
    guard entry.properties[.certificateResolver].map({ !$0.isEmpty }) ?? false else { return [] }
    let domains = entry.properties[.tlsDomains]?.listItems ?? []
    let names = domains.isEmpty ? rule?.meanings.first?.namedHosts ?? [] : domains
    let hosts = Set(names.filter { !$0.mayHaveCertificate }).sorted()
    return hosts.isEmpty ? [] : [.noCertificate(router: local.name, container: local.container, hosts: hosts)]
  }
}

extension RuleExpression {
  /// The hosts that it names, but for those that it excludes.
  fileprivate var namedHosts: [Text] {
    switch self {
    case .matcher(let matcher): [.host, .hostHeader, .hostSNI].contains(matcher.kind) ? matcher.arguments : []
    case .not: []
    case .all(let parts), .any(let parts): parts.flatMap(\.namedHosts)
    }
  }
}

extension Text {
  /// Whether it could be a name in the public DNS, for which authorities give certificates: no address, no name without a
  /// dot or with one at its end, and no variable such as `${DOMAIN}` that nobody replaced.
  /// https://cabforum.org/working-groups/server/baseline-requirements/requirements/
  fileprivate var mayHaveCertificate: Bool {
    let labels = split(at: .dot)
    return labels.count > 1 && !isAddress && labels.allSatisfy { !$0.isEmpty && $0.bytes.allSatisfy(\.isOfHostName) }
  }
}

extension UInt8 {
  fileprivate var isOfHostName: Bool {
    let letter = self | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") || isDigit
      || Array("-_*".utf8).contains(self)
  }
}
