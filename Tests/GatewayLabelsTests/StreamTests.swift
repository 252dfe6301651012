import XCTest

@testable import GatewayLabels

/// TCP and UDP: read as Traefik reads them, and not published.
final class StreamTests: XCTestCase {
  func testKeys() {
    let keys: [Text] = [
      "traefik.tcp.routers.db.rule", "Traefik.TCP.Services.Db.LoadBalancer.Server.Port",
      "traefik.udp.routers.dns.entrypoints", "traefik.tcp.middlewares.m.ipallowlist.sourcerange",
    ]
    let meanings = keys.map { StreamKey($0).map { "\($0.streamProtocol) \($0.section) \($0.name) \($0.property)" } }
    XCTAssertEqual(
      meanings,
      [
        "tcp routers db rule", "tcp services Db loadbalancer.server.port", "udp routers dns entrypoints",
        "tcp middlewares m ipallowlist.sourcerange",
      ])
    for key: Text in ["traefik.tcp.routers.db", "traefik.tcp.routers..rule", "traefik.http.routers.a.rule", "tcp", ""] {
      XCTAssertNil(StreamKey(key), key.string)
    }
  }

  private func reasons(_ containers: Container...) -> [SkippedRouter.Reason] {
    Conversion(containers, GatewayOptions()).skipped.map(\.reason)
  }

  func testEachRouterIsLeftOutWithTheReason() {
    XCTAssertEqual(reasons(Container("a", "traefik.tcp.routers.db.rule=HostSNI(`*`)")), [.streamNotCarried(.tcp)])
    XCTAssertEqual(reasons(Container("a", "traefik.udp.routers.dns.entrypoints=dns")), [.streamNotCarried(.udp)])
  }

  func testARouterThatTraefikDropsHasItsOwnReason() {
    XCTAssertEqual(reasons(Container("a", "traefik.tcp.routers.db.entrypoints=db")), [.noRule])
    let two = Container(
      "a", "traefik.tcp.routers.db.rule=HostSNI(`*`)", "traefik.tcp.services.x.loadbalancer.server.port=1",
      "traefik.tcp.services.y.loadbalancer.server.port=2")
    XCTAssertEqual(reasons(two), [.serviceUndecided(among: ["x", "y"])])
    XCTAssertEqual(
      reasons(Container("a", "traefik.enable=false", "traefik.tcp.routers.db.rule=HostSNI(`*`)")), [.containerHidden])
    XCTAssertEqual(
      reasons(
        Container("a", "traefik.tcp.routers.db.rule=HostSNI(`a`)"),
        Container("b", "traefik.tcp.routers.db.rule=HostSNI(`b`)")),
      Array(repeating: .definedDifferently(containers: ["a", "b"]), count: 2))
  }

  func testAPersonMayLeaveThemOut() {
    var options = GatewayOptions()
    options.selection.excludedRouters = ["d*"]
    let conversion = Conversion([Container("a", "traefik.tcp.routers.db.rule=HostSNI(`*`)")], options)
    XCTAssertEqual(conversion.skipped.map(\.reason), [.excluded])
  }

  func testNamesDoNotMixWithThoseOfHTTP() {
    let conversion = Conversion.passthrough(
      Container(
        "a", "traefik.http.routers.mqtt.rule=Host(`a`)", "traefik.http.services.mqtt.loadbalancer.server.port=80",
        "traefik.tcp.routers.mqtt.rule=HostSNI(`*`)", "traefik.tcp.services.mqtt.loadbalancer.server.port=1883"))
    XCTAssertEqual(conversion["traefik.http.routers.mqtt.rule"], "Host(`a`)")
    XCTAssertEqual(conversion.tcp.services, ["mqtt": ["loadbalancer.server.port": "1883"]])
    XCTAssertEqual(conversion.skipped.map(\.reason), [.streamNotCarried(.tcp)])
  }
}
