import XCTest

@testable import GatewayLabels

/// Mode passthrough with the entry points that were found on the guest: each router goes to the port that serves it.
final class FoundRouteTests: XCTestCase {
  private static let published = PublishedPorts(tcp: [
    80: [.init(address: "0.0.0.0", port: 8080)], 443: [.init(address: "", port: 8443)],
    9000: [.init(address: "127.0.0.1", port: 9000)], 81: [.init(address: "", port: 8081)],
  ])

  private func traefik(_ flags: [Text], _ ports: PublishedPorts = published) -> LocalTraefik {
    LocalTraefik(
      TraefikContainer(
        name: "traefik", image: "traefik:v3.7", command: ["/entrypoint.sh", "--providers.docker"] + flags, ports: ports)
    )
  }

  private let usual: [Text] = [
    "--entrypoints.web.address=:80", "--entrypoints.websecure.address=:443", "--entrypoints.internal.address=:9000",
  ]

  private func conversion(_ labels: [Text], _ flags: [Text], _ change: (inout GatewayOptions) -> Void = { _ in })
    -> Conversion
  {
    var options = GatewayOptions()
    options.mode = .passthrough
    options.passthrough.localEntryPoints.serversTransport = "guests@file"
    change(&options)
    options.use(traefik(flags), portIsDefault: options.passthrough.port == 8080, defaultRuleIsDefault: true)
    let lines = ["traefik.http.routers.r.rule=Host(`r`)"] + labels.map { "traefik.http.routers.r." + $0 }
    return Conversion([Container(name: "c", labels: lines.map(Label.init(line:)))], options)
  }

  /// Port and scheme that the router is sent to, or why it is left out.
  private func outcome(_ labels: [Text], _ flags: [Text]) -> String {
    let conversion = conversion(labels, flags)
    if let skipped = conversion.skipped.first { return "\(skipped.reason)" }
    let services = ParsedLabels(conversion.labels).services
    return services.map { "\($0.key) \($0.value[.serverScheme] ?? "") \($0.value[.serverPort] ?? "")" }
      .joined(separator: ", ")
  }

  private func check(_ labels: [Text], _ more: [Text], _ expected: String, line: UInt = #line) {
    XCTAssertEqual(outcome(labels, usual + more), expected, line: line)
  }

  private func check(_ labels: [Text], _ expected: String, line: UInt = #line) {
    check(labels, [], expected, line: line)
  }

  private let secure = "homelab-traefik-secure https 8443"
  private let plain = "homelab-traefik http 8080"

  func testTheTableOfEntryPointsAndTLS() {
    let withTLS: [Text] = ["--entrypoints.websecure.http.tls"]
    check(["entrypoints=web"], plain)
    check([], plain)
    check(["entrypoints=web", "tls=true"], "homelab-traefik-secure https 8080")
    check(["entrypoints=web,websecure"], withTLS, plain)
    check(["entrypoints=websecure", "tls=true"], secure)
    check(["entrypoints=websecure"], "homelab-traefik http 8443")
    check(["entrypoints=websecure"], withTLS, secure)
    check(["entrypoints=web,websecure", "tls=true"], "homelab-traefik-secure https 8080")
    check(["tls.certresolver=le"], ["--entrypoints.websecure.asDefault"], secure)
  }

  func testWhatTheGatewayCannotReachIsLeftOut() {
    check(["entrypoints=internal"], "entryPointNotPublished([internal])")
    check(["entrypoints=metrics"], "noSuchEntryPoint([metrics])")
    check(["entrypoints=dns"], ["--entrypoints.dns.address=:53/udp"], "noSuchEntryPoint([dns])")
    check(["entrypoints=own"], ["--entrypoints.own.address=127.0.0.1:81"], "entryPointNotPublished([own])")
  }

