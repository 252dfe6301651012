/// Which port of the guest's own Traefik answers for a router: the plain one if the router is on the plain entry point and
/// has no TLS, the secure one if it is on the secure entry point and has TLS.
struct LocalRoute {
  private let entryPoints: LocalEntryPoints
  private let middlewares: LocalMiddlewares
  /// Of the one port, when no entry points are told.
  private let scheme: PassthroughOptions.Scheme
  /// By the entry points that were found on the guest; nil when they are told, or when nobody knows any.
  private let found: FoundRoute?
  /// Names of the routers whose servers take HTTP/2 without TLS only, as gRPC servers do.
  private let h2cRouters: Set<Text>
  private let knowsAddress: Bool

  init(_ options: PassthroughOptions, _ local: LocalConfiguration) {
    let middlewares = local.middlewares
    (entryPoints, scheme, self.middlewares) = (options.localEntryPoints, options.scheme, middlewares)
    h2cRouters = Set(local.routers.filter(local.speaksH2C).map(\.name))
    knowsAddress = options.address != nil
    found = entryPoints.areTold ? nil : entryPoints.found.map { FoundRoute($0, middlewares) }
  }

  /// Whether nobody knows which entry points there are, so that everything goes to one port.
  var isGuess: Bool { !entryPoints.areTold && found == nil }

  /// Where the guest's Traefik serves the router, of the entry points that were found.
  func target(of router: LocalRouter) -> FoundRoute.Target? {
    var target = found?.target(of: router, needsHTTP2: h2cRouters.contains(router.name))
    if target?.isSecure == false { target?.isH2C = usesH2C(router) }
    return target
  }

  /// Whether the gateway sends its requests by a URL of its own, which alone makes the plugin speak HTTP/2 without TLS.
  func usesH2C(_ router: LocalRouter) -> Bool { knowsAddress && isByPlainHTTP(router) }

  /// Whether streams hang and gRPC calls fail, since the gateway speaks HTTP/1.1.
  func losesHTTP2(_ router: LocalRouter) -> Bool { !knowsAddress && isByPlainHTTP(router) }

  private func isByPlainHTTP(_ router: LocalRouter) -> Bool {
    h2cRouters.contains(router.name) && !isSecure(router) && (!isGuess || scheme == .http)
  }

  /// Whether the gateway may reach routers by TLS.
  var hasSecurePort: Bool { found != nil || !entryPoints.secure.isEmpty }

  /// Whether the secure port serves it and the plain one does not, or only redirects.
  func isSecure(_ router: LocalRouter) -> Bool {
    let needsHTTP2 = h2cRouters.contains(router.name)
    if let found { return found.target(of: router, needsHTTP2: needsHTTP2)?.isSecure ?? false }
    return isOnSecure(router) && (!isOnPlain(router) || onlyRedirects(router) || needsHTTP2)
  }

  /// Whether a request that is sent to the one where the gateway reaches it could be answered by the other.
  func answers(_ other: LocalRouter, whereIs router: LocalRouter) -> Bool {
    if let found { return target(of: router).map { found.answers(other, at: $0) } ?? false }
    if entryPoints.areTold { return isSecure(router) ? isOnSecure(other) : isOnPlain(other) }
    // A plain port does not serve this router, whatever its entry point: only others answer there.
    if scheme == .http, router.usesTLS { return !other.usesTLS }
    let shared = Set(other.entryPoints).intersection(router.entryPoints)
    return other.usesTLS == router.usesTLS
      && (!shared.isEmpty || other.entryPoints.isEmpty || router.entryPoints.isEmpty)
  }

  /// Whether the port that the gateway sends its requests to serves the router at all.
  func isServed(_ router: LocalRouter) -> Bool {
    found != nil || entryPoints.areTold || scheme == .https || !router.usesTLS
  }

  func refusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    if let found { return found.refusal(of: router) ?? (isSecure(router) ? tlsRefusal(of: router) : nil) }
    guard entryPoints.areTold else { return onlyRedirects(router) ? .onlyRedirects : nil }
    if isSecure(router) { return tlsRefusal(of: router) }
    guard isOnPlain(router) else { return .notReachable(entryPoints: router.entryPoints, tls: router.usesTLS) }
    return onlyRedirects(router) ? .onlyRedirects : nil
  }

  /// With options of its own, the local Traefik answers only connections that name the host.
  private func tlsRefusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    let options = router.properties[.tlsOptions] ?? found?.tlsOptions(of: router) ?? ""
    guard !options.isEmpty, options != "default" else { return nil }
    return entryPoints.serversTransport.isEmpty ? .needsServerName(tlsOptions: options) : nil
  }

  private func isOnPlain(_ router: LocalRouter) -> Bool {
    !router.usesTLS && isOn(router, entryPoints.plain, orElseNot: entryPoints.secure)
  }

  private func isOnSecure(_ router: LocalRouter) -> Bool {
    hasSecurePort && isOn(router, entryPoints.secure, orElseNot: "")
      && (router.usesTLS || entryPoints.secureHasTLS || router.hasTLSOfEntryPoint)
  }

  /// A router that names no entry point is on all of them. When the plain one is not told, it is any but the secure one.
  private func isOn(_ router: LocalRouter, _ name: Text, orElseNot other: Text) -> Bool {
    let names = router.entryPoints
    if names.isEmpty { return true }
    return name.isEmpty ? names.contains { $0 != other } : names.contains(name)
  }

  /// Whether all that it does is to redirect to https. One with TLS is there already, and serves.
  func onlyRedirects(_ router: LocalRouter) -> Bool {
    !router.usesTLS && router.middlewares.contains(where: middlewares.redirectsToHTTPS)
  }

  /// Whether anybody who gets to it where the gateway may send requests only gets a redirect.
  func givesAwayNothing(_ router: LocalRouter) -> Bool {
    onlyRedirects(router) && !(found == nil ? isOnSecure(router) : isSecure(router))
  }
}
