/// The whole way from the containers of one guest to the gateway's labels.
public struct Conversion: Sendable {
  /// `traefik.enable` first, the rest in the byte order of their keys, no key twice.
  public let labels: [Label]
  public let skipped: [SkippedRouter]
  public let warnings: [Warning]
  /// What labels say beside HTTP, which the notes cannot carry.
  public let tcp: ParsedStreams
  public let udp: ParsedStreams
  /// Nil when every label was kept, whatever it means.
  let gateway: GatewayConfiguration?

  public init(_ containers: [Container], _ options: GatewayOptions) {
    let given = containers.flatMap(\.warnings)
    let local = LocalConfiguration(containers, options.local)
    (tcp, udp) = (ParsedStreams(local.streams[.tcp]), ParsedStreams(local.streams[.udp]))
    if options.mode == .filter, !options.filter.isOn {
      let everything = EveryLabel(containers)
      let shared = options.sharedNames.warnings(about: ParsedLabels(everything.labels))
      (labels, skipped, warnings) = (everything.labels, [], given + everything.warnings + shared)
      gateway = nil
    } else {
      let mode = Conversion.mode(local, options)
      let publication = Publication(of: local, by: mode, options)
      (labels, skipped, warnings) = (publication.gateway.labels, publication.skipped, given + publication.warnings)
      gateway = publication.gateway
    }
  }

  /// With another configuration for the gateway, and more to say about it.
  private init(_ other: Conversion, _ gateway: GatewayConfiguration, _ more: [Warning] = []) {
    (labels, self.gateway, warnings) = (gateway.labels, gateway, other.warnings + more)
    (skipped, tcp, udp) = (other.skipped, other.tcp, other.udp)
  }

  /// The same routers in fewer labels; nil when that is not possible.
  var compacted: Conversion? {
    guard let gateway, let compact = gateway.compact else { return nil }
    let warning = Warning.routersJoined(before: gateway.routers.count, after: compact.routers.count)
    return Conversion(self, compact, [warning])
  }

  /// With an inert router in place of nothing.
  func inert(named service: Text) -> Conversion {
    Conversion(self, .inert(named: service))
  }

  /// The text of the notes: one label a line; empty when there is none.
  public var notes: Text {
    var lines: [UInt8] = []
    lines.reserveCapacity(labels.reduce(0) { $0 + $1.key.count + $1.value.count + 2 })
    for label in labels {
      if !lines.isEmpty { lines.append(.lineFeed) }
      lines += label.key.bytes
      lines.append(.equals)
      lines += label.value.bytes
    }
    return Text(unchecked: lines)
  }

  private static func mode(_ local: LocalConfiguration, _ options: GatewayOptions) -> any GatewayMode {
    switch options.mode {
    case .filter: Filter(local, options)
    case .passthrough: Passthrough(local, options.passthrough, options.sharedNames)
    }
  }
}
