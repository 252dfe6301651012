/// What was found out about the Traefik of a guest.
public struct LocalTraefik: Sendable {
  public let container: Text
  /// Such as `3.7`; nil when the image does not say it.
  public let version: Text?
  let majorVersion: Int?
  let ports: PublishedPorts
  public let reading: Result<StaticConfiguration, StaticFault>

  public init(_ container: TraefikContainer) {
    (self.container, version, ports) = (container.name, container.version, container.ports)
    majorVersion = container.majorVersion
    do {
      reading = .success(try StaticConfiguration(container))
    } catch {
      reading = .failure(error)
    }
  }

  /// Nil when it is not known.
  public var entryPoints: ReachableEntryPoints? {
    try? ReachableEntryPoints(reading.get(), ports)
  }

  /// The one that serves the labels of a guest's containers: it has the Docker provider, and of several that have it other
  /// machines reach it alone. Nil when there is no Traefik at all.
  public static func serving(_ containers: [TraefikContainer]) -> LocalTraefik? {
    let all = containers.map(LocalTraefik.init)
    let able = all.filter { (try? $0.reading.get().docker) != nil }
    let reached = able.filter { $0.entryPoints?.all.isEmpty == false }
    if let only = able.count == 1 ? able.first : reached.count == 1 ? reached.first : nil { return only }
    if able.isEmpty { return all.first { !$0.isRead } ?? all.first?.unclear(.noDockerProvider) }
    return able.first?.unclear(.several(able.map(\.container).sorted()))
  }

  private var isRead: Bool { (try? reading.get()) != nil }

  private init(_ other: LocalTraefik, _ reading: Result<StaticConfiguration, StaticFault>) {
    (container, version, majorVersion, ports) = (other.container, other.version, other.majorVersion, other.ports)
    self.reading = reading
  }

  private func unclear(_ why: StaticUncertainty) -> LocalTraefik { LocalTraefik(self, .failure(.unknown(why))) }
}

extension LocalTraefik {
  /// The grammar that its version reads rules in; nil when that is not known.
  public var ruleSyntax: RuleSyntax? {
    if majorVersion == 2 { return .v2 }
    guard majorVersion == 3, let configuration = try? reading.get() else { return nil }
    // Of a file the setting for it stays on the guest.
    if case .file = configuration.source { return nil }
    return configuration.defaultRuleSyntax
  }
}
