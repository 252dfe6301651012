/// One service as the plugin hands it to the gateway: a load balancer with one server.
public struct PluginService: Hashable, Sendable {
  public let server: PluginServer
  /// On unless a label says one of `false`, `0`, `no`, `off` in any letter case.
  public let passesHostHeader: Bool
  public let healthCheck: PluginHealthCheck?
  public let cookie: PluginCookie?
  /// Nil when there is none or it is empty.
  public let flushInterval: Text?
  /// Nil when there is none or its name is empty.
  public let serversTransport: Text?

  public init(
    server: PluginServer, passesHostHeader: Bool = true, healthCheck: PluginHealthCheck? = nil,
    cookie: PluginCookie? = nil, flushInterval: Text? = nil, serversTransport: Text? = nil
  ) {
    (self.server, self.passesHostHeader, self.healthCheck) = (server, passesHostHeader, healthCheck)
    (self.cookie, self.flushInterval, self.serversTransport) = (cookie, flushInterval, serversTransport)
  }

  init(name: Text, labels: [Text: Text]) {
    func label(_ property: Text) -> Text? { labels[LabelKey.service(name, "loadbalancer." + property)] }
    self.init(
      server: PluginServer(service: name, labels: labels),
      passesHostHeader: label("passhostheader")?.switchedLikeGo ?? true,
      healthCheck: PluginHealthCheck(label: label),
      cookie: PluginCookie(label: label),
      flushInterval: label("responseforwarding.flushinterval")?.unlessEmpty,
      serversTransport: label("serverstransport")?.unlessEmpty)
  }
}

/// There is one exactly when a label gives its path, even an empty one.
public struct PluginHealthCheck: Hashable, Sendable {
  public let path: Text
  /// Durations as Go writes them, such as `10s`; nil when there is none or it is empty.
  public let interval: Text?
  public let timeout: Text?

  public init(path: Text, interval: Text? = nil, timeout: Text? = nil) {
    (self.path, self.interval, self.timeout) = (path, interval, timeout)
  }

  init?(label: (Text) -> Text?) {
    guard let path = label("healthcheck.path") else { return nil }
    self.init(
      path: path, interval: label("healthcheck.interval")?.unlessEmpty,
      timeout: label("healthcheck.timeout")?.unlessEmpty)
  }
}

/// The cookie that keeps a client at its server. There is one exactly when a label gives its name, even an empty one.
public struct PluginCookie: Hashable, Sendable {
  public let name: Text
  public let isSecure: Bool
  public let isHTTPOnly: Bool

  public init(name: Text, isSecure: Bool = false, isHTTPOnly: Bool = false) {
    (self.name, self.isSecure, self.isHTTPOnly) = (name, isSecure, isHTTPOnly)
  }

  init?(label: (Text) -> Text?) {
    guard let name = label("sticky.cookie.name") else { return nil }
    self.init(
      name: name, isSecure: label("sticky.cookie.secure")?.switchedLikeGo ?? false,
      isHTTPOnly: label("sticky.cookie.httponly")?.switchedLikeGo ?? false)
  }
}
