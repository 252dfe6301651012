/// What the containers of one guest define, container by container.
struct ContainerParts {
  private(set) var routers: [LocalRouter] = []
  private(set) var services: [LocalService] = []
  private(set) var streams: [StreamProtocol: [LocalStreams]] = [:]
  private(set) var middlewares: [LocalMiddleware] = []
  /// The middlewares of containers that Traefik does not look at.
  private(set) var hiddenMiddlewares: [LocalMiddleware] = []
  /// The routers of containers that Traefik does not look at.
  private(set) var hidden: [SkippedRouter] = []
  private(set) var withoutDefaultRule: [LocalRouter] = []
  /// Routers that Traefik drops for their own container's sake.
  private(set) var unlinkable: [LocalRouter] = []
  private(set) var warnings: [Warning] = []

  /// Each container goes when it has been read: a large guest has its labels and what they define in memory step by step.
  init(_ containers: consuming [Container], _ options: LocalOptions) {
    routers.reserveCapacity(containers.count)
    services.reserveCapacity(containers.count)
    // The engine's own order changes with every restart.
    let names = containers.map { $0.name ?? "" }
    // Taking out the last one is quick.
    containers = names.indices.sorted { names[$0] < names[$1] }.reversed().map { [containers] in containers[$0] }
    while let container = containers.popLast() {
      add(ContainerConfiguration(container, options))
    }
  }

  private mutating func add(_ part: ContainerConfiguration) {
    guard part.hiddenBecause == nil else {
      hidden += part.hiddenRouters
      hiddenMiddlewares += part.middlewares
      return
    }
    routers += part.routers
    unlinkable += part.unlinkable
    services += part.services
    middlewares += part.middlewares
    warnings += part.warnings
    for (kind, found) in part.streams { streams[kind, default: []].append(found) }
    if let router = part.withoutDefaultRule { withoutDefaultRule.append(router) }
  }
}
