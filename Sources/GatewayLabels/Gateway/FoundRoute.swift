/// Which of the guest's ports answers for a router, by the entry points that its own Traefik has: a router without TLS answers
/// plain requests and one with TLS those over TLS, on each entry point that it is on.
struct FoundRoute {
  /// One way into an entry point. A port takes both plain requests and TLS.
  struct Target: Hashable {
    let entryPoint: Text
    let port: Int
    let isSecure: Bool
    /// HTTP/2 without TLS, in place of HTTP/1.1.
    var isH2C = false
  }

  private let entryPoints: ReachableEntryPoints
  private let middlewares: LocalMiddlewares

  init(_ entryPoints: ReachableEntryPoints, _ middlewares: LocalMiddlewares) {
    (self.entryPoints, self.middlewares) = (entryPoints, middlewares)
  }

  /// Plain http where it serves more than a redirect, else TLS; nil when the gateway reaches neither. TLS first for a router
  /// that needs HTTP/2, which the gateway speaks there by itself.
  func target(of router: LocalRouter, needsHTTP2: Bool) -> Target? {
    let plain = entryPoints.all.first { serves(router, at: $0, overTLS: false) }
    if let plain, !onlyRedirects(router), !needsHTTP2 { return Target(plain, isSecure: false) }
    let secure = entryPoints.all.first { serves(router, at: $0, overTLS: true) }
    return secure.map { Target($0, isSecure: true) } ?? plain.map { Target($0, isSecure: false) }
  }

  /// Whether the router is at the place where the gateway sends the requests for another one.
  func answers(_ other: LocalRouter, at target: Target) -> Bool {
    guard let place = entryPoints.all.first(where: { $0.name == target.entryPoint }) else { return false }
    return serves(other, at: place, overTLS: target.isSecure)
  }

  func refusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    if let target = target(of: router, needsHTTP2: false) {
      return !target.isSecure && onlyRedirects(router) ? .onlyRedirects : nil
    }
    let names = router.entryPoints.isEmpty ? entryPoints.defaults : router.entryPoints
    if let redirecting = entryPoints.all.first(where: { names.contains($0.name) && $0.redirects }) {
      return .entryPointRedirects(redirecting.name)
    }
    let hidden = names.filter(entryPoints.hidden.contains)
    return hidden.isEmpty ? .noSuchEntryPoint(names) : .entryPointNotPublished(hidden)
  }

  /// Of the entry point, for a router that has TLS by it alone.
  func tlsOptions(of router: LocalRouter) -> Text? {
    guard let target = target(of: router, needsHTTP2: false), !router.usesTLS else { return nil }
    return entryPoints.all.first { $0.name == target.entryPoint }?.tlsOptions
  }

  private func serves(
    _ router: LocalRouter, at entryPoint: ReachableEntryPoints.EntryPoint, overTLS isSecure: Bool
  ) -> Bool {
    let names = router.entryPoints.isEmpty ? entryPoints.defaults : router.entryPoints
    guard names.contains(entryPoint.name), isSecure == (router.usesTLS || entryPoint.hasTLS) else { return false }
    // Equal priorities are drawn, so that only a higher one than the redirect's is sure.
    return isSecure || entryPoint.redirectPriority.map { $0 < router.priority } ?? true
  }

  private func onlyRedirects(_ router: LocalRouter) -> Bool {
    router.middlewares.contains(where: middlewares.redirectsToHTTPS)
  }
}

extension FoundRoute.Target {
  init(_ entryPoint: ReachableEntryPoints.EntryPoint, isSecure: Bool) {
    self.init(entryPoint: entryPoint.name, port: entryPoint.port, isSecure: isSecure)
  }
}
