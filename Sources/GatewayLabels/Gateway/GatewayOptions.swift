/// How local routers become gateway routers.
public struct GatewayOptions: Sendable {
  public enum Mode: String, CaseIterable, Sendable {
    /// Keep the labels that a gateway understands.
    case filter
    /// Copy the rules and send everything to the guest's own Traefik.
    case passthrough
  }

  public var mode = Mode.filter
  /// In mode filter: false keeps every label.
  public var filtersForGateway = true
  /// In mode filter: whether routers are published whose authentication or address filter stays behind.
  public var publishesUnprotected = false
  public var passthrough = PassthroughOptions()

  public init() {}
}

/// What the gateway's routers and their one service get in mode passthrough.
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

  public init() {}
}
