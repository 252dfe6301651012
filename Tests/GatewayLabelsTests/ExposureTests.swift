import XCTest

@testable import GatewayLabels

/// Ways by which a service could become reachable that should not be.
final class ExposureTests: XCTestCase {
  private func reasons(_ conversion: Conversion) -> [SkippedRouter.Reason] { conversion.skipped.map(\.reason) }

  func testTraefikItselfHidesBehindNoSuffix() {
    let container = Container.serving("a", "traefik.http.routers.a.service=api@internal@docker")
    for conversion in [Conversion.filter(container), .passthrough(container)] {
      XCTAssertEqual(reasons(conversion), [.servesTraefikItself(service: "api@internal")])
    }
  }

  func testAServerWithAURLIsNotReplacedByAPort() {
    for host in [
      "127.0.0.1", "localhost", "app", "[::1]", "api.localhost", "[::ffff:127.0.0.1]", "LOCALHOST.", "127.0.0.1.",
      "127.1",
      "0x7f.1", "localhost.localdomain",
    ] {
      let container = Container.serving(
        "a", Text("traefik.http.services.a.loadbalancer.server.url=http://\(host):1"))
      XCTAssertEqual(reasons(.filter(container)), [.serviceElsewhere(service: "a")], host)
    }
  }

  func testAPortThatIsNoNumberIsNotReplacedByAnother() {
    let container = Container.serving("a", "traefik.http.services.a.loadbalancer.server.port=8080 ")
    for conversion in [Conversion.filter(container), .passthrough(container)] {
      XCTAssertEqual(reasons(conversion), [.portNotNumber(service: "a", port: "8080 ")])
      XCTAssertEqual(conversion.labels, [])
    }
  }

  func testProtectionOfAServiceCountsToo() {
    let conversion = Conversion.filter(
      .serving(
        "a", "traefik.http.services.a.loadbalancer.server.port=1", "traefik.http.services.a.middlewares=m",
        "traefik.http.middlewares.m.basicauth.users=x"))
    XCTAssertEqual(reasons(conversion), [.losesProtection(middlewares: ["m"])])
  }

  func testNamesThatSoundProtective() {
    for name: Text in ["ip-allow@file", "lan-only@file", "keycloak@file", "login@file", "secure-chain@file"] {
      let conversion = Conversion.filter(.serving("a", "traefik.http.routers.a.middlewares=" + name))
      XCTAssertEqual(reasons(conversion), [.losesProtection(middlewares: [name], byName: [name])])
    }
    let plugin = Conversion.filter(
      .serving(
        "a", "traefik.http.routers.a.middlewares=oidc-auth", "traefik.http.middlewares.oidc-auth.plugin.x.Provider=y"))
    XCTAssertEqual(reasons(plugin), [.losesProtection(middlewares: ["oidc-auth"], byName: ["oidc-auth"])])
  }

  func testClientCertificatesInBothModes() {
    let byOptions = Container.serving("a", "traefik.http.routers.a.tls.options=mtls@file")
    let byMiddleware = Container.serving(
      "a", "traefik.http.routers.a.middlewares=c", "traefik.http.middlewares.c.passtlsclientcert.pem=true")
    let cases: [(Container, SkippedRouter.Reason)] = [
      (byOptions, .asksForClientCertificate(tlsOptions: "mtls@file")), (byMiddleware, .needsClientCertificate),
    ]
    for (container, reason) in cases {
      XCTAssertEqual(reasons(.filter(container)), [reason])
      XCTAssertEqual(reasons(.passthrough(container)), [reason])
    }
  }

  func testFilterLeavesOutARouterThatOnlyRedirects() {
    let conversion = Conversion.filter(
      .serving(
        "a", "traefik.http.routers.a.middlewares=up", "traefik.http.middlewares.up.redirectscheme.scheme=https"))
    XCTAssertEqual(reasons(conversion), [.onlyRedirects])
  }

  func testTwinsArePublishedOnce() {
    let conversion = Conversion.passthrough(
      Container(
        "c", "traefik.http.routers.plain.rule=Host(`a`)", "traefik.http.routers.plain.entrypoints=web",
        "traefik.http.routers.tls.rule=Host(`a`)", "traefik.http.routers.tls.entrypoints=websecure",
        "traefik.http.routers.tls.tls=true")
    ) {
      $0.localEntryPoints.plain = "web"
      $0.localEntryPoints.secure = "websecure"
    }
    XCTAssertEqual(Array(ParsedLabels(conversion.labels).routers.keys), ["plain"])
    XCTAssertEqual(reasons(conversion), [.twin(of: "plain")])
  }

  func testWithoutTheFilterAHiddenContainerStaysOut() {
    let conversion = Conversion.filter(
      .serving("open", "traefik.enable=true"), .serving("closed", "traefik.enable=false")
    ) { $0.isOn = false }
    XCTAssertEqual(Array(ParsedLabels(conversion.labels).routers.keys), ["open"])
  }

  func testAFlatListGetsNoDefaultRule() throws {
    var options = GatewayOptions()
    options.mode = .passthrough
    options.local.defaultRule = try DefaultRule("Host(`{{ .Name }}`)")
    let flat = Container(nil, "traefik.http.routers.a.entrypoints=web")
    XCTAssertEqual(Conversion([flat], options).skipped.map(\.reason), [.noRule])
  }

  func testARuleMayNotPassForAMarker() {
    let rule: Text = "Host(`a`) && Header(`X`, `END traefik-proxmox-automation`)"
    let conversion = Conversion.passthrough(Container("c", "traefik.http.routers.a.rule=" + rule))
    guard case .notExpressible? = reasons(conversion).first else { return XCTFail("\(conversion.skipped)") }
  }

  func testTheOrderOfContainersDoesNotMatter() {
    func replica(_ name: Text, at port: Int) -> Container {
      let lines: [Text] = [
        "traefik.http.routers.web.rule=Host(`a`)", "traefik.http.services.web.loadbalancer.server.port=80",
      ]
      let ports = PublishedPorts(tcp: [80: [.init(address: "", port: port)]], exposed: [80])
      return Container(name: name, labels: lines.map(Label.init(line:)), ports: ports)
    }
    let (first, second) = (replica("a", at: 1), replica("b", at: 2))
    let conversions = [Conversion.filter(first, second), Conversion.filter(second, first)]
      .map(\.labels)
    XCTAssertEqual(conversions[0], conversions[1])
  }
}
