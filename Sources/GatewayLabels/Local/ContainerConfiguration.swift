/// The routers and services that Traefik's Docker provider makes of one container.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/
struct ContainerConfiguration {
  let routers: [LocalRouter]
  let services: [LocalService]
  let middlewares: [LocalMiddleware]
  let streams: [StreamProtocol: LocalStreams]
  /// Why Traefik does not look at the container; nil when it does.
  let hiddenBecause: SkippedRouter.Reason?
  /// The router that Traefik makes of a default rule that nobody told.
  let withoutDefaultRule: SkippedRouter?
  let warnings: [Warning]

  init(_ container: Container, _ options: LocalOptions) {
    let isV1 = options.syntax.map { $0 == .v1 } ?? V1Labels.areFor(container.labels)
    self = isV1 ? ContainerConfiguration(v1: container, options) : ContainerConfiguration(current: container, options)
  }

  init(
    routers: [LocalRouter], services: [LocalService], hiddenBecause: SkippedRouter.Reason?, warnings: [Warning]
  ) {
    (self.routers, self.services, streams, withoutDefaultRule) = (routers, services, [:], nil)
    (middlewares, self.hiddenBecause, self.warnings) = ([], hiddenBecause, warnings)
  }

  /// What Traefik v2 and v3 make of the container.
  private init(current container: Container, _ options: LocalOptions) {
    let labels = GroupedLabels(container.labels)
    // Labels in one flat list have no container to take a name from.
    let defaultRule = container.name == nil ? nil : options.defaultRule?.rule(for: container)
    let isAutomatic = labels.asksForAutomaticRouter && !container.automaticName.isEmpty && !container.labels.isEmpty
    let automatic: TextMap<Properties> = isAutomatic ? [container.automaticName: [:]] : [:]
    let linker = ServiceLinker(labels.services.keys, automatic: container.automaticName)
    let named = (Array(labels.routers) + automatic).map { router in
      LocalRouter(
        name: router.key, container: container.name, properties: router.value, defaultRule: defaultRule, linker)
    }
    let isUnruled = isAutomatic && defaultRule == nil
    routers = isUnruled ? [] : named
    withoutDefaultRule = isUnruled ? named.first.map { SkippedRouter($0, .noRule) } : nil
    services = LocalService.all(labels.services, of: container, hasRouters: !routers.isEmpty)
    middlewares = labels.middlewares.map { middleware in
      LocalMiddleware(name: middleware.key, container: container.name, properties: middleware.value)
    }
    streams = labels.streams.isEmpty ? [:] : labels.streams.mapValues { LocalStreams($0, of: container) }
    warnings = []
    hiddenBecause = ContainerConfiguration.reason(labels.enable.map(Exposure.init(enable:)), container, options)
  }

  var hiddenRouters: [SkippedRouter] {
    guard let hiddenBecause else { return [] }
    let all = routers + StreamProtocol.allCases.flatMap { streams[$0]?.routers ?? [] }
    return all.map { SkippedRouter($0, hiddenBecause) }
  }

  private static func reason(
    _ exposure: Exposure?, _ container: Container, _ options: LocalOptions
  ) -> SkippedRouter.Reason? {
    switch exposure {
    case .hidden: return .containerHidden
    case .unreadable(let value): return .enableUnreadable(value)
    case nil where !options.exposedByDefault: return .notExposedByDefault
    case nil, .shown: break
    }
    if container.name != nil, options.constraint?.takes(container.labels) == false { return .constraintNotMet }
    // Of labels in one flat list nobody knows which container a bad one would take down.
    guard container.name != nil, options.checksLabelKeys else { return nil }
    let labelFault = LabelGrammar.firstFault(in: container.labels).map {
      SkippedRouter.Reason.labelNotUnderstood(label: $0.label, fault: $0.fault)
    }
    return labelFault ?? ServiceFault.first(in: container.labels)
  }
}

/// What the control node must be told about the local Traefik's own configuration.
public struct LocalOptions: Sendable {
  /// Its `exposedByDefault`.
  public var exposedByDefault = true
  /// Its `defaultRule`; nil leaves out routers without a rule.
  public var defaultRule: DefaultRule?
  /// The grammar that it reads labels and rules in; nil when that follows from the labels of each container.
  public var syntax: RuleSyntax?
  /// Whether containers are left out that have a label which Traefik 3.7 does not understand.
  public var checksLabelKeys = true
  /// What is said of its middlewares for good.
  public var middlewares = MiddlewarePatterns()
  /// Which containers its Docker provider looks at; nil for all.
  public var constraint: LabelConstraint?

  public init() {}
}
