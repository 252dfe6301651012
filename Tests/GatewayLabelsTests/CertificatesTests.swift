import XCTest

@testable import GatewayLabels

/// Hosts for which no authority gives a certificate are published as their rules say, with a warning.
final class CertificatesTests: XCTestCase {
  private func web(_ rule: Text, _ lines: Text...) -> Container {
    Container(
      name: "web", labels: [Label("traefik.http.routers.web.rule", rule)] + lines.map(Label.init(line:)),
      ports: PublishedPorts(exposed: [80], areKnown: true))
  }

  private func warning(_ hosts: Text...) -> Warning { .noCertificate(router: "web", container: "web", hosts: hosts) }

  func testHostsThatNoAuthorityKnows() {
    for host: Text in [
      "app", "app.", "app.example.org.", ".example.org", "a..org", "192.168.1.5", "app.${DOMAIN}", "${X}",
    ] {
      let rule: Text = "Host(`" + host + "`)"
      let conversion = Conversion.passthrough(web(rule))
      XCTAssertEqual(conversion["traefik.http.routers.web.rule"], rule)
      XCTAssertEqual(conversion.warnings, [warning(host)], host.string)
    }
  }

  func testHostsThatOneMayKnow() {
    for rule: Text in [
      "Host(`app.example.org`)", "Host(`*.example.org`)", "Host(`a_b.example.org`)", "PathPrefix(`/`)",
      "HostRegexp(`.+`)", "Host(`a.org`) && !Host(`b`)",
    ] {
      let warnings = Conversion.passthrough(web(rule)).warnings
      XCTAssertFalse(warnings.contains { if case .noCertificate = $0 { true } else { false } }, rule.string)
    }
  }

  func testOneWarningForARouter() {
    XCTAssertEqual(
      Conversion.passthrough(web("Host(`b`) || Host(`a`) && Path(`/x`) || Host(`c.org`)")).warnings,
      [warning("a", "b")])
  }

  func testWithoutAResolverNobodyAsks() {
    for change in [{ $0.certificateResolver = "" }, { $0.tls = false }] as [(inout PassthroughOptions) -> Void] {
      XCTAssertEqual(Conversion.passthrough(web("Host(`app`)"), with: change).warnings, [])
    }
    XCTAssertEqual(Conversion.filter(web("Host(`app`)")).warnings, [])
  }

  func testInModeFilterTheRoutersOwnResolverAsks() {
    let resolver: Text = "traefik.http.routers.web.tls.certresolver=le"
    XCTAssertEqual(Conversion.filter(web("Host(`app`)", resolver)).warnings, [warning("app")])
    XCTAssertEqual(
      Conversion.filter(web("Host(`app`)", resolver, "traefik.http.routers.web.tls.domains[0].main=a.example.org"))
        .warnings, [])
    XCTAssertEqual(
      Conversion.filter(web("Host(`a.org`)", resolver, "traefik.http.routers.web.tls.domains[0].main=lan")).warnings,
      [warning("lan")])
  }
}
