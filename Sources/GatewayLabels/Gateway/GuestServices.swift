/// The gateway's services for one guest in mode passthrough: one for each of the guest's ports and schemes that are in use.
struct GuestServices {
  private let options: PassthroughOptions
  private let names: GatewayNames
  private let route: LocalRoute
  /// The ways into the entry points that were found. The first plain one and the first with TLS have the names that they
  /// would have if they were told.
  private let targets: [FoundRoute.Target: Text]

  init(_ options: PassthroughOptions, _ route: LocalRoute, _ routers: [LocalRouter], _ shared: SharedNames) {
    (self.options, self.route) = (options, route)
    let found = Set(routers.compactMap(route.target))
    let order = options.localEntryPoints.found?.all.map(\.name) ?? []
    targets = GuestServices.names(found, order, options.serviceName)
    let all = Set(targets.values).union([options.serviceName, options.secureServiceName])
    names = GatewayNames(all.sorted())
      .marking(shared.services, with: shared.vmid)
  }

  private static func names(
    _ targets: Set<FoundRoute.Target>, _ order: [Text], _ name: Text
  ) -> [FoundRoute.Target: Text] {
    var found: [FoundRoute.Target: Text] = [:]
    for isSecure in [false, true] {
      let sorted = order.flatMap { name in targets.filter { $0.isSecure == isSecure && $0.entryPoint == name } }
      for (place, target) in sorted.enumerated() {
        let own = place == 0 ? name : Text(joining: name, "-", target.entryPoint.lowercased)
        found[target] = isSecure ? own + "-secure" : own
      }
    }
    return found
  }

  func name(for router: LocalRouter) -> Text {
    if let target = route.target(of: router) { return names[targets[target] ?? options.serviceName] }
    return names[route.isSecure(router) ? options.secureServiceName : options.serviceName]
  }

  /// Those that routers name.
  func used(by routers: [PublishedRouter]) -> [GatewayConfiguration.Entry] {
    let used = Set(routers.compactMap { $0.entry.properties[.service] })
    return all.filter { used.contains($0.name) }
  }

  private var all: [GatewayConfiguration.Entry] {
    if targets.isEmpty {
      return [
        entry(options.serviceName, options.port, options.scheme),
        entry(options.secureServiceName, options.localEntryPoints.securePort, .https, hasTransport: true),
      ]
    }
    return targets.sorted { $0.value < $1.value }.map {
      entry($0.value, $0.key.port, $0.key.isSecure ? .https : .http, hasTransport: $0.key.isSecure)
    }
  }

  private func entry(
    _ name: Text, _ port: Int, _ scheme: PassthroughOptions.Scheme, hasTransport: Bool = false
  ) -> GatewayConfiguration.Entry {
    let transport = options.localEntryPoints.serversTransport
    return GatewayConfiguration.Entry(
      name: names[name],
      properties: Properties(having: [
        (.serverAddress, options.address?.host),
        (.serverPort, Text(String(port))),
        (.serverScheme, Text(scheme.rawValue)),
        (.serversTransport, hasTransport && !transport.isEmpty ? transport : nil),
      ]))
  }
}

extension PassthroughOptions {
  fileprivate var secureServiceName: Text { serviceName + "-secure" }
}
