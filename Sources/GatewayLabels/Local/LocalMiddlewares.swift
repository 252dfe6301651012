/// The middlewares that the labels of all containers define, and the settings that v1 has in their place, as far as their kind matters to a gateway.
struct LocalMiddlewares {
  /// Name to the kinds (lower case, such as `basicauth`) under that name.
  private let kinds: [Text: Set<Text>]
  /// Name of a chain to its members.
  private let chains: [Text: [Text]]
  /// Middlewares with a setting that tells which address is the client's.
  private let withAddressStrategy: Set<Text>

  init(_ labels: [Label]) {
    var kinds = V1Settings.kinds
    var chains: [Text: [Text]] = [:]
    var strategies = V1Settings.withAddressStrategy
    for label in labels {
      guard case .middleware(let name, let property) = LabelKey(label.key) else { continue }
      let words = property.lowercased.split(at: .dot)
      kinds[name, default: []].insert(words[0])
      if words[0] == LocalMiddlewares.chain { chains[name, default: []] += label.value.listItems }
      if words.contains(LocalMiddlewares.addressStrategy) { strategies.insert(name) }
    }
    (self.kinds, self.chains, withAddressStrategy) = (kinds, chains, strategies)
  }

  /// Whether any label defines the middleware.
  func define(_ reference: Text) -> Bool {
    kinds[reference.dropping(suffix: "@docker") ?? reference] != nil
  }

  private static let chain: Text = "chain"
  private static let addressStrategy: Text = "ipstrategy"

  /// Whether the middleware decides who may come in: by its definition, or by its name when it is defined elsewhere.
  func protects(_ reference: Text) -> Bool {
    members(of: reference).contains { name in
      guard let kinds = kinds[name] else { return name.soundsProtective }
      return !kinds.isDisjoint(with: LocalMiddlewares.protectiveKinds)
        || kinds.contains("plugin") && name.soundsProtective
    }
  }

  /// Whether it lets in by address, and would take the gateway's address for everybody's.
  func filtersAddresses(_ reference: Text) -> Bool {
    members(of: reference).contains { name in
      kinds[name].map { !$0.isDisjoint(with: ["ipallowlist", "ipwhitelist"]) && !withAddressStrategy.contains(name) }
        ?? name.soundsLikeAddressFilter
    }
  }

  func redirectsToHTTPS(_ reference: Text) -> Bool {
    members(of: reference).contains { name in
      kinds[name].map { !$0.isDisjoint(with: ["redirectscheme"]) } ?? name.lowercased.contains("redirect")
    }
  }

  func needClientCertificate(_ reference: Text) -> Bool {
    members(of: reference).contains { kinds[$0]?.contains("passtlsclientcert") ?? false }
  }

  /// The middleware itself, or all that a chain leads to.
  private func members(of reference: Text) -> Set<Text> {
    var found: Set<Text> = []
    var open = [reference]
    while let next = open.popLast() {
      let name = next.dropping(suffix: "@docker") ?? next
      if found.insert(name).inserted { open += chains[name] ?? [] }
    }
    return found
  }

  private static let protectiveKinds: Set<Text> = [
    "basicauth", "digestauth", "forwardauth", "ipallowlist", "ipwhitelist",
  ]
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
