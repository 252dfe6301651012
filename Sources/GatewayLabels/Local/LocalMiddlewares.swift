/// The middlewares that the labels of all containers define, and the settings that v1 has in their place, as far as their
/// kind matters to a gateway.
struct LocalMiddlewares {
  private var defined: [Text: MiddlewareTraits] = [:]
  /// Those of containers that Traefik looks at.
  private var shown: Set<Text> = []
  /// Name of a chain to its members.
  private var chains: [Text: [Text]] = [:]

  /// Adds those of one container.
  mutating func add(_ labels: [Label], areShown: Bool) {
    for label in labels {
      guard label.key.place(behind: "traefik.http.middlewares.", at: label.key.range.lowerBound) != nil,
        case .middleware(let name, let property) = LabelKey(label.key)
      else { continue }
      let path = property.lowercased
      if areShown { shown.insert(name) }
      defined[name, default: []].formUnion(MiddlewareTraits(property: path))
      if path.hasPrefix(LocalMiddlewares.chain) { chains[name, default: []] += label.value.listItems }
    }
  }

  private static let chain: Text = "chain."

  /// Whether Traefik finds the middleware that a reference without the mark of another provider means.
  func areThere(_ reference: Text) -> Bool {
    shown.contains(reference.dropping(suffix: "@docker") ?? reference)
  }

  /// Nil when no label defines it. The names of v1's settings have dots, and those in labels have none.
  private func traits(of name: Text) -> MiddlewareTraits? { defined[name] ?? V1Settings.traits[name] }

  /// Whether the middleware decides who may come in: by its definition, or by its name when it is defined elsewhere.
  func protects(_ reference: Text) -> Bool {
    members(of: reference).contains { name in
      guard let traits = traits(of: name) else { return name.soundsProtective }
      return !traits.isDisjoint(with: [.authentication, .addressFilter])
        || traits.contains(.plugin) && name.soundsProtective
    }
  }

  /// Whether it lets in by address, and would take the gateway's address for everybody's.
  func filtersAddresses(_ reference: Text) -> Bool {
    members(of: reference).contains { name in
      traits(of: name).map { $0.contains(.addressFilter) && !$0.contains(.addressStrategy) }
        ?? name.soundsLikeAddressFilter
    }
  }

  func redirectsToHTTPS(_ reference: Text) -> Bool {
    members(of: reference).contains { name in
      traits(of: name).map { $0.contains(.redirectToScheme) } ?? name.lowercased.contains("redirect")
    }
  }

  func needClientCertificate(_ reference: Text) -> Bool {
    members(of: reference).contains { traits(of: $0)?.contains(.clientCertificate) ?? false }
  }

  /// The middleware itself, or all that a chain leads to.
  private func members(of reference: Text) -> [Text] {
    let name = reference.dropping(suffix: "@docker") ?? reference
    if chains[name] == nil { return [name] }
    var found: Set<Text> = []
    var open = [reference]
    while let next = open.popLast() {
      let name = next.dropping(suffix: "@docker") ?? next
      if found.insert(name).inserted { open += chains[name] ?? [] }
    }
    return Array(found)
  }
}

extension Text {
  /// The elements of a list as Traefik reads one: cut at commas, without blanks around them.
  var listItems: [Text] {
    split(at: .comma).map { $0.trimming { $0 == .blank || $0 == 0x09 } }.filter { !$0.isEmpty }
  }

  fileprivate var soundsProtective: Bool {
    soundsLikeAddressFilter || Text.protectiveWords.contains { lowercased.contains($0) }
  }

  fileprivate var soundsLikeAddressFilter: Bool {
    ["allow", "white", "ipfilter", "lan-only", "lanonly", "local-only"].contains { lowercased.contains($0) }
  }

  private static let protectiveWords: [Text] = [
    "auth", "sso", "oidc", "saml", "login", "keycloak", "secure", "basic", "mtls", "private", "vpn", "internal",
    "restrict",
    "protect", "crowdsec", "geoblock",
  ]
}
