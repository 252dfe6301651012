/// The whole way from the containers of one guest to the gateway's labels.
public struct Conversion: Sendable {
  /// `traefik.enable` first, the rest in the byte order of their keys, no key twice.
  public let labels: [Label]
  public let skipped: [SkippedRouter]
  public let warnings: [Warning]

  public init(_ containers: [Container], _ options: GatewayOptions) {
    var warnings = containers.flatMap(\.warnings)
    if options.mode == .filter, !options.filtersForGateway {
      let everything = EveryLabel(containers)
      (labels, skipped) = (everything.labels, [])
      warnings += everything.warnings
    } else {
      let (gateway, skipped) = Conversion.mode(LocalConfiguration(containers), options)
      (labels, self.skipped) = (gateway.labels, skipped)
    }
    self.warnings = warnings
  }

  /// The text of the notes: one label a line; empty when there is none.
  public var notes: Text { labels.map(\.line).joined(by: "\n") }

  private static func mode(
    _ local: LocalConfiguration, _ options: GatewayOptions
  ) -> (GatewayConfiguration, [SkippedRouter]) {
    switch options.mode {
    case .filter: Filter(local).convert(local)
    case .passthrough: Passthrough(local, options.passthrough).convert(local)
    }
  }
}
