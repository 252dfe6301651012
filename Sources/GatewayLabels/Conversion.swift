/// The whole way from the containers of one guest to the gateway's labels.
public struct Conversion: Sendable {
  private let lines: LabelLines
  public let skipped: [SkippedRouter]
  public let warnings: [Warning]
  /// What labels say beside HTTP, which the notes cannot carry.
  public let tcp: ParsedStreams
  public let udp: ParsedStreams
  /// Whether the gateway gets anything; an inert router is nothing.
  public let publishes: Bool
  /// Nil when every label was kept, whatever it means.
  private(set) var gateway: GatewayConfiguration?

  /// What it is made of goes as soon as it is not needed any more: a large guest has it in memory step by step.
  public init(_ containers: consuming [Container], _ options: GatewayOptions) {
    containers = containers.withPortsOfSharedNetworks
    let given = options.aboutTraefik + containers.flatMap(\.warnings) + containers.warningsAboutSwarm
    let everything = options.mode == .filter && !options.filter.isOn ? EveryLabel(copy containers, options.local) : nil
    let local = LocalConfiguration(consume containers, options.local)
    (tcp, udp) = (ParsedStreams(local.streams[.tcp]), ParsedStreams(local.streams[.udp]))
    if let everything {
      let parsed = ParsedLabels(everything.labels)
      let kept = options.sharedNames.warnings(about: parsed) + options.rules.hostWarnings(about: parsed)
      (lines, skipped) = (LabelLines(everything.labels), everything.skipped)
      warnings = given + everything.warnings + kept
      gateway = nil
    } else {
      let mode = Conversion.mode(local, options)
      let publication = Publication(of: consume local, by: consume mode, options)
      (lines, skipped) = (publication.gateway.lines, publication.skipped)
      warnings = given + publication.warnings
      gateway = publication.gateway
    }
    publishes = !lines.labels.isEmpty
  }

  /// With another configuration for the gateway, and more to say about it.
  private init(
    _ other: Conversion, _ gateway: GatewayConfiguration, _ more: [Warning] = [], publishes: Bool = true
  ) {
    self.publishes = publishes
    (lines, self.gateway, warnings) = (gateway.lines, gateway, other.warnings + more)
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
    Conversion(self, .inert(named: service), publishes: false)
  }

  /// Lets go of what only another form of the labels would need, which a large guest has much of.
  public mutating func settle() {
    gateway = nil
  }

  /// `traefik.enable` first, the rest in the byte order of their keys, no key twice.
  public var labels: [Label] { lines.labels }

  /// The text of the notes: one label a line; empty when there is none.
  public var notes: Text { lines.text }

  private static func mode(_ local: LocalConfiguration, _ options: GatewayOptions) -> any GatewayMode {
    switch options.mode {
    case .filter: Filter(local, options)
    case .passthrough: Passthrough(local, options.passthrough, options.sharedNames)
    }
  }
}
