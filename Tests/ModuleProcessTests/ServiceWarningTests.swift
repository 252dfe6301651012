import XCTest

/// Mode filter: what a person should know of a service or of entry points.
final class ServiceWarningTests: XCTestCase {
  func testATransport() throws {
    try check(
      ["services.s.loadbalancer.serverstransport": "insecure@file"],
      "its service s uses the transport insecure@file, which the gateway must have too, or it turns the router off. "
        + "Define it in a file of the gateway's Traefik.")
  }

  func testAURL() throws {
    try check(
      ["services.s.loadbalancer.server.url": "http://10.0.0.9:81"],
      "its service s has a server at http://10.0.0.9:81, and the gateway sends its requests there. "
        + "Make sure that the gateway reaches that address.", port: nil)
  }

  func testAHealthCheck() throws {
    try check(
      ["services.s.loadbalancer.healthcheck.path": "/", "services.s.loadbalancer.healthcheck.port": "81"],
      "the notes can carry the path, interval and timeout of a health check and nothing else, so the gateway does not check "
        + "the health of its service s. Nothing needs to be done.")
  }

  func testH2C() throws {
    try check(
      ["services.s.loadbalancer.server.scheme": "h2c"],
      "its service s speaks h2c, and the gateway would speak HTTP/1.1 to it: gRPC calls fail and streams hang. "
        + "Set guest_address, or use mode passthrough with an entry point for TLS (local_secure_entrypoint).")
  }

  func testEntryPointsThatTheGatewayDoesNotHave() throws {
    try check(
      ["routers.web.entrypoints": "web,lan"], with: ["gateway_known_entrypoints": ["web"]],
      "the gateway does not have its entry points lan, so it is published without them. "
        + "Add them to gateway_known_entrypoints if the gateway has them.")
    let labels = ["traefik.http.routers.web.rule=Host(`a`)", "traefik.http.routers.web.entrypoints=lan"]
    let answer = try Answer(to: ["vmid": 1, "labels": labels, "gateway_known_entrypoints": ["web"]])
    XCTAssertEqual(
      answer.warnings,
      [
        "Router web: the gateway does not have its entry points (lan). Add them to gateway_known_entrypoints if it does, "
          + "or use mode passthrough."
      ])
  }

  private func check(
    _ labels: [String: String], with options: [String: Any] = [:], _ warning: String, port: String? = "80",
    line: UInt = #line
  ) throws {
    var labels = labels.merging(["routers.web.rule": "Host(`a`)"]) { $1 }
    labels["services.s.loadbalancer.server.port"] = port
    let lines = labels.map { "traefik.http.\($0.key)=\($0.value)" }
    let answer = try Answer(to: ["vmid": 1, "labels": lines].merging(options) { $1 })
    XCTAssertEqual(answer.warnings, ["Router web: " + warning], line: line)
  }
}
