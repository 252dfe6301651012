/// Which service Traefik gives to the routers of one container.
struct ServiceLinker {
  private let services: [Text]
  private let automatic: Text

  /// `automatic` is the name of the service that Traefik makes for a container that defines none.
  init(_ services: [Text], automatic: Text) {
    (self.services, self.automatic) = (services, automatic)
  }

  /// `label` is the value of the router's own label, if it has one.
  func link(_ label: Text?) -> ServiceLink {
    if let label { return .service(label) }
    switch services.count {
    case 0: return .service(automatic)
    case 1: return .service(services[0])
    default: return .undecided(among: services)
    }
  }
}
