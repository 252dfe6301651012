import XCTest

@testable import GatewayLabels

/// Mode passthrough: which of the guest's ports answers for a router, by the table of what a real Traefik answered.
final class LocalRouteTests: XCTestCase {
  private enum Answer: Equatable {
    case plain, secure, none
  }

  private func answer(_ entryPoints: Text?, tls: Text? = nil, secureHasTLS: Bool = false, _ lines: Text...) -> Answer {
    var labels = [Label(LabelKey.router("r", "rule"), "Host(`r`)")] + lines.map(Label.init(line:))
    if let entryPoints { labels.append(Label(LabelKey.router("r", "entrypoints"), entryPoints)) }
    if let tls { labels.append(Label(LabelKey.router("r", "tls"), tls)) }
    let conversion = Conversion.passthrough(Container(name: "c", labels: labels)) {
      $0.localEntryPoints.plain = "web"
      $0.localEntryPoints.secure = "websecure"
      $0.localEntryPoints.secureHasTLS = secureHasTLS
    }
    switch conversion["traefik.http.routers.r.service"] {
    case "homelab-traefik": return .plain
    case "homelab-traefik-secure": return .secure
    default: return .none
    }
  }

  func testTheTableOfEntryPointsAndTLS() {
    XCTAssertEqual(answer("web"), .plain)
    XCTAssertEqual(answer(nil), .plain)
    XCTAssertEqual(answer("web", tls: "true"), .none)
    XCTAssertEqual(answer("web,websecure", secureHasTLS: true), .plain)
    XCTAssertEqual(answer("websecure", tls: "true"), .secure)
    XCTAssertEqual(answer("websecure"), .none)
    XCTAssertEqual(answer("websecure", secureHasTLS: true), .secure)
    XCTAssertEqual(answer("web, websecure", tls: "true"), .secure)
    XCTAssertEqual(answer("internal"), .none)
  }

  func testARouterThatOnlyRedirectsIsLeftOut() {
    let redirect: Text = "traefik.http.middlewares.up.redirectscheme.scheme=https"
    let uses: Text = "traefik.http.routers.r.middlewares=up"
    XCTAssertEqual(answer("web", redirect, uses), .none)
    XCTAssertEqual(answer("web,websecure", secureHasTLS: true, redirect, uses), .secure)
  }

  func testTLSOptionsNeedAServerName() {
    XCTAssertEqual(answer("websecure", tls: "true", "traefik.http.routers.r.tls.options=strict@file"), .none)
    XCTAssertEqual(answer("websecure", tls: "true", "traefik.http.routers.r.tls.options=default"), .secure)
  }

  func testTheSecureServiceIsWrittenOnlyWhenNeeded() {
    let plain = Conversion.passthrough(.serving("a", "traefik.http.routers.a.entrypoints=web")) {
      $0.localEntryPoints.secure = "websecure"
    }
    XCTAssertEqual(Array(ParsedLabels(plain.labels).services.keys), ["homelab-traefik"])
    let secure = Conversion.passthrough(.serving("a", "traefik.http.routers.a.tls=true")) {
      $0.localEntryPoints.secure = "websecure"
      $0.localEntryPoints.serversTransport = "guests@file"
    }
    XCTAssertEqual(
      ParsedLabels(secure.labels).services,
      [
        "homelab-traefik-secure": [
          "loadbalancer.server.port": "443", "loadbalancer.server.scheme": "https",
          "loadbalancer.serverstransport": "guests@file",
        ]
      ])
  }

  func testWithoutNamesOfEntryPointsEveryRouterIsPublishedAsEver() {
    let conversion = Conversion.passthrough(.serving("a", "traefik.http.routers.a.entrypoints=websecure"))
    XCTAssertEqual(conversion["traefik.http.routers.a.service"], "homelab-traefik")
  }

  func testClientCertificatesAreNeverPassedThrough() {
    let conversion = Conversion.passthrough(
      .serving(
        "a", "traefik.http.routers.a.middlewares=cert", "traefik.http.middlewares.cert.passtlsclientcert.pem=true"))
    XCTAssertEqual(conversion.skipped.map(\.reason), [.needsClientCertificate])
  }
}
