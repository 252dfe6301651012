import GatewayLabels
import XCTest

final class FilteringTests: XCTestCase {
  // Of a router and of a service, only some properties are kept.

  func testRouterProperties() {
    let kept = ["rule", "entrypoints", "tls", "tls.certresolver", "tls.options", "priority", "service"]
    let dropped = ["middlewares", "rulesyntax", "observability.tracing"]
    let values = [
      "rule": "Host(`a`)", "rulesyntax": "v3", "tls": "true", "priority": "1", "observability.tracing": "true",
      "tls.options": "x@file",
    ]
    let lines = (kept + dropped).map { Text("traefik.http.routers.web.\($0)=\(values[$0] ?? "x")") }
    let beside: [Text] = [
      "traefik.http.services.x.loadbalancer.server.port=1", "traefik.http.middlewares.x.compress=true",
    ]
    let conversion = Conversion.filter(Container(name: "web", labels: (lines + beside).map { Label(line: $0) }))
    XCTAssertEqual(
      Set(ParsedLabels(conversion.labels).routers["web"]?.keys.map(\.string) ?? []), Set(kept))
    XCTAssertEqual(conversion["traefik.http.routers.web.rule"], "Host(`a`)")
  }

  func testEverythingElseIsDropped() {
    let conversion = Conversion.filter(
      .serving(
        "web", "traefik.docker.network=n", "traefik.http.middlewares.m.compress=true",
        "traefik.tcp.routers.db.rule=HostSNI(`*`)",
        "traefik.tcp.services.db.loadbalancer.server.port=5432", "traefik.udp.services.dns.loadbalancer.server.port=53")
    )
    XCTAssertEqual(conversion.lines, ["traefik.enable=true", "traefik.http.routers.web.rule=Host(`web.example.org`)"])
  }

  func testARuleIsCopiedByteForByte() {
    let rule: Text = "Host(`a`)  ||  (Path(\"/e\u{301}\") && !Query(`a`, `=`))"
    let conversion = Conversion.filter(
      Container("web", "traefik.http.routers.web.rule=" + rule, "traefik.http.routers.web.tls=true"))
    XCTAssertEqual(conversion["traefik.http.routers.web.rule"], rule)
  }

  // Dropped middlewares are told, and protection is not dropped.

  func testDroppedMiddlewaresAreAWarning() {
    let conversion = Conversion.filter(
      .serving(
        "web", "traefik.http.routers.web.middlewares=compress, headers@file",
        "traefik.http.middlewares.compress.compress=true"))
    XCTAssertEqual(
      conversion.warnings,
      [
        .middlewaresDropped(
          router: "web", container: "web", middlewares: ["compress", "headers@file"], byName: ["headers@file"])
      ])
    XCTAssertEqual(conversion.skipped, [])
  }

  func testProtectedRoutersAreLeftOutByTheKindOfTheMiddleware() {
    for line: Text in [
      "basicauth.users=a:b", "BasicAuth.Users=a:b", "digestauth.users=a:b", "forwardauth.address=http://a",
      "ipallowlist.sourcerange=10.0.0.0/8", "ipwhitelist.sourcerange=10.0.0.0/8",
    ] {
      let conversion = Conversion.filter(
        .serving("web", "traefik.http.routers.web.middlewares=m", "traefik.http.middlewares.m." + line))
      XCTAssertEqual(conversion.skipped.map(\.reason), [.losesProtection(middlewares: ["m"])], line.string)
      XCTAssertEqual(conversion.labels, [], line.string)
    }
  }

  func testProtectedRoutersAreLeftOutByTheNameOfAMiddlewareFromElsewhere() {
    for name: Text in [
      "authelia@file", "my-SSO@file", "oidc@kubernetes", "lan-ipAllowList@file", "ip-whitelist@file", "ipfilter@file",
    ] {
      let conversion = Conversion.filter(.serving("web", "traefik.http.routers.web.middlewares=" + name))
      XCTAssertEqual(
        conversion.skipped.map(\.reason), [.losesProtection(middlewares: [name], byName: [name])], name.string)
    }
  }

  func testADefinedMiddlewareWithAProtectiveNameIsJudgedByItsKind() {
    let conversion = Conversion.filter(
      .serving(
        "web", "traefik.http.routers.web.middlewares=author", "traefik.http.middlewares.author.addprefix.prefix=/a"))
    XCTAssertEqual(conversion.skipped, [])
  }

