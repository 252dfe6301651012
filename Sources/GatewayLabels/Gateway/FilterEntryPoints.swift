/// What mode filter knows of entry points: those of the guest's Traefik that have TLS, and those that the gateway has.
public struct FilterEntryPoints: Sendable {
  /// Names of entry points of the guest that serve every router over TLS, whatever its labels say.
  public var withTLS = usualWithTLS
  /// All that the gateway has; empty when not told.
  public var known: Set<Text> = []
  /// Name of an entry point of the guest to the middlewares that it puts before each of its routers, which no label says.
  public var middlewares: [Text: [Text]] = [:]
  /// Those of a router that names none, as far as they were found.
  public var defaults: [Text] = []

  /// What people call such entry points, as long as nobody says better.
  fileprivate static let usualWithTLS: Set<Text> = ["websecure", "https"]

  public init() {}

  /// Whether the guest's Traefik serves the router over TLS: by its own labels, or by an entry point that it names.
  func useTLS(for router: LocalRouter) -> Bool {
    router.usesTLS || !withTLS.isDisjoint(with: router.entryPoints)
  }

  /// What requests for the router pass before its own middlewares.
  func middlewares(before router: LocalRouter) -> [Text] {
    let names = router.entryPoints.isEmpty ? defaults : router.entryPoints
    return names.flatMap { middlewares[$0] ?? [] }
  }

  /// Of the router's entry points, those that the gateway has not: each of them would turn the router off there.
  func unknown(of router: LocalRouter) -> [Text] {
    known.isEmpty ? [] : router.entryPoints.filter { !known.contains($0) }
  }

  /// Why the gateway cannot have the router; nil when it can.
  func refusal(of router: LocalRouter) -> SkippedRouter.Reason? {
    let unknown = unknown(of: router)
    return unknown.isEmpty || unknown.count < router.entryPoints.count ? nil : .entryPointsUnknown(unknown)
  }

  func warnings(for router: LocalRouter) -> [Warning] {
    let unknown = unknown(of: router)
    return unknown.isEmpty
      ? [] : [.entryPointsDropped(router: router.name, container: router.container, entryPoints: unknown)]
  }
}

extension LocalRouter {
  /// Whether all its entry points are called like those that have TLS of their own.
  var seemsToNeedTLS: Bool {
    !entryPoints.isEmpty && entryPoints.allSatisfy(FilterEntryPoints.usualWithTLS.contains)
  }
}
