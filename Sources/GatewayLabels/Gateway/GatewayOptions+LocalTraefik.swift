extension GatewayOptions {
  /// Lets follow from the guest's own Traefik what no setting says. Warnings say what cannot follow.
  /// The two last say whether the settings for the port and for the rule were left at their defaults.
  public mutating func use(_ traefik: LocalTraefik, portIsDefault: Bool, defaultRuleIsDefault: Bool) {
    let configuration: StaticConfiguration
    switch traefik.reading {
    case .failure(let fault):
      aboutTraefik.append(.traefikUnclear(container: traefik.container, fault))
      return
    case .success(let read): configuration = read
    }
    useEntryPoints(traefik.entryPoints, portIsDefault: portIsDefault)
    filter.entryPoints.defaults = configuration.defaultEntryPoints
    for entryPoint in configuration.entryPoints {
      filter.entryPoints.middlewares[entryPoint.name] = entryPoint.middlewares
    }
    if !passthrough.localEntryPoints.areTold {
      filter.entryPoints.withTLS = Set(configuration.entryPoints.filter(\.hasTLS).map(\.name))
    }
    if rules.localSyntax == nil, let syntax = traefik.ruleSyntax {
      (rules.localSyntax, local.syntax) = (syntax, syntax)
    }
    guard let docker = configuration.docker else { return }
    local.exposedByDefault = local.exposedByDefault && docker.exposedByDefault
    useConstraints(docker.constraints, of: traefik)
    guard defaultRuleIsDefault else { return }
    local.defaultRule = try? DefaultRule(docker.defaultRule)
    if local.defaultRule == nil, !docker.defaultRule.isEmpty {
      aboutTraefik.append(.defaultRuleUnclear(container: traefik.container, rule: docker.defaultRule))
    }
  }

  private mutating func useEntryPoints(_ found: ReachableEntryPoints?, portIsDefault: Bool) {
    guard let found, !passthrough.localEntryPoints.areTold, passthrough.scheme == .http else { return }
    passthrough.localEntryPoints.found = portIsDefault ? found : found.preferring(port: passthrough.port)
  }

  private mutating func useConstraints(_ text: Text, of traefik: LocalTraefik) {
    if text.isEmpty { return }
    if let constraint = LabelConstraint(text), constraint.asksForKnownLabels {
      local.constraint = constraint
    } else {
      aboutTraefik.append(.constraintsUnclear(container: traefik.container, constraints: text))
    }
  }
}
