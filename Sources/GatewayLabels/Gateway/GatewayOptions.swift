/// How local routers become gateway routers.
public struct GatewayOptions: Sendable {
  public enum Mode: String, CaseIterable, Sendable {
    /// Keep the labels that a gateway understands.
    case filter
    /// Copy the rules and send everything to the guest's own Traefik.
    case passthrough
  }

  public var mode = Mode.filter
  public var local = LocalOptions()
  public var filter = FilterOptions()
  public var passthrough = PassthroughOptions()
  public var selection = Selection()
  public var rules = RuleOptions()
  public var priorities = Priorities()
  public var sharedNames = SharedNames()
  /// What could not follow from the guest's own Traefik.
  var aboutTraefik: [Warning] = []

  public init() {}
}

/// How the gateway reaches containers in mode filter.
public struct FilterOptions: Sendable {
  public enum PortMapping: String, CaseIterable, Sendable {
    /// The port that the label says.
    case label
    /// The guest's port where the container publishes the label's port, else the label's port with a warning.
    case auto
    /// The guest's port; what is not published is left out.
    case published
  }

  /// False keeps every label.
  public var isOn = true
  /// Whether routers are published whose authentication or address filter stays behind.
  public var publishesUnprotected = false
  public var portMapping = PortMapping.label
  /// Written as the address of each service; nil leaves the plugin to find the guest.
  public var address: GuestAddress?
  public var entryPoints = FilterEntryPoints()

  public init() {}
}

/// What the gateway's routers and their services get in mode passthrough.
public struct PassthroughOptions: Sendable {
  public enum Scheme: String, CaseIterable, Sendable {
    case http, https
  }

  public var serviceName: Text = "homelab-traefik"
  /// The port of the guest's own Traefik, 1 to 65535.
  public var port = 8080
  public var scheme = Scheme.http
  public var entryPoints: [Text] = ["websecure"]
  public var tls = true
  /// Empty: no label, so the gateway's own default applies.
  public var certificateResolver: Text = "letsencrypt"
  /// Removed at the start of router names.
  public var routerNamePrefix: Text = "mash-"
  public var localEntryPoints = LocalEntryPoints()
  /// As in `FilterOptions`.
  public var address: GuestAddress?
  /// Services such as `api@internal` whose routers are published all the same.
  public var internalServices: [Text] = []

  public init() {}
}

/// The entry points of the guest's own Traefik that the gateway can reach.
public struct LocalEntryPoints: Sendable {
  /// The one for plain http behind `PassthroughOptions.port`; empty when not told.
  public var plain: Text = ""
  /// The one for TLS; empty when the gateway shall not use it.
  public var secure: Text = ""
  public var securePort = 443
  /// Whether it has TLS of its own, so that routers need no label for it.
  public var secureHasTLS = false
  /// Those that were found on the guest; nil when none were, or when the settings above say otherwise.
  public var found: ReachableEntryPoints?
  /// The gateway's transport for its connections to it; empty for the default one.
  public var serversTransport: Text = ""

  public init() {}

  /// With none of them told, every router goes to the plain port.
  var areTold: Bool { !plain.isEmpty || !secure.isEmpty }
}
