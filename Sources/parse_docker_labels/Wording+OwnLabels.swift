import GatewayLabels

extension OwnLabelClash {
  /// What is wrong with the label, and what to do.
  func problem(of key: Text) -> String {
    switch self {
    case .sameKey:
      "\(key) stands outside the managed block, which also sets it, and the gateway would read only one of the two. "
        + "Delete it here, then run again."
    case .disables(let value):
      "traefik.enable=\(value) stands outside the managed block and hides the guest, while the block publishes it. "
        + "Delete it here, or leave the guest out and withdraw its block, then run again."
    case .sameName:
      "\(key) is of a router or a service that the managed block has too, and the gateway would make one of the two. "
        + "Choose another name here, then run again."
    case .domainsOfAllRouters:
      "the gateway would apply \(key) to every router of the guest, also to those of the managed block. "
        + "Write tls.domains with all names in one label in its place, then run again."
    case .namesNoService(let router, let candidate):
      "router \(router) stands outside the managed block and names no service, so that the gateway would give it any of those "
        + "of the notes, at random. Add traefik.http.routers.\(router).service=\(candidate), or the service that is meant, "
        + "then run again."
    case .serviceWithoutRouter(let service, let rule):
      "service \(service) stands outside the managed block without a router. Beside the routers of the block the gateway makes "
        + "none for it. Add traefik.http.routers.\(service).rule=\(rule) and "
        + "traefik.http.routers.\(service).service=\(service), then run again."
    case .takesRequests(let router):
      "the gateway would also send requests of router \(router) of the managed block, which names no service, to the service "
        + "of \(key). Add a label traefik.http.routers.\(router).service to its container, or delete the service here, "
        + "then run again."
    case .changedByBlock:
      "labels of the managed block would change what the gateway makes of \(key) and of what belongs to it. "
        + "Delete it here, or leave filter_for_gateway on, then run again."
    }
  }
}
