import XCTest

@testable import GatewayLabels

/// Mode passthrough: gRPC needs HTTP/2 all the way to the guest's Traefik.
final class H2CTests: XCTestCase {
  private func conversion(
    _ router: Text..., with change: (inout PassthroughOptions) -> Void = { _ in }
  ) -> Conversion {
    let lines = router.map { "traefik.http.routers.grpc." + $0 }
    let server: Text = "traefik.http.services.grpc.loadbalancer.server."
    let more: [Text] = [
      server + "port=50051", server + "scheme=h2c", "traefik.http.routers.grpc.rule=Host(`g.example.org`)",
    ]
    return Conversion.passthrough(Container(name: "grpc", labels: (lines + more).map(Label.init(line:))), with: change)
  }

  private func told(_ options: inout PassthroughOptions) {
    (options.localEntryPoints.plain, options.localEntryPoints.secure) = ("web", "websecure")
    options.localEntryPoints.secureHasTLS = true
  }

  private let service: Text = "traefik.http.services.homelab-traefik"
  private let lost = [Warning.service("grpc", .losesHTTP2, router: "grpc", container: "grpc")]

  func testOverTLSWhereTheGuestHasIt() {
    for router: [Text] in [["entrypoints=websecure"], ["entrypoints=web,websecure"], []] {
      let both = conversion(router.first ?? "priority=9", with: told)
      XCTAssertEqual(both[service + "-secure.loadbalancer.server.scheme"], "https", "\(router)")
      XCTAssertFalse(both.warnings.contains(lost[0]))
    }
  }

  func testByAURLWhereTheAddressIsKnown() {
    let known = conversion("entrypoints=web") {
      told(&$0)
      $0.address = GuestAddress("10.0.0.5")
    }
    XCTAssertEqual(known[service + "-h2c.loadbalancer.server.url"], "h2c://10.0.0.5:8080")
    XCTAssertEqual(known["traefik.http.routers.grpc.service"], "homelab-traefik-h2c")
    XCTAssertEqual(known.warnings, [])
    let guessed = conversion("priority=9") { $0.address = GuestAddress("fd00::5") }
    XCTAssertEqual(guessed[service + "-h2c.loadbalancer.server.url"], "h2c://[fd00::5]:8080")
  }

  // Never in silence, and never by a scheme that the plugin reads as http.
  func testElseItIsAWarning() {
    let plain = conversion("entrypoints=web", with: told)
    XCTAssertEqual(plain[service + ".loadbalancer.server.scheme"], "http")
    XCTAssertEqual(plain.warnings, lost)
    XCTAssertEqual(conversion("priority=9").warnings, lost)
    XCTAssertFalse(conversion("priority=9") { $0.scheme = .https }.warnings.contains(lost[0]))
  }

  func testOtherRoutersKeepTheirService() {
    let other = Container.serving("web", "traefik.http.services.web.loadbalancer.server.port=80")
    let both = Conversion.passthrough(other) { $0.address = GuestAddress("10.0.0.5") }
    XCTAssertEqual(both["traefik.http.routers.web.service"], "homelab-traefik")
    XCTAssertNil(both[service + "-h2c.loadbalancer.server.url"])
  }

  func testByTheEntryPointsThatWereFound() {
    let ports = PublishedPorts(tcp: [80: [.init(address: "", port: 8081)], 443: [.init(address: "", port: 8443)]])
    let flags: [Text] = ["--entrypoints.web.address=:80", "--entrypoints.websecure.address=:443"]
    let tls: Text = "--entrypoints.websecure.http.tls=true"
    let traefik = TraefikContainer(name: "t", image: "traefik:v3.7", command: ["traefik", tls] + flags, ports: ports)
    let points = LocalTraefik(traefik).entryPoints
    let secure = conversion("entrypoints=web,websecure") { $0.localEntryPoints.found = points }
    XCTAssertEqual(secure[service + "-secure.loadbalancer.server.port"], "8443")
    let plain = conversion("entrypoints=web") {
      $0.localEntryPoints.found = points
      $0.address = GuestAddress("10.0.0.5")
    }
    XCTAssertEqual(plain[service + "-h2c.loadbalancer.server.url"], "h2c://10.0.0.5:8081")
  }
}
