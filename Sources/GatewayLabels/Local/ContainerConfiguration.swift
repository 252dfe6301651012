/// The routers and services that Traefik's Docker provider makes of one container.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/
struct ContainerConfiguration {
  let routers: [LocalRouter]
  let services: [LocalService]
  /// Nil when the container has no label `traefik.enable`.
  let exposure: Exposure?
  /// Why Traefik does not look at the container; nil when it does.
  let hiddenBecause: SkippedRouter.Reason?

  init(_ container: Container, _ options: LocalOptions) {
    let labels = GroupedLabels(container.labels)
    let linker = ServiceLinker(labels.services.map(\.0), automatic: container.automaticName)
    // Labels in one flat list have no container to take a name from.
    let defaultRule = container.name == nil ? nil : options.defaultRule?.rule(for: container)
    let routers = labels.routers(orAutomatic: defaultRule == nil ? nil : container.automaticName)
    self.routers = routers.map { name, properties in
      LocalRouter(
        name: name, container: container.name, properties: properties, defaultRule: defaultRule, linker)
    }
    // Traefik makes a service for the routers of a container that defines none.
    let makesService = labels.services.isEmpty && !routers.isEmpty && !container.automaticName.isEmpty
    let automatic: [(Text, [Text: Text])] = makesService ? [(container.automaticName, [:])] : []
    services = (labels.services.isEmpty ? automatic : labels.services).map { name, properties in
      LocalService(name: name, container: container.name, properties: properties, ports: container.ports)
    }
    exposure = labels.enable.map(Exposure.init(enable:))
    hiddenBecause = ContainerConfiguration.reason(exposure, container, options)
  }

  var hiddenRouters: [SkippedRouter] {
    hiddenBecause.map { reason in routers.map { SkippedRouter($0, reason) } } ?? []
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
    // Of labels in one flat list nobody knows which container a bad one would take down.
    guard container.name != nil, options.checksLabelKeys else { return nil }
    return container.labels.lazy.compactMap { label in
      LabelGrammar.fault(of: label).map { .labelNotUnderstood(label: label, fault: $0) }
    }.first
  }
}

/// What the control node must be told about the local Traefik's own configuration.
public struct LocalOptions: Sendable {
  /// Its `exposedByDefault`.
  public var exposedByDefault = true
  /// Its `defaultRule`; nil leaves out routers without a rule.
  public var defaultRule: DefaultRule?
  /// Whether containers are left out that have a label which Traefik 3.7 does not understand.
  public var checksLabelKeys = true

  public init() {}
}
