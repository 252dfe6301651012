import XCTest

@testable import GatewayLabels

/// What a person most likely meant by a key.
final class NearestKeyTests: XCTestCase {
  func testTheNearestKeyThatTraefikKnows() {
    let meant: [Text: Text] = [
      "traefik.http.router.t2.rule": "traefik.http.routers.t2.rule",
      "traefik.http.routers.t2.entrypoint": "traefik.http.routers.t2.entrypoints",
      "traefik.http.Routers.MyApp.Rules": "traefik.http.routers.MyApp.rule",
      "traefik.http.services.t3.server.scheme": "traefik.http.services.t3.loadbalancer.server.scheme",
      "traefik.http.services.t4.loadbalancer.port": "traefik.http.services.t4.loadbalancer.server.port",
      "traefik.http.services.t4.loadbalancer.servers[0].port": "traefik.http.services.t4.loadbalancer.server.port",
      "traefik.http.services.s.loadbalancer.server.prot": "traefik.http.services.s.loadbalancer.server.port",
      "traefik.http.routers.t4.tls.certresolvers": "traefik.http.routers.t4.tls.certresolver",
      "traefik.http.routers.t4.tls.domain[1].main": "traefik.http.routers.t4.tls.domains[0].main",
      "traefik.http.middlewares.a.basicauth.user": "traefik.http.middlewares.a.basicauth.users",
      "traefik.http.middleware.a.redirectscheme.scheme": "traefik.http.middlewares.a.redirectscheme.scheme",
      "traefik.http.middlewares.h.header.customrequestheaders.X-A":
        "traefik.http.middlewares.h.headers.customrequestheaders.X-A",
      "traefik.tcp.routers.db.tls.passtrough": "traefik.tcp.routers.db.tls.passthrough",
      "traefik.docker.networks": "traefik.docker.network",
    ]
    for (key, expected) in meant { XCTAssertEqual(key.nearestKey, expected, key.string) }
  }

  func testNothingIsNear() {
    let keys: [Text] = [
      "traefik.http.routers.web.completelydifferent", "traefik.httpx", "traefik.http.services.s.loadbalancer", "",
      "traefik.http.a.b.c.d.e.f.g.h.i.j.k", "traefik.http.routers.web.\u{1F600}\u{1F600}",
      Text("traefik.http.routers." + String(repeating: "a", count: 300) + ".rules"),
    ]
    for key in keys { XCTAssertNil(key.nearestKey, key.string) }
  }

  /// A key that Traefik knows needs no other.
  func testEveryOtherKeyIsOneThatTraefikKnows() {
    for known in LabelKeyTable.keys.enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
      let key = known.split(at: .dot).map { $0 == "*" ? "name" : $0.dropping(suffix: "[n]").map { $0 + "[0]" } ?? $0 }
        .joined(by: ".")
      guard let nearest = (key + "x").nearestKey else { continue }
      XCTAssertNotEqual(LabelGrammar.fault(of: Label(nearest, "1")), .unknownKey, nearest.string)
    }
  }

  // Keys that do not even begin with Traefik's name.

  func testMisspeltRoots() {
    let meant: [Text: Text] = [
      "treafik.enable": "traefik.enable", "traffik.http.routers.a.rule": "traefik.http.routers.a.rule",
      "traefic.enable": "traefik.enable", "trafik.TCP.routers.a.rule": "traefik.TCP.routers.a.rule",
      " traefik.enable": "traefik.enable", "traefik1.frontend.rule": "traefik.frontend.rule",
    ]
    for (key, expected) in meant { XCTAssertEqual(key.keyMeantForTraefik, expected, key.string) }
  }

  func testKeysOfOthers() {
    let keys: [Text] = [
      "traefik.enable", "Traefik.http.routers.a.rule", "sablier.enable", "tracing.enable", "traefik", "treafik",
      "treafik.mine", "com.docker.compose.project", "traefik-kop.enable", "", ".enable",
    ]
    for key in keys { XCTAssertNil(key.keyMeantForTraefik, key.string) }
  }

  func testAMisspeltKeyIsAWarning() {
    let container = Container(
      name: "web", labels: [Label("treafik.enable", "true"), Label("secret", "x")], ignoredKeys: ["trafik.http.x", "y"])
    XCTAssertEqual(
      Conversion.passthrough(container).warnings,
      [
        .keyMisspelt(key: "trafik.http.x", meant: "traefik.http.x", container: "web"),
        .keyMisspelt(key: "treafik.enable", meant: "traefik.enable", container: "web"),
      ])
  }
}
