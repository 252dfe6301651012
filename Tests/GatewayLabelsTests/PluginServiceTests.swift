import GatewayLabels
import XCTest

final class PluginServiceTests: XCTestCase {
  // The URL is put together from scheme, address and port, and nothing of it is checked.

  func testPortFollowsTheSchemeUnlessGiven() {
    XCTAssertEqual(url("server.scheme=http"), "http://10.0.0.6:80")
    XCTAssertEqual(url("server.scheme=https"), "https://10.0.0.6:443")
    XCTAssertEqual(url("server.scheme=https", "server.port=8443"), "https://10.0.0.6:8443")
    XCTAssertEqual(url("server.port=abc"), "http://10.0.0.6:abc")
    XCTAssertEqual(url("server.port="), "http://10.0.0.6:")
  }

  func testOnlyHttpsInLowerCaseIsASchemeOfItsOwn() {
    for scheme in ["HTTPS", "h2c", "", "https\r", "ftp"] {
      XCTAssertEqual(
        service(Text("server.scheme=\(scheme)"))?.server, .address(scheme: .http, host: .guest, port: "80"), scheme)
    }
  }

  func testGivenAddressAndGivenURL() {
    XCTAssertEqual(url("server.ip=10.9.9.9", "server.port=81"), "http://10.9.9.9:81")
    XCTAssertEqual(url("server.url=h2c://u:1", "server.ip=10.9.9.9", "server.scheme=https"), "h2c://u:1")
    XCTAssertEqual(service("server.url=")?.server, .url(""))
  }

  func testWithoutAnAddressTheNameOnTheNodeIsAsked() {
    let guest = PluginGuest(node: "pve2", vmid: 7, name: "web", address: nil)
    let server = PluginConfiguration.enabled(guest: guest).services["web-7"]?.server
    XCTAssertEqual(server?.url(of: guest), "http://web.pve2:80")
  }

  // Settings of the load balancer.

  func testHostHeaderIsPassedUnlessSwitchedOff() {
    for value in ["true", "1", "on", "x", "", "false\r"] {
      XCTAssertEqual(service(Text("passhostheader=\(value)"))?.passesHostHeader, true, value)
    }
    for value in ["false", "0", "NO", "Off"] {
      XCTAssertEqual(service(Text("passhostheader=\(value)"))?.passesHostHeader, false, value)
    }
  }

  func testHealthCheckNeedsAPath() {
    XCTAssertNil(service("healthcheck.interval=10s")?.healthCheck)
    XCTAssertEqual(
      service("healthcheck.path=/h", "healthcheck.interval=10s", "healthcheck.timeout=")?.healthCheck,
      PluginHealthCheck(path: "/h", interval: "10s"))
  }

  func testCookieNeedsAName() {
    XCTAssertNil(service("sticky.cookie.secure=true")?.cookie)
    XCTAssertEqual(
      service("sticky.cookie.name=c", "sticky.cookie.secure=YES", "sticky.cookie.httponly=maybe")?.cookie,
      PluginCookie(name: "c", isSecure: true, isHTTPOnly: false))
  }

  func testFlushIntervalAndTransport() {
    let service = service("responseforwarding.flushinterval=1s", "serverstransport=self@file")
    XCTAssertEqual(service?.flushInterval, "1s")
    XCTAssertEqual(service?.serversTransport, "self@file")
  }

  private func url(_ properties: Text...) -> Text? {
    service(properties)?.server.url(of: .example)
  }

  private func service(_ properties: Text...) -> PluginService? {
    service(properties)
  }

  private func service(_ properties: [Text]) -> PluginService? {
    let lines = properties.map { "traefik.http.services.a.loadbalancer." + $0 }
    return PluginConfiguration(notes: ["traefik.enable=true"] + lines).services["a"]
  }
}
