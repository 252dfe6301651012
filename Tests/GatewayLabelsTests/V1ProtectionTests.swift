import XCTest

@testable import GatewayLabels

/// Settings of v1 frontends that the gateway does not have in mode filter, and the way to them in mode passthrough.
final class V1ProtectionTests: XCTestCase {
  private func app(_ lines: [Text]) -> Container {
    Container(
      name: "app",
      labels: (["traefik.frontend.rule=Host:a.example.org", "traefik.port=80"] + lines).map { Label(line: $0) })
  }

  func testProtectedRoutersAreLeftOutInModeFilter() {
    let protection: [Text: Text] = [
      "auth.basic=me:x": "auth", "auth.basic.users=me:x": "auth", "auth.basic.usersFile=/f": "auth",
      "auth.digest.users=me:x": "auth", "auth.forward.address=http://a": "auth", "Auth.Basic=me:x": "auth",
      "whiteList.sourceRange=10.0.0.0/8": "whiteList.sourceRange",
      "whitelistSourceRange=10.0.0.0/8": "whitelistSourceRange",
    ]
    for (line, name) in protection {
      for key: Text in ["traefik.frontend.", "traefik.seg.frontend."] {
        let container = app([key + line])
        XCTAssertEqual(
          Conversion.filter(container).skipped.map(\.reason),
          [.losesProtection(middlewares: ["traefik.frontend." + name])], line.string)
        XCTAssertEqual(Conversion.filter(container)["traefik.enable"], nil, line.string)
        XCTAssertEqual(Conversion.passthrough(container).skipped, [], line.string)
      }
    }
  }

  func testClientCertificatesEndAtTheGateway() {
    for line: Text in ["traefik.frontend.passTLSCert=true", "traefik.frontend.passTLSClientCert.pem=true"] {
      for conversion in [Conversion.filter(app([line])), .passthrough(app([line]))] {
        XCTAssertEqual(conversion.skipped.map(\.reason), [.needsClientCertificate], line.string)
      }
    }
    XCTAssertEqual(Conversion.filter(app(["traefik.frontend.passTLSCert=false"])).skipped, [])
  }

  func testWhatElseIsLostIsAWarning() {
    let lines: [Text: Text] = [
      "headers.STSSeconds=1": "headers", "rateLimit.extractorFunc=client.ip": "rateLimit",
      "errors.a.backend=b": "errors", "redirect.regex=^a": "redirect.regex", "passHostHeader=false": "passHostHeader",
    ]
    for (line, name) in lines {
      XCTAssertEqual(
        Conversion.filter(app(["traefik.frontend." + line])).warnings,
        [.middlewaresDropped(router: "app", container: "app", middlewares: ["traefik.frontend." + name])], line.string)
    }
    for line: Text in [
      "passHostHeader=true", "redirect.permanent=true", "whiteList.useXForwardedFor=true",
    ] {
      XCTAssertEqual(Conversion.filter(app(["traefik.frontend." + line])).warnings, [], line.string)
    }
  }

  /// As they come of a variable that nobody set: v1 takes such a label for none.
  func testAProtectionWithoutAValueIsAWarningInBothModes() {
    let empty: [Text] = [
      "auth.basic", "auth.basic.users", "Auth.Basic.Users", "auth.basic.usersFile", "auth.digest.users",
      "auth.digest.usersFile", "auth.forward.address", "whiteList.sourceRange", "whitelistSourceRange",
    ]
    for setting in empty {
      for start: Text in ["traefik.frontend.", "traefik.seg.frontend."] {
        for conversion in [Conversion.filter(app([start + setting + "="])), .passthrough(app([start + setting + "="]))]
        {
          XCTAssertEqual(conversion.warnings, [.protectionEmpty(key: start + setting, container: "app")])
          XCTAssertEqual(conversion.skipped, [])
        }
      }
    }
  }

