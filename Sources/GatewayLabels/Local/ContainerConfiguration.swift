/// The routers and services that Traefik's Docker provider makes of one container.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/
struct ContainerConfiguration {
  let routers: [LocalRouter]
  let services: [LocalService]
  let middlewares: [LocalMiddleware]
  let streams: [StreamProtocol: LocalStreams]
  /// Why Traefik does not look at the container; nil when it does.
  let hiddenBecause: SkippedRouter.Reason?
  /// Routers that Traefik drops before it looks at other containers, so that they contradict nobody.
  let unlinkable: [LocalRouter]
  /// The router that Traefik makes of a default rule that nobody told.
  let withoutDefaultRule: LocalRouter?
  /// Whether a person asked for the routers, and did not only get one that Traefik makes of itself.
  private let namesRouters: Bool
  let warnings: [Warning]

  init(_ container: Container, _ options: LocalOptions) {
    let isV1 = options.syntax.map { $0 == .v1 } ?? V1Labels.areFor(container.labels)
    self = isV1 ? ContainerConfiguration(v1: container, options) : ContainerConfiguration(current: container, options)
  }

  init(
    routers: [LocalRouter], services: [LocalService], hiddenBecause: SkippedRouter.Reason?, warnings: [Warning]
  ) {
    (self.routers, self.services, streams, withoutDefaultRule) = (routers, services, [:], nil)
    (unlinkable, namesRouters) = ([], true)
    (middlewares, self.hiddenBecause, self.warnings) = ([], hiddenBecause, warnings)
  }

  /// What Traefik v2 and v3 make of the container.
  private init(current container: Container, _ options: LocalOptions) {
    let labels = GroupedLabels(container.labels)
    // Labels in one flat list have no container to take a name from.
    let (defaultRule, unreadLabel) = ContainerConfiguration.defaultRule(of: container, options)
    let isAutomatic = labels.asksForAutomaticRouter && !container.automaticName.isEmpty && !container.labels.isEmpty
    let automatic: TextMap<Properties> = isAutomatic ? [container.automaticName: [:]] : [:]
    let linker = ServiceLinker(labels.services.keys, automatic: container.automaticName)
    let named = (Array(labels.routers) + automatic).map { router in
      LocalRouter(
        name: router.key, container: container.name, properties: router.value, defaultRule: defaultRule, linker,
        unreadLabel: unreadLabel)
    }
    let isUnruled = isAutomatic && defaultRule == nil
    (routers, unlinkable) = isUnruled ? ([], []) : LocalRouter.byLink(named)
    withoutDefaultRule = isUnruled ? named.first : nil
    namesRouters = !isAutomatic
    services = LocalService.all(labels.services, of: container, hasRouters: !named.isEmpty)
    middlewares = labels.middlewares.map { middleware in
      LocalMiddleware(name: middleware.key, container: container.name, properties: middleware.value)
    }
    warnings = []
    streams =
      labels.streams.isEmpty
      ? [:]
      : Dictionary(
        uniqueKeysWithValues: labels.streams.map { ($0.key, LocalStreams($0.value, $0.key, of: container)) })
    hiddenBecause =
      ContainerConfiguration.reason(labels.enable.map(Exposure.init(enable:)), container, options)
      ?? ServiceFault.first(among: services, of: container, "traefik.http.services.")
      ?? StreamProtocol.allCases.lazy.compactMap { [streams] kind in
        ServiceFault.first(among: streams[kind]?.services ?? [], of: container, kind.servicesPrefix)
      }.first
  }

  /// Nil for none; with the label that the template needs and nobody has read.
  private static func defaultRule(of container: Container, _ options: LocalOptions) -> (rule: Text?, unreadLabel: Text?)
  {
    guard container.name != nil, let template = options.defaultRule else { return (nil, nil) }
    do {
      return (try template.rule(for: container), nil)
    } catch {
      return (nil, error.key)
    }
  }

  var hiddenRouters: [SkippedRouter] {
    guard let hiddenBecause else { return [] }
    // A person who hides a container without naming a router does not wait for any.
    if hiddenBecause == .containerHidden, !namesRouters, streams.isEmpty { return [] }
    let streams = StreamProtocol.allCases.compactMap { self.streams[$0] }
    let all = routers + unlinkable + streams.flatMap { $0.routers + $0.dropped }
    let unruled = hiddenBecause == .notExposedByDefault ? nil : withoutDefaultRule
    return (all + [unruled].compactMap { $0 }).map { SkippedRouter($0, hiddenBecause) }
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
    if let reason = container.reasonNotRunning { return reason }
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
