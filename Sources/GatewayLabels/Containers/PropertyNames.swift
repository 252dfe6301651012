/// Properties of routers and services that are asked for and written often. Each literal is a text of its own, and these
/// are one for all routers.
extension Text {
  static let entryPoints: Text = "entrypoints"
  static let middlewares: Text = "middlewares"
  static let priority: Text = "priority"
  static let rule: Text = "rule"
  static let ruleSyntax: Text = "rulesyntax"
  static let service: Text = "service"
  static let tls: Text = "tls"
  static let certificateResolver: Text = "tls.certresolver"
  static let tlsDomains: Text = "tls.domains"
  static let tlsOptions: Text = "tls.options"
  static let serverPort: Text = "loadbalancer.server.port"
  static let serverScheme: Text = "loadbalancer.server.scheme"
  static let serverAddress: Text = "loadbalancer.server.ip"
  static let serverURL: Text = "loadbalancer.server.url"
  static let serversTransport: Text = "loadbalancer.serverstransport"

  /// The value of a boolean property.
  static func boolean(_ value: Bool) -> Text { value ? yes : no }
  private static let yes: Text = "true"
  private static let no: Text = "false"
}
