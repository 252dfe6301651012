/// The middlewares that the guest's own Traefik has, put together from all containers like routers and services, and the
/// settings that v1 has in their place, as far as they matter to a gateway.
struct LocalMiddlewares {
  private let defined: [Text: Definition]
  private let conflicts: [Text: [Text]]
  /// Those that only containers define which Traefik does not look at.
  private let hidden: [Text: Text?]
  private let patterns: MiddlewarePatterns

  private struct Definition {
    let traits: MiddlewareTraits
    let kinds: [Text]
    let plugins: [Text]
    let members: [Text]?

    init(_ middleware: LocalMiddleware) {
      (traits, kinds) = (middleware.traits, middleware.kinds)
      (plugins, members) = (middleware.plugins, middleware.members)
    }
  }

  init(_ found: [LocalMiddleware], hidden: [LocalMiddleware], _ patterns: MiddlewarePatterns) {
    let merged = Merged(found, name: \.name, container: \.container, definition: \.properties)
    defined = Dictionary(merged.agreed.map { ($0.name, Definition($0)) }) { first, _ in first }
    conflicts = merged.conflicts
    self.hidden = Dictionary(hidden.map { ($0.name, $0.container) }) { first, _ in first }
    self.patterns = patterns
  }

  /// The first one for which the guest's Traefik turns off a router that uses these.
  func fault(in references: [Text]) -> MiddlewareFault? {
    var found: [Text: MiddlewareFault?] = [:]
    return references.lazy.compactMap { fault(of: $0.bareName, in: nil, path: [], &found) }.first
  }

  /// `path` are the chains that lead to it, `found` what is known of those that were asked before.
  private func fault(
    of name: Text, in chain: Text?, path: [Text], _ found: inout [Text: MiddlewareFault?]
  ) -> MiddlewareFault? {
    if name.contains("@") { return nil }
    if path.contains(name) { return MiddlewareFault(name, in: chain, .circle) }
    if let known = found[name] { return known }
    guard path.count < LocalMiddlewares.longestPath, let definition = defined[name] else {
      return MiddlewareFault(name, in: chain, defined[name] == nil ? problem(of: name) : .circle)
    }
    if definition.kinds.count > 1 { return MiddlewareFault(name, in: chain, .ofSeveralKinds(definition.kinds)) }
    var first: MiddlewareFault?
    for member in definition.members ?? [] where first == nil {
      first = fault(of: member.bareName, in: name, path: path + [name], &found)
    }
    found[name] = .some(first)
    return first
  }

  /// Chains in chains, deeper than anybody writes by hand, and safe from a stack that runs over.
  private static let longestPath = 500

  private func problem(of name: Text) -> MiddlewareFault.Problem {
    if let containers = conflicts[name] { return .definedDifferently(containers: containers) }
    return hidden[name].map { .definedOnlyByHidden(container: $0) } ?? .undefined
  }

  /// Whether it lets in by address, and would take the gateway's address for everybody's.
  func filtersAddresses(_ reference: Text) -> Bool {
    members(of: reference).contains { name in
      traits(of: name).map { $0.contains(.addressFilter) && !$0.contains(.addressStrategy) }
        ?? NameJudgement(name).filtersAddresses
    }
  }

  func redirectsToHTTPS(_ reference: Text) -> Bool {
    members(of: reference).contains { name in
      traits(of: name).map { $0.contains(.redirectToScheme) } ?? NameJudgement(name).redirectsToHTTPS
    }
  }

  func needClientCertificate(_ reference: Text) -> Bool {
    members(of: reference).contains {
      traits(of: $0)?.contains(.clientCertificate) == true && patterns.decide($0) != false
    }
  }

  /// Nil when no label defines it. The names of v1's settings have dots, and those in labels have none.
  private func traits(of name: Text) -> MiddlewareTraits? { defined[name]?.traits ?? V1Settings.traits[name] }

  /// The middleware itself, and all that a chain leads to.
  private func members(of reference: Text) -> [Text] {
    let name = reference.bareName
    guard let first = defined[name]?.members else { return [name] }
    var found: Set<Text> = [name]
    var open = first
    while let next = open.popLast()?.bareName {
      if found.insert(next).inserted { open += defined[next]?.members ?? [] }
    }
    return found.sorted()
  }
}

extension LocalMiddlewares {
  /// Whether a middleware decides who may come in.
  struct Verdict {
    var protects: Bool
    /// Those, in it or behind it, that only their names or the names of their plugins tell of, and that decided.
    var byName: [Text] = []
  }

  func verdict(on reference: Text) -> Verdict {
    let names = members(of: reference)
    if names.contains(where: { patterns.decide($0) == true }) { return Verdict(protects: true) }
    if patterns.decide(reference.bareName) == false { return Verdict(protects: false) }
    let each = names.filter { patterns.decide($0) == nil }.map(verdict(onMember:))
    if each.contains(where: { $0.protects && $0.byName.isEmpty }) { return Verdict(protects: true) }
    let protects = each.contains(where: \.protects)
    return Verdict(protects: protects, byName: each.filter { $0.protects == protects }.flatMap(\.byName))
  }

  private func verdict(onMember name: Text) -> Verdict {
    guard let traits = traits(of: name) else { return Verdict(protects: NameJudgement(name).protects, byName: [name]) }
    if !traits.isDisjoint(with: [.authentication, .addressFilter]) { return Verdict(protects: true) }
    let plugins = defined[name]?.plugins ?? []
    // What a plugin does is for its maker to say.
    let isHarmless = plugins.allSatisfy { NameJudgement($0).isPlainlyHarmless }
    return Verdict(protects: !isHarmless, byName: plugins.isEmpty ? [] : [name])
  }
}

extension Text {
  /// Without the mark of the Docker provider, as which Traefik takes a name without any.
  var bareName: Text { dropping(suffix: "@docker") ?? self }

  /// The elements of a list as Traefik reads one: cut at commas, without blanks around them.
  var listItems: [Text] {
    split(at: .comma).map { $0.trimming { $0 == .blank || $0 == 0x09 } }.filter { !$0.isEmpty }
  }
}
