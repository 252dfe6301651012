/// The middlewares that the labels of all containers define, as far as it matters who is let through.
struct LocalMiddlewares {
  /// Name to the kinds (lower case, such as `basicauth`) under that name; of a chain its members.
  private let kinds: [Text: Set<Text>]
  private let chains: [Text: [Text]]

  init(_ labels: [Label]) {
    var kinds: [Text: Set<Text>] = [:]
    var chains: [Text: [Text]] = [:]
    for label in labels {
      guard case .middleware(let name, let property) = LabelKey(label.key) else { continue }
      let kind = property.split(at: .dot)[0].lowercased
      kinds[name, default: []].insert(kind)
      if kind == "chain" { chains[name, default: []] += label.value.listItems }
    }
    (self.kinds, self.chains) = (kinds, chains)
  }

  /// Whether the middleware decides who may come in: by its definition, or by its name when it is defined elsewhere.
  func protects(_ reference: Text) -> Bool {
    protects(reference, behind: [])
  }

  private func protects(_ reference: Text, behind chain: Set<Text>) -> Bool {
    let name = reference.dropping(suffix: "@docker") ?? reference
    guard let kinds = kinds[name] else { return name.soundsProtective }
    if !kinds.isDisjoint(with: LocalMiddlewares.protectiveKinds) { return true }
    let members = chain.contains(name) ? [] : chains[name] ?? []
    return members.contains { protects($0, behind: chain.union([name])) }
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
    let words: [Text] = ["auth", "allowlist", "allow-list", "whitelist", "white-list", "ipfilter", "sso", "oidc"]
    return words.contains { lowercased.contains($0) }
  }
}
