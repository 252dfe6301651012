/// The routers and services that the labels of one container define.
struct ContainerConfiguration {
  let routers: [LocalRouter]
  let services: [LocalService]
  /// Nil when the container has no label `traefik.enable`.
  let exposure: Exposure?

  init(_ container: Container) {
    var routers: [Text: [Text: Text]] = [:]
    var services: [Text: [Text: Text]] = [:]
    var exposure: Exposure?
    for label in container.labels {
      switch LabelKey(label.key) {
      case .enable: exposure = Exposure(enable: label.value)
      case .router(let name, let property): routers[name, default: [:]][property] = label.value
      case .service(let name, let property): services[name, default: [:]][property] = label.value
      case .middleware, .other: break
      }
    }
    self.routers = routers.sorted { $0.key < $1.key }.map { name, properties in
      LocalRouter(name: name, container: container.name, properties: properties)
    }
    self.services = services.sorted { $0.key < $1.key }.map { name, properties in
      LocalService(name: name, container: container.name, properties: properties)
    }
    self.exposure = exposure
  }

  /// Why Traefik does not look at the container; nil when it does.
  var hiddenBecause: SkippedRouter.Reason? {
    switch exposure {
    case .hidden: .containerHidden
    case .unreadable(let value): .enableUnreadable(value)
    case .shown, nil: nil
    }
  }

  var hiddenRouters: [SkippedRouter] {
    hiddenBecause.map { reason in routers.map { SkippedRouter($0, reason) } } ?? []
  }
}
