import GatewayLabels

extension ServiceRemark {
  /// Of the service of that name, behind the router that it belongs to.
  func message(of service: Text) -> String {
    switch self {
    case .needsTransport(let transport):
      "its service \(service) uses the transport \(transport), which the gateway must have too, or it turns the router off. "
        + "Define it in a file of the gateway's Traefik."
    case .hasURL(let url):
      "its service \(service) has a server at \(url), and the gateway sends its requests there. "
        + "Make sure that the gateway reaches that address."
    case .healthCheckLeftOut:
      "the notes can carry the path, interval and timeout of a health check and nothing else, so the gateway does not check "
        + "the health of its service \(service). Nothing needs to be done."
    case .losesHTTP2:
      "its service \(service) speaks h2c, and the gateway would speak HTTP/1.1 to it: gRPC calls fail and streams hang. "
        + "Set guest_address, or use mode passthrough with an entry point for TLS (local_secure_entrypoint)."
    }
  }
}
