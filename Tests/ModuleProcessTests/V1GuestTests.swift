import XCTest

/// A guest that is still on Traefik v1.
final class V1GuestTests: XCTestCase {
  private let containers: [[String: Any]] = [
    container("shop-1", 8081, ["traefik.backend": "shop", "traefik.frontend.rule": "Host:shop.example.org"]),
    container("shop-2", 8082, ["traefik.backend": "shop", "traefik.frontend.rule": "Host:shop.example.org"]),
    container(
      "wiki", 8083, ["traefik.frontend.rule": "Host:wiki.example.org", "traefik.frontend.auth.basic.users": "me:x"]),
    container(
      "both", 8084,
      ["traefik.frontend.rule": "Host:old.example.org", "traefik.http.routers.new.rule": "Host(`new.example.org`)"]),
  ]

  private static func container(_ name: String, _ port: Int, _ labels: [String: String]) -> [String: Any] {
    ["name": name, "labels": labels, "ports": ["80/tcp": [["HostIp": "0.0.0.0", "HostPort": "\(port)"]]]]
  }

  private func answer(_ more: [String: Any]) throws -> (routers: Set<String>, answer: Answer) {
    let answer = try Answer(to: ["vmid": 1, "containers": containers].merging(more) { $1 })
    let parsed = try XCTUnwrap(answer.members["parsed_labels"] as? [String: Any])
    return (Set((parsed["routers"] as? [String: Any] ?? [:]).keys), answer)
  }

  func testModePassthroughPublishesEveryFrontendOnce() throws {
    let (routers, answer) = try answer(["gateway_mode": "passthrough"])
    XCTAssertEqual(routers, ["shop", "wiki", "new"])
    XCTAssertEqual(answer.skipped.count, 0)
    XCTAssertTrue(answer.lines.contains("traefik.http.routers.shop.service=homelab-traefik"))
  }

  func testModeFilterKeepsProtectionAndSaysWhichServerItTakes() throws {
    let (routers, answer) = try answer(["gateway_mode": "filter", "port_mapping": "auto"])
    XCTAssertEqual(routers, ["shop", "new"])
    XCTAssertTrue(answer.lines.contains("traefik.http.services.shop.loadbalancer.server.port=8081"))
    XCTAssertEqual(
      answer.warnings,
      [
        "Router shop of container shop-1: its service shop has servers in several containers and the notes can name one, so "
          + "the gateway sends everything to shop-1 and nothing to shop-2. "
          + "Use mode passthrough to let the guest's Traefik balance them.",
        "Router wiki of container wiki: in mode filter the gateway would serve it without traefik.frontend.auth, which "
          + "decides who may come in. Use mode passthrough, or set publish_unprotected to true if everybody may.",
      ])
  }

  func testThePersonMayTellTheVersion() throws {
    let versions: [String: Set<String>] = [
      "auto": ["shop", "wiki", "new"], "v1": ["shop", "wiki", "both"], "v2": ["new"], "v3": ["new"],
    ]
    for (version, expected) in versions {
      XCTAssertEqual(try answer(["gateway_mode": "passthrough", "rule_syntax": version]).routers, expected, version)
    }
  }

  func testRulesAreTranslated() throws {
    let lines = try answer(["gateway_mode": "passthrough"]).answer.lines
    XCTAssertTrue(lines.contains("traefik.http.routers.shop.rule=Host(`shop.example.org`)"))
  }
}
