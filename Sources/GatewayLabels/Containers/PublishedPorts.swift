/// The ports of a container, and where the guest publishes them.
public struct PublishedPorts: Equatable, Sendable {
  /// One place where a port is published.
  public struct Binding: Equatable, Sendable {
    /// Empty, `0.0.0.0` or `::` for every address of the guest.
    public let address: Text
    public let port: Int

    public init(address: Text, port: Int) {
      (self.address, self.port) = (address, port)
    }

    fileprivate var isReachable: Bool { !address.hasPrefix("127.") && address != "::1" }
    fileprivate var isEverywhere: Bool { ["", "0.0.0.0", "::"].contains(address) }
  }

  /// TCP port of the container to where it is published.
  private let bindings: [Int: [Binding]]
  /// All exposed ports of any protocol.
  private let exposed: Set<Int>
  /// With the guest's own network every port of the container is the guest's.
  private let usesGuestNetwork: Bool
  /// Whether the engine was asked: else a port that is missing here may exist all the same.
  let areKnown: Bool

  public init(
    tcp bindings: [Int: [Binding]] = [:], exposed: Set<Int> = [], usesGuestNetwork: Bool = false, areKnown: Bool = false
  ) {
    (self.bindings, self.exposed) = (bindings, exposed)
    (self.usesGuestNetwork, self.areKnown) = (usesGuestNetwork, areKnown)
  }

  /// The port that Traefik takes for a service without a port: the lowest exposed one.
  var lowestExposed: Int? { exposed.min() }

  /// The guest's port that reaches the container's TCP port from outside; nil when there is none. One that is published
  /// on loopback only does not count.
  func guestPort(for port: Int) -> Int? {
    if usesGuestNetwork { return port }
    let reachable = (bindings[port] ?? []).filter(\.isReachable).sorted { $0.port < $1.port }
    return (reachable.first(where: \.isEverywhere) ?? reachable.first)?.port
  }

  /// Whether the guest publishes the port, but only for itself.
  func isForGuestAlone(_ port: Int) -> Bool {
    guestPort(for: port) == nil && bindings[port]?.isEmpty == false
  }

  /// Those of a container in the network of another one, which publishes the ports of both. The port that Traefik takes
  /// for a service without a port stays its own.
  func inNetwork(of owner: PublishedPorts) -> PublishedPorts {
    PublishedPorts(
      tcp: bindings.merging(owner.bindings) { own, _ in own }, exposed: exposed,
      usesGuestNetwork: usesGuestNetwork || owner.usesGuestNetwork, areKnown: areKnown)
  }
}
