/// The entry points of a guest's Traefik, and by which of the guest's ports other machines reach them.
public struct ReachableEntryPoints: Equatable, Sendable {
  public struct EntryPoint: Equatable, Sendable {
    public let name: Text
    /// The guest's port.
    public let port: Int
    /// Whether its routers have TLS without saying so.
    public let hasTLS: Bool
    /// What its TLS options are called; empty for the default ones.
    let tlsOptions: Text
    /// That of a router that redirects all plain requests; nil when there is none.
    let redirectPriority: Int?

    public var redirects: Bool { redirectPriority != nil }
  }

  /// Those that can be reached, the likeliest for applications first.
  public private(set) var all: [EntryPoint]
  /// The names of the others.
  public let hidden: [Text]
  /// Those of a router that names none.
  let defaults: [Text]

  init(_ configuration: StaticConfiguration, _ ports: PublishedPorts) {
    let given = configuration.entryPoints.filter { $0.transport == .tcp }
    let names = Set(given.map(\.name))
    let reachable = given.compactMap { entryPoint -> (rank: Int, EntryPoint)? in
      guard let port = entryPoint.guestPort(ports) else { return nil }
      let redirect = entryPoint.redirect.flatMap { names.contains($0.target) || $0.target.hasPrefix(":") ? $0 : nil }
      let found = EntryPoint(
        name: entryPoint.name, port: port, hasTLS: entryPoint.hasTLS, tlsOptions: entryPoint.tlsOptions,
        redirectPriority: redirect?.priority)
      return (entryPoint.rank, found)
    }
    all = reachable.sorted { ($0.rank, $0.1.name) < ($1.rank, $1.1.name) }.map(\.1)
    hidden = given.map(\.name).filter { name in !reachable.contains { $0.1.name == name } }
    defaults = configuration.defaultEntryPoints
  }

  /// With the one behind that port before the others; nil when there is none.
  public func preferring(port: Int) -> ReachableEntryPoints? {
    guard let place = all.firstIndex(where: { $0.port == port }) else { return nil }
    var copy = self
    copy.all.insert(copy.all.remove(at: place), at: 0)
    return copy
  }
}

extension StaticEntryPoint {
  /// Nil when no other machine reaches it.
  fileprivate func guestPort(_ ports: PublishedPorts) -> Int? {
    guard let port, !host.hasPrefix("127."), host != "::1", host != "localhost" else { return nil }
    return ports.guestPort(for: port)
  }

  /// The ports that everybody uses come first, Traefik's own API last.
  fileprivate var rank: Int {
    if name == StaticEntryPoint.internalName { return 3 }
    return port == 80 ? 0 : port == 443 ? 1 : 2
  }
}