  func testAChainProtectsAsItsMembersDo() {
    let conversion = Conversion.filter(
      .serving(
        "web", "traefik.http.routers.web.middlewares=a", "traefik.http.middlewares.a.chain.middlewares=b",
        "traefik.http.middlewares.b.chain.middlewares=c@docker", "traefik.http.middlewares.c.digestauth.users=a:b"))
    XCTAssertEqual(conversion.skipped.map(\.reason), [.losesProtection(middlewares: ["a"])])
  }

  func testProtectedRoutersArePublishedOnRequest() {
    let conversion = Conversion.filter(
      .serving("web", "traefik.http.routers.web.middlewares=m", "traefik.http.middlewares.m.basicauth.users=a:b")
    ) { $0.publishesUnprotected = true }
    XCTAssertEqual(conversion.lines, ["traefik.enable=true", "traefik.http.routers.web.rule=Host(`web.example.org`)"])
    XCTAssertEqual(
      conversion.warnings, [.middlewaresDropped(router: "web", container: "web", middlewares: ["m"])])
  }

  // The gateway's plugin must not choose a service by chance.

  func testARouterNamesItsServiceWhenThereAreSeveral() {
    let conversion = Conversion.filter(
      .serving("one", "traefik.http.services.first.loadbalancer.server.port=1"),
      .serving("two", "traefik.http.services.second.loadbalancer.server.port=2"))
    XCTAssertEqual(conversion["traefik.http.routers.one.service"], "first")
    XCTAssertEqual(conversion["traefik.http.routers.two.service"], "second")
  }

  func testAReferenceFollowsTheNameThatItsServiceGets() {
    let conversion = Conversion.filter(
      .serving(
        "one", "traefik.http.routers.one.service=My Svc@docker",
        "traefik.http.services.My Svc.loadbalancer.server.port=1"))
    XCTAssertEqual(conversion["traefik.http.routers.one.service"], "my-svc")
    XCTAssertEqual(conversion["traefik.http.services.my-svc.loadbalancer.server.port"], "1")
  }

  // On the gateway a name that the guest does not define could be another guest's service, or a file's.
  func testAServiceThatTheGuestDoesNotDefineIsNotNamed() {
    let reasons: [Text: SkippedRouter.Reason] = [
      "Elsewhere@file": .serviceUnknown(service: "Elsewhere@file"),
      "other-guest": .serviceMissing(service: "other-guest"),
    ]
    for (service, reason) in reasons {
      let conversion = Conversion.filter(.serving("one", "traefik.http.routers.one.service=" + service))
      XCTAssertEqual(conversion.skipped.map(\.reason), [reason])
    }
    let flat = Container(
      nil, "traefik.enable=true", "traefik.http.routers.one.rule=Host(`a.example.org`)",
      "traefik.http.routers.one.service=other-guest")
    XCTAssertEqual(Conversion.filter(flat).skipped.map(\.reason), [.serviceUnknown(service: "other-guest")])
  }

  // With the filter off every label stays.

  func testWithoutTheFilterEveryLabelIsKept() {
    let lines: [Text] = [
      "traefik.enable=true", "traefik.docker.network=n", "traefik.http.middlewares.m.basicauth.users=a:b",
      "traefik.http.routers.r.rule=not a rule", "traefik.typo=1",
      "traefik.udp.routers.r.entrypoints=dns",
    ]
    let container = Container(name: "web", labels: (lines + ["com.example=1"]).map { Label(line: $0) })
    XCTAssertEqual(Conversion.filter(container) { $0.isOn = false }.lines, lines)
  }

  func testWithoutTheFilterALaterContainerCountsWithAWarning() {
    let first = Container("a", "traefik.http.routers.r.rule=Host(`a`)", "traefik.x=1")
    let second = Container("b", "traefik.enable=1", "traefik.x=2")
    for containers in [[first, second], [second, first]] {
      var options = GatewayOptions()
      options.filter.isOn = false
      let conversion = Conversion(containers, options)
      XCTAssertEqual(conversion.lines, ["traefik.enable=true", "traefik.http.routers.r.rule=Host(`a`)", "traefik.x=2"])
      XCTAssertEqual(conversion.warnings, [.keyGivenTwice(key: "traefik.x", container: "b")])
    }
  }
}