  func testAnotherProtectionOfTheFrontendIsEnough() {
    let pairs: [(Text, Text)] = [
      ("auth.basic.users=", "auth.basic.usersFile=/f"), ("auth.basic.users=", "auth.forward.address=http://a"),
      ("whiteList.sourceRange=", "whitelistSourceRange=10.0.0.0/8"),
    ]
    for (empty, full) in pairs {
      let conversion = Conversion.passthrough(app(["traefik.frontend." + empty, "traefik.frontend." + full]))
      XCTAssertFalse(conversion.warnings.contains { if case .protectionEmpty = $0 { true } else { false } })
    }
    let other = Conversion.passthrough(
      app(["traefik.frontend.auth.basic.users=", "traefik.frontend.whiteList.sourceRange=10.0.0.0/8"]))
    XCTAssertTrue(
      other.warnings.contains(.protectionEmpty(key: "traefik.frontend.auth.basic.users", container: "app")))
  }

  // What redirects to an entry point is served there only, never over plain http.

  func testARedirectLeavesTheEntryPointThatItLeadsTo() {
    let cases: [([Text], entryPoints: Text?, tls: Text?)] = [
      (["entryPoints=http,https", "redirect.entryPoint=https"], "https", "true"),
      (["redirect.entryPoint=https"], nil, "true"), (["headers.SSLRedirect=true"], nil, "true"),
      (["entryPoints=http,https", "headers.SSLRedirect=true"], "https", "true"),
      (["entryPoints=http,https", "redirect.entryPoint=http"], "http", nil),
      // On both; without TLS the gateway would answer 404 over https.
      (["entryPoints=http,https", "headers.SSLRedirect=false"], "http,https", "true"),
    ]
    for (settings, entryPoints, tls) in cases {
      let conversion = Conversion.filter(app(settings.map { "traefik.frontend." + $0 }))
      XCTAssertEqual(conversion["traefik.http.routers.app.entrypoints"], entryPoints, "\(settings)")
      XCTAssertEqual(conversion["traefik.http.routers.app.tls"], tls, "\(settings)")
      XCTAssertEqual(conversion.skipped, [], "\(settings)")
    }
  }

  func testARouterThatOnlyRedirectsIsLeftOut() {
    for setting: Text in ["redirect.entryPoint=https", "headers.SSLRedirect=true"] {
      let container = app(["traefik.frontend.entryPoints=http", "traefik.frontend." + setting])
      XCTAssertEqual(Conversion.filter(container).skipped.map(\.reason), [.onlyRedirects])
      let passthrough = Conversion.passthrough(container) { $0.localEntryPoints.plain = "http" }
      XCTAssertEqual(passthrough.skipped.map(\.reason), [.onlyRedirects])
      XCTAssertEqual(Conversion.passthrough(container).skipped.map(\.reason), [.onlyRedirects])
    }
  }

  // The ways to the guest's own Traefik.

  func testTheWayInModePassthrough() {
    let plain: Text = "homelab-traefik"
    let secure: Text = "homelab-traefik-secure"
    let cases: [([Text], Text)] = [
      ([], plain), (["entryPoints=http"], plain), (["entryPoints=http,https"], plain), (["entryPoints=https"], secure),
      (["entryPoints=http,https", "redirect.entryPoint=https"], secure), (["headers.SSLRedirect=true"], secure),
    ]
    for (settings, service) in cases {
      let conversion = Conversion.passthrough(app(settings.map { "traefik.frontend." + $0 })) {
        ($0.localEntryPoints.plain, $0.localEntryPoints.secure) = ("http", "https")
      }
      XCTAssertEqual(conversion["traefik.http.routers.app.service"], service, "\(settings)")
    }
  }

  func testAnAddressFilterSeesTheGatewayUnlessItLooksForTheClient() {
    let list: Text = "traefik.frontend.whiteList.sourceRange=10.0.0.0/8"
    XCTAssertEqual(
      Conversion.passthrough(app([list])).warnings,
      [.filterSeesGateway(router: "app", container: "app", middlewares: ["traefik.frontend.whiteList.sourceRange"])])
    let trusting = app([list, "traefik.frontend.whiteList.useXForwardedFor=true"])
    XCTAssertEqual(Conversion.passthrough(trusting).warnings, [])
    XCTAssertEqual(
      Conversion.filter(trusting).skipped.map(\.reason),
      [.losesProtection(middlewares: ["traefik.frontend.whiteList.useXForwardedFor"])])
  }
}
