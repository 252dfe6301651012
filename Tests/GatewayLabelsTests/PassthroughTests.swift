import GatewayLabels
import XCTest

final class PassthroughTests: XCTestCase {
  // Each router gets the gateway's entry points, TLS and service, and keeps its rule.

  func testWithTheDefaultsARouterHasFiveLabelsAndTheServiceTwo() {
    XCTAssertEqual(
      Conversion.passthrough(.serving("web")).lines,
      [
        "traefik.enable=true",
        "traefik.http.routers.web.entrypoints=websecure",
        "traefik.http.routers.web.rule=Host(`web.example.org`)",
        "traefik.http.routers.web.service=homelab-traefik",
        "traefik.http.routers.web.tls=true",
        "traefik.http.routers.web.tls.certresolver=letsencrypt",
        "traefik.http.services.homelab-traefik.loadbalancer.server.port=8080",
        "traefik.http.services.homelab-traefik.loadbalancer.server.scheme=http",
      ])
  }

  func testLabelsAreInTheOrderOfTheirKeys() {
    // A hyphen comes before the dot that follows a name, and a digit behind it.
    let conversion = Conversion.passthrough(.serving("web"), .serving("web-2"), .serving("web2"))
    let keys = conversion.labels.dropFirst().map(\.key)
    XCTAssertEqual(keys, keys.sorted())
    XCTAssertEqual(conversion.notes, conversion.lines.joined(by: "\n"))
  }

  func testOptions() {
    let conversion = Conversion.passthrough(.serving("mash-web")) { options in
      options.serviceName = "box"
      options.port = 80
      options.scheme = .https
      options.entryPoints = ["web", "internal"]
      options.certificateResolver = "le"
      options.routerNamePrefix = ""
    }
    XCTAssertEqual(
      conversion.lines,
      [
        "traefik.enable=true",
        "traefik.http.routers.mash-web.entrypoints=web,internal",
        "traefik.http.routers.mash-web.rule=Host(`mash-web.example.org`)",
        "traefik.http.routers.mash-web.service=box",
        "traefik.http.routers.mash-web.tls=true",
        "traefik.http.routers.mash-web.tls.certresolver=le",
        "traefik.http.services.box.loadbalancer.server.port=80",
        "traefik.http.services.box.loadbalancer.server.scheme=https",
      ])
  }

  func testAnEmptyCertificateResolverIsNoLabel() {
    let conversion = Conversion.passthrough(.serving("web")) { $0.certificateResolver = "" }
    XCTAssertNil(conversion["traefik.http.routers.web.tls.certresolver"])
    XCTAssertEqual(conversion["traefik.http.routers.web.tls"], "true")
  }

  func testWithoutTLSThereIsNoLabelThatSwitchesItOn() {
    let conversion = Conversion.passthrough(.serving("web")) { $0.tls = false }
    XCTAssertFalse(conversion.labels.contains { $0.key.contains(".tls") })
    XCTAssertEqual(conversion.labels.count, 6)
  }

  func testLocalEntryPointsAndTLSAreNotCopied() {
    let conversion = Conversion.passthrough(
      .serving("web", "traefik.http.routers.web.entrypoints=local", "traefik.http.routers.web.tls.certresolver=local"))
    XCTAssertEqual(conversion["traefik.http.routers.web.entrypoints"], "websecure")
    XCTAssertEqual(conversion["traefik.http.routers.web.tls.certresolver"], "letsencrypt")
  }

  func testALocalPriorityIsKept() {
    for priority: Text in ["42", "-1", "0"] {
      let conversion = Conversion.passthrough(.serving("web", "traefik.http.routers.web.priority=" + priority))
      XCTAssertEqual(conversion["traefik.http.routers.web.priority"], priority)
    }
  }

  // A router that cannot be had is left out with the reason.

  func testRoutersThatAreLeftOut() {
    let reasons: [Text: SkippedRouter.Reason] = [
      "service=api@internal": .servesTraefikItself(service: "api@internal"),
      "service=Dashboard@INTERNAL": .servesTraefikItself(service: "Dashboard@INTERNAL"),
      "rule=": .noRule,
      "rule=Header(`X`, ` traefik.a`)":
        .notExpressible(label: Label("traefik.http.routers.web.rule", "Header(`X`, ` traefik.a`)")),
      "entrypoint=web":
        .labelNotUnderstood(label: Label("traefik.http.routers.web.entrypoint", "web"), fault: .unknownKey),
      "priority=high":
        .labelNotUnderstood(label: Label("traefik.http.routers.web.priority", "high"), fault: .notWholeNumber),
    ]
    for (property, reason) in reasons {
      let conversion = Conversion.passthrough(.serving("web", "traefik.http.routers.web." + property), .serving("good"))
      XCTAssertEqual(conversion.skipped.map(\.name), ["web"], property.string)
      XCTAssertEqual(conversion.skipped.map(\.container), ["web"], property.string)
      XCTAssertEqual(conversion.skipped.map(\.reason), [reason], property.string)
      XCTAssertEqual(Array(ParsedLabels(conversion.labels).routers.keys), ["good"], property.string)
    }
  }

  func testWhenEveryRouterIsLeftOutThereIsNoLabel() {
    let conversion = Conversion.passthrough(
      .serving("web", "traefik.enable=true", "traefik.http.routers.web.service=api@internal"))
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(conversion.notes, "")
  }

  func testAnInternalServiceIsPublishedWhenItIsNamed() {
    let conversion = Conversion.passthrough(.serving("web", "traefik.http.routers.web.service=api@internal")) {
      $0.internalServices = ["api@internal"]
    }
    XCTAssertEqual(conversion["traefik.http.routers.web.service"], "homelab-traefik")
  }

  // One flat list of labels.

  func testLabelsInOneListNeedNoEnable() {
    let conversion = Conversion.passthrough(Container(nil, "traefik.http.routers.web.rule=Host(`a`)"))
    XCTAssertEqual(conversion.labels.count, 8)
  }

  func testThousandRouters() {
    let labels = (0..<1000).map { Label(Text("traefik.http.routers.mash-r\($0).rule"), Text("Host(`r\($0)`)")) }
    let conversion = Conversion.passthrough(Container(name: nil, labels: labels))
    XCTAssertEqual(conversion.labels.count, 1 + 5 * 1000 + 2)
    XCTAssertEqual(conversion["traefik.http.routers.r999.rule"], "Host(`r999`)")
  }
}
