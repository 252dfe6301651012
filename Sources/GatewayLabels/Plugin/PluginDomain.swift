/// A domain for which a router asks for a certificate.
public struct PluginDomain: Hashable, Sendable {
  /// May be empty.
  public let main: PluginOutcome<Text>
  /// The parts between the commas, with their blanks.
  public let alternatives: PluginOutcome<[Text]>

  public init(main: PluginOutcome<Text>, alternatives: PluginOutcome<[Text]> = PluginOutcome([])) {
    (self.main, self.alternatives) = (main, alternatives)
  }

  var isDecided: Bool { main.isDecided && alternatives.isDecided }

  static func isNumbered(_ key: Text) -> Bool { DomainKey(key) != nil }

  /// The domains of all keys that end with `.tls.domains[N].main` or `.sans`, whatever stands before, in the order of N.
  /// Where two routers number the same domain, chance decides whose value counts.
  static func numbered(in labels: [Text: Text]) -> [PluginDomain] {
    var domains: [Int: (mains: Set<Text>, alternatives: Set<[Text]>)] = [:]
    for (key, value) in labels {
      guard let key = DomainKey(key) else { continue }
      switch key.property {
      case .main: domains[key.number, default: ([], [])].mains.insert(value)
      case .sans: domains[key.number, default: ([], [])].alternatives.insert(value.split(at: .comma))
      }
    }
    return domains.sorted { $0.key < $1.key }.map { domain in
      PluginDomain(
        main: PluginOutcome(anyOf: domain.value.mains, fallback: ""),
        alternatives: PluginOutcome(anyOf: domain.value.alternatives, fallback: []))
    }
  }
}

/// What a key that ends with `.tls.domains[N].main` or `.sans` says about its value.
private struct DomainKey {
  enum Property {
    case main, sans
  }

  let property: Property
  /// Numbers that 64 bits cannot hold are all the largest one.
  let number: Int

  init?(_ key: Text) {
    guard let (head, property) = DomainKey.cutProperty(key) else { return nil }
    let digits = Text(unchecked: Array(head.bytes.reversed().prefix(while: \.isDigit).reversed()))
    guard !digits.isEmpty, head.dropping(suffix: digits)?.dropping(suffix: ".tls.domains[") != nil else { return nil }
    self.property = property
    number = Int(digits.string) ?? Int.max
  }

  private static func cutProperty(_ key: Text) -> (head: Text, property: Property)? {
    if let head = key.dropping(suffix: "].main") { return (head, .main) }
    return key.dropping(suffix: "].sans").map { ($0, .sans) }
  }
}
