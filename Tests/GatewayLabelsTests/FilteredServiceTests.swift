import XCTest

@testable import GatewayLabels

/// Mode filter: what of a service goes along, and what the gateway makes of it.
final class FilteredServiceTests: XCTestCase {
  private func service(_ lines: String..., address: Text = "") -> (
    properties: [String: String], remarks: [ServiceRemark]
  ) {
    let container = Container(
      name: "web",
      labels: [Label(LabelKey.router("web", "rule"), "Host(`web.example.org`)")]
        + lines.map { Label(line: Text("traefik.http.services.web.loadbalancer." + $0)) })
    let conversion = Conversion.filter(container) { $0.address = GuestAddress(address) }
    let properties = ParsedLabels(conversion.labels).services["web"] ?? [:]
    let remarks = conversion.warnings.compactMap { if case .service(_, let remark, _, _) = $0 { remark } else { nil } }
    let pairs = properties.map { ($0.key.string.replacing("loadbalancer.", with: ""), $0.value.string) }
    return (Dictionary(pairs) { $1 }, remarks)
  }

  func testAllThatThePluginReadsGoesAlong() {
    let carried = [
      "passhostheader": "false", "sticky.cookie.name": "c", "sticky.cookie.secure": "true",
      "sticky.cookie.httponly": "true", "healthcheck.path": "/health", "healthcheck.interval": "10s",
      "healthcheck.timeout": "3s", "responseforwarding.flushinterval": "1s", "server.port": "80",
      "server.scheme": "https",
    ]
    let lines = carried.map { $0.key + "=" + $0.value }
    let found = service(
      lines[0], lines[1], lines[2], lines[3], lines[4], lines[5], lines[6], lines[7], lines[8], lines[9],
      "strategy=wrr", "sticky.cookie.samesite=lax")
    XCTAssertEqual(found.properties, carried)
    XCTAssertEqual(found.remarks, [])
  }

  // The plugin reads other words for no, and hands durations on as they are.
  func testValuesAreWrittenAsBothUnderstandThem() {
    let found = service(
      "server.port=80", "passhostheader=F", "sticky.cookie.name=c", "sticky.cookie.secure=T", "healthcheck.path=/",
      "healthcheck.interval=30", "responseforwarding.flushinterval=-1")
    XCTAssertEqual(found.properties["passhostheader"], "false")
    XCTAssertEqual(found.properties["sticky.cookie.secure"], "true")
    XCTAssertEqual(found.properties["healthcheck.interval"], "30s")
    XCTAssertEqual(found.properties["responseforwarding.flushinterval"], "-1s")
  }

  // It would take the server for a sick one.
  func testAHealthCheckThatTheNotesCannotSayStaysBehind() {
    for line in [
      "port=81", "hostname=a", "headers.X=y", "mode=grpc", "scheme=https", "status=204", "followredirects=false",
    ] {
      let found = service("server.port=80", "healthcheck.path=/health", "healthcheck." + line)
      XCTAssertEqual(found.properties, ["server.port": "80"], line)
      XCTAssertEqual(found.remarks, [.healthCheckLeftOut], line)
    }
  }

  func testACookieWithoutANameIsNone() {
    XCTAssertEqual(service("server.port=80", "sticky.cookie=true").properties, ["server.port": "80"])
    XCTAssertEqual(service("server.port=80", "sticky.cookie.secure=true").properties, ["server.port": "80"])
  }

  func testATransportGoesAlongWithAWarning() {
    let found = service("server.port=80", "server.scheme=https", "serverstransport=insecure@file")
    XCTAssertEqual(found.properties["serverstransport"], "insecure@file")
    XCTAssertEqual(found.remarks, [.needsTransport("insecure@file")])
  }

  func testAServersURLGoesAlong() {
    for url in ["http://192.168.5.77/", "https://[fd00::7]:8443", "h2c://10.0.0.9:50051", "http://nas.example.org:81"] {
      let found = service("server.url=" + url)
      XCTAssertEqual(found.properties, ["server.url": url], url)
      XCTAssertEqual(found.remarks, [.hasURL(Text(url))], url)
    }
  }

  // The plugin reads h2c as http.
  func testH2CIsAURLWhereTheAddressIsKnown() {
    let known = service("server.port=80", "server.scheme=h2c", address: "10.0.0.5")
    XCTAssertEqual(known.properties, ["server.url": "h2c://10.0.0.5:80"])
    XCTAssertEqual(known.remarks, [])
    let unknown = service("server.port=80", "server.scheme=h2c")
    XCTAssertEqual(unknown.properties, ["server.port": "80"])
    XCTAssertEqual(unknown.remarks, [.losesHTTP2])
  }

  func testTheGuestsAddressIsThatOfEachService() {
    XCTAssertEqual(
      service("server.port=80", address: "10.0.0.5").properties, ["server.ip": "10.0.0.5", "server.port": "80"])
    XCTAssertEqual(service("server.port=80", address: "fd00::5").properties["server.ip"], "[fd00::5]")
    XCTAssertEqual(service("server.url=http://10.0.0.9:1", address: "10.0.0.5").properties["server.ip"], nil)
    let conversion = Conversion.passthrough(.serving("web")) { options in
      options.address = GuestAddress("10.0.0.5")
      options.localEntryPoints.secure = "websecure"
    }
    XCTAssertEqual(conversion["traefik.http.services.homelab-traefik.loadbalancer.server.ip"], "10.0.0.5")
  }

  func testAddresses() {
    for good: Text in ["10.0.0.5", "192.168.1.106", "fd00::5", "[fd00::5]", "2001:db8::1"] {
      XCTAssertNotNil(GuestAddress(good), good.string)
    }
    for bad: Text in [
      "", "guest", "guest.example.org", "127.0.0.1", "127.9.9.9", "0.0.0.0", "::", "::1", "10.0.0", "10.0.0.5:80",
      "10.0.0.0/8", "fe80::1%eth0", "10.0.0.05x", " 10.0.0.5", "::ffff:127.0.0.1", "::ffff:7f00:1", "fe80::1",
      "ff02::1",
      "224.0.0.1", "255.255.255.255",
    ] {
      XCTAssertNil(GuestAddress(bad), bad.string)
    }
  }
}
