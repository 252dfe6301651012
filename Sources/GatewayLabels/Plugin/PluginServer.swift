/// Where a service sends its requests. The plugin checks nothing of it: ports such as `abc` stay in the URL, which Traefik
/// then refuses.
public enum PluginServer: Hashable, Sendable {
  /// The whole URL from the label `loadbalancer.server.url`; scheme, address and port are not looked at.
  case url(Text)
  case address(scheme: Scheme, host: Host, port: Text)

  public enum Scheme: Hashable, Sendable {
    case http
    /// Only by exactly `https`; every other scheme counts as http.
    case https

    var text: Text { self == .https ? "https" : "http" }
    var port: Text { self == .https ? "443" : "80" }
  }

  public enum Host: Hashable, Sendable {
    /// The address that the plugin finds for the guest, else `<guest name>.<node>`.
    case guest
    /// From the label `loadbalancer.server.ip`.
    case given(Text)
  }

  init(service name: Text, labels: [Text: Text]) {
    func label(_ property: Text) -> Text? { labels[LabelKey.service(name, "loadbalancer.server." + property)] }
    if let url = label("url") {
      self = .url(url)
    } else {
      let scheme = label("scheme") == "https" ? Scheme.https : .http
      self = .address(scheme: scheme, host: label("ip").map(Host.given) ?? .guest, port: label("port") ?? scheme.port)
    }
  }

  /// The URL that the gateway gets.
  public func url(of guest: PluginGuest) -> Text {
    switch self {
    case .url(let url): url
    case .address(let scheme, .guest, let port): scheme.text + "://" + guest.host + ":" + port
    case .address(let scheme, .given(let host), let port): scheme.text + "://" + host + ":" + port
    }
  }
}