  func testARedirectOfTheEntryPointComesBeforeEveryRouter() {
    let redirect: [Text] = ["--entrypoints.web.http.redirections.entrypoint.to=websecure"]
    check(["entrypoints=web"], redirect, "entryPointRedirects(web)")
    check(["entrypoints=web,websecure", "tls=true"], redirect, "homelab-traefik-secure https 8080")
    check([], redirect + ["--entrypoints.websecure.http.tls"], secure)
    check(["entrypoints=web"], ["--entrypoints.web.http.redirections.entrypoint.to=elsewhere"], plain)
    check(["entrypoints=web"], redirect + ["--entrypoints.web.http.redirections.entrypoint.priority=1"], plain)
  }

  func testEachPortInUseIsAService() {
    let container: [Text] = [
      "traefik.http.routers.a.rule=Host(`a`)", "traefik.http.routers.a.entrypoints=web",
      "traefik.http.routers.b.rule=Host(`b`)", "traefik.http.routers.b.entrypoints=other",
      "traefik.http.routers.c.rule=Host(`c`)", "traefik.http.routers.c.entrypoints=websecure",
      "traefik.http.routers.c.tls=true", "traefik.http.routers.d.rule=Host(`d`)", "traefik.http.routers.d.tls=true",
      "traefik.http.routers.d.entrypoints=other",
    ]
    var options = GatewayOptions()
    options.mode = .passthrough
    options.use(
      traefik(usual + ["--entrypoints.other.address=:81"]), portIsDefault: true, defaultRuleIsDefault: true)
    let found = Conversion([Container(name: "c", labels: container.map(Label.init(line:)))], options)
    XCTAssertEqual(
      ParsedLabels(found.labels).services.mapValues { $0[.serverPort] },
      [
        "homelab-traefik": "8080", "homelab-traefik-other": "8081", "homelab-traefik-secure": "8443",
        "homelab-traefik-other-secure": "8081",
      ])
    XCTAssertEqual(found.warnings.filter { if case .noTransport = $0 { true } else { false } }.count, 1)
  }

  func testSettingsCountBeforeWhatWasFound() {
    let told = conversion(["entrypoints=websecure"], usual) { $0.passthrough.localEntryPoints.plain = "websecure" }
    XCTAssertEqual(told["traefik.http.services.homelab-traefik.loadbalancer.server.port"], "8080")
    let other = conversion(["entrypoints=web"], usual) { $0.passthrough.port = 7777 }
    XCTAssertEqual(other["traefik.http.services.homelab-traefik.loadbalancer.server.port"], "7777")
    let preferred = conversion([], usual) { $0.passthrough.port = 8443 }
    XCTAssertEqual(preferred["traefik.http.services.homelab-traefik.loadbalancer.server.port"], "8443")
  }

  func testInModeFilterTheEntryPointsWithTLSAreThoseThatWereFound() {
    let router = ["entrypoints=lan"] as [Text]
    let lan: [Text] = ["--entrypoints.lan.address=:81", "--entrypoints.lan.http.tls"]
    let found = conversion(router, lan) { $0.mode = .filter }
    XCTAssertEqual(found["traefik.http.routers.r.tls"], "true")
    let without = conversion(["entrypoints=websecure"], usual) { $0.mode = .filter }
    XCTAssertNil(without["traefik.http.routers.r.tls"])
    let told = conversion(router, lan) {
      $0.mode = .filter
      $0.passthrough.localEntryPoints.secure = "websecure"
      $0.filter.entryPoints.withTLS = ["websecure"]
    }
    XCTAssertNil(told["traefik.http.routers.r.tls"])
  }

  // No label says them, and they decide who may come in all the same.
  func testInModeFilterTheMiddlewaresOfEntryPointsCount() {
    let guarded: [Text] = ["--entrypoints.web.http.middlewares=auth@file"]
    for router: [Text] in [["entrypoints=web"], []] {
      let found = conversion(router, usual + guarded) { $0.mode = .filter }
      XCTAssertEqual(found.skipped.count, 1, "\(router)")
      XCTAssertEqual(found.labels, [])
    }
    XCTAssertEqual(conversion(["entrypoints=websecure"], usual + guarded) { $0.mode = .filter }.skipped, [])
    XCTAssertEqual(conversion(["entrypoints=web"], usual + guarded).skipped, [], "the guest's Traefik keeps them")
  }

