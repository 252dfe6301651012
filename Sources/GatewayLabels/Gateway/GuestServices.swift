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
    let told = [options.serviceName, options.secureServiceName, options.h2cServiceName]
    names = GatewayNames(Set(targets.values).union(told).sorted())
      .marking(shared.services, with: shared.vmid)
  }

  private static func names(
    _ targets: Set<FoundRoute.Target>, _ order: [Text], _ name: Text
  ) -> [FoundRoute.Target: Text] {
    var found: [FoundRoute.Target: Text] = [:]
    let kinds: [(ending: Text, isSecure: Bool, isH2C: Bool)] = [
      ("", false, false), (PassthroughOptions.h2cEnding, false, true), (PassthroughOptions.secureEnding, true, false),
    ]
    for kind in kinds {
      let ofKind = targets.filter { $0.isSecure == kind.isSecure && $0.isH2C == kind.isH2C }
      let sorted = order.flatMap { name in ofKind.filter { $0.entryPoint == name } }
      for (place, target) in sorted.enumerated() {
        let own = place == 0 ? name : Text(joining: name, "-", target.entryPoint.lowercased)
        found[target] = own + kind.ending
      }
    }
    return found
  }

  func name(for router: LocalRouter) -> Text {
    if let target = route.target(of: router) { return names[targets[target] ?? options.serviceName] }
    if route.isSecure(router) { return names[options.secureServiceName] }
    return names[route.usesH2C(router) ? options.h2cServiceName : options.serviceName]
  }

  /// Those that routers name.
  func used(by routers: [PublishedRouter]) -> [GatewayConfiguration.Entry] {
    let used = Set(routers.compactMap { $0.entry.properties[.service] })
    return all.filter { used.contains($0.name) }
  }

  private var all: [GatewayConfiguration.Entry] {
    if targets.isEmpty {
      return [
        entry(options.serviceName, options.port, options.scheme, hasTransport: options.scheme == .https),
        entryOfH2C(options.h2cServiceName, options.port),
        entry(options.secureServiceName, options.localEntryPoints.securePort, .https, hasTransport: true),
      ]
    }
    return targets.sorted { $0.value < $1.value }.map {
      $0.key.isH2C
        ? entryOfH2C($0.value, $0.key.port)
        : entry($0.value, $0.key.port, $0.key.isSecure ? .https : .http, hasTransport: $0.key.isSecure)
    }
  }

  /// The plugin takes this scheme as part of a URL only.
  private func entryOfH2C(_ name: Text, _ port: Int) -> GatewayConfiguration.Entry {
    let url = options.address.map { Text(joining: "h2c://", $0.host, ":", Text(String(port))) }
    return GatewayConfiguration.Entry(name: names[name], properties: Properties(having: [(.serverURL, url)]))
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
  fileprivate static let secureEnding: Text = "-secure"
  fileprivate static let h2cEnding: Text = "-h2c"
  fileprivate var secureServiceName: Text { serviceName + PassthroughOptions.secureEnding }
  fileprivate var h2cServiceName: Text { serviceName + PassthroughOptions.h2cEnding }
}