  func testTheDockerProviderDecidesWhichContainersCount() {
    let hidden = conversion([], usual + ["--providers.docker.exposedbydefault=false"])
    XCTAssertEqual(hidden.skipped.map(\.reason), [.notExposedByDefault])
    let constraint: Text = "--providers.docker.constraints="
    let label: Text = "Label(`traefik.http.routers.r.rule`, `Host(r)`)"
    XCTAssertEqual(conversion([], usual + [constraint + label]).skipped.map(\.reason), [.constraintNotMet])
    XCTAssertEqual(conversion([], usual + [constraint + "!" + label]).skipped, [])
    let unknown = conversion([], usual + [constraint + "Label(`zone`, `a`)"])
    XCTAssertEqual(unknown.warnings.first, .constraintsUnclear(container: "traefik", constraints: "Label(`zone`, `a`)"))
  }

  func testWithoutAnyKnowledgeOneWarningNamesWhatWillAnswer404() {
    let byName = Conversion.passthrough(.serving("a", "traefik.http.routers.a.entrypoints=websecure"))
    XCTAssertEqual(byName.warnings, [.routersNeedTLS(routers: ["a"], port: 8080)])
    XCTAssertEqual(
      Conversion.passthrough(.serving("a", "traefik.http.routers.a.entrypoints=web,websecure")).warnings, [])
    let conversion = Conversion.passthrough(.serving("a", "traefik.http.routers.a.tls=true"))
    XCTAssertEqual(conversion.warnings, [.routersNeedTLS(routers: ["a"], port: 8080)])
  }

  func testOfSeveralTheOneThatServesLabelsIsTaken() {
    let able = TraefikContainer(
      name: "able", image: "traefik", command: ["traefik", "--providers.docker", "--entrypoints.web.address=:80"],
      ports: FoundRouteTests.published)
    let files = TraefikContainer(name: "files", image: "traefik", command: ["traefik", "--entrypoints.a.address=:80"])
    var inside = able
    (inside.name, inside.ports) = ("inside", PublishedPorts())
    XCTAssertNil(LocalTraefik.serving([]))
    XCTAssertEqual(LocalTraefik.serving([files, inside, able])?.container, "able")
    XCTAssertEqual(
      LocalTraefik.serving([files]).flatMap { $0.reading.fault }, .unknown(.noDockerProvider))
    var twin = able
    twin.name = "twin"
    XCTAssertEqual(LocalTraefik.serving([able, twin])?.reading.fault, .unknown(.several(["able", "twin"])))
  }

  func testConstraints() {
    let labels = [Label("a", "1"), Label("b", "xyz")]
    let rows: [(Text, Bool?)] = [
      ("Label(`a`,`1`)", true), ("Label(`a`, `2`)", false), ("!Label(`c`,`1`)", true),
      ("LabelRegex(`b`, `^x.z$`)", true),
      ("LabelRegex(`c`, `.*`)", false), ("Label(`a`,`2`) || Label(`a`,`1`) && LabelRegex(`b`,`y`)", true),
      ("(Label(`a`,`1`) || Label(`a`,`2`)) && !LabelRegex(\"b\", \"^y\")", true), ("tag==public", nil),
      ("Label(`a`", nil), ("Label(`a`)", nil), ("Label(`a`,`1`) x", nil), ("LabelRegex(`b`, `(`)", nil),
    ]
    for (text, expected) in rows {
      XCTAssertEqual(LabelConstraint(text).flatMap { $0.takes(labels) }, expected, text.string)
    }
  }
}

extension Result {
  fileprivate var fault: Failure? { if case .failure(let fault) = self { fault } else { nil } }
}
