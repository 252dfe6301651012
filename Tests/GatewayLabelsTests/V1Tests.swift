import XCTest

@testable import GatewayLabels

/// Containers of Traefik v1, as the gateway gets them.
final class V1Tests: XCTestCase {
  private func local(_ containers: Container...) -> LocalConfiguration {
    LocalConfiguration(containers, LocalOptions())
  }

  private func router(_ lines: Text...) -> LocalRouter? {
    let container = Container(name: "app", labels: (lines + ["traefik.frontend.rule=Host:a"]).map { Label(line: $0) })
    return local(container).routers.first
  }

  // Routers and services.

  func testARuleIsKeptAsWritten() {
    let configuration = local(Container("app", "traefik.frontend.rule=Host:a,b;PathPrefix:/x ", "traefik.port=8080"))
    XCTAssertEqual(configuration.routers.map(\.rule), ["Host:a,b;PathPrefix:/x "])
    XCTAssertEqual(configuration.routers.map(\.syntax), [.v1])
    XCTAssertEqual(configuration.routers.map(\.name), ["app"])
    XCTAssertEqual(configuration.services.keys, ["app"])
    XCTAssertEqual(configuration.services.values.map(\.port), [8080])
  }

  func testWithoutAPortTheLowestExposedOneCounts() {
    let container = Container(
      name: "app", labels: [Label("traefik.frontend.rule", "Host:a")], ports: PublishedPorts(exposed: [443, 81]))
    XCTAssertEqual(local(container).services.values.map(\.port), [81])
  }

  func testServersHaveProtocolAndWeight() {
    let configuration = local(
      Container("app", "traefik.port=1", "traefik.protocol=https", "traefik.weight=5", "traefik.frontend.rule=Host:a"))
    XCTAssertEqual(
      configuration.services.values.map(\.properties),
      [["loadbalancer.server.port": "1", "loadbalancer.server.scheme": "https", "loadbalancer.server.weight": "5"]])
  }

  func testNames() {
    let compose: [Text] = ["com.docker.compose.service=we_b", "com.docker.compose.project=shop"]
    let names: [([Text], router: Text, service: Text)] = [
      ([], "we-b-shop", "we-b-shop"), (["traefik.backend=my_back"], "my-back", "my-back"),
      (["traefik.a_b.port=1"], "a-b-we-b-shop-a-b", "we-b-shop-a-b"),
      (["traefik.a.port=1", "traefik.a.backend=x"], "a-we-b-shop-x", "we-b-shop-x"),
    ]
    for (lines, router, service) in names {
      let all = lines + compose + ["traefik.frontend.rule=Host:a"]
      let configuration = local(Container(name: "box", labels: all.map { Label(line: $0) }))
      XCTAssertEqual(configuration.routers.map(\.name), [router])
      XCTAssertEqual(configuration.services.keys, [service])
      XCTAssertEqual(configuration.routers.map(\.link), [.service(service)])
    }
  }

  func testLabelsInOneFlatListAreNamedAfterTheRule() {
    let configuration = local(Container(nil, "traefik.frontend.rule=Host:a.example.org", "traefik.port=80"))
    XCTAssertEqual(configuration.routers.map(\.name), ["Host-a-example-org"])
    XCTAssertEqual(configuration.services.keys, ["Host-a-example-org"])
  }

  func testEntryPointsAndPriority() {
    XCTAssertEqual(router("traefik.frontend.entryPoints=http, https")?.entryPoints, ["http", "https"])
    XCTAssertEqual(router("traefik.frontend.priority=7")?.properties["priority"], "7")
    XCTAssertEqual(router("traefik.frontend.priority=high").map { $0.properties["priority"] }, .some(nil))
  }

  // v1's default rule.

  func testTheDefaultRuleNeedsTheDomain() {
    let named = local(Container("my_app", "traefik.port=1", "traefik.domain=example.org"))
    XCTAssertEqual(named.routers.map(\.rule), ["Host:my-app.example.org"])
    let compose = local(
      Container(
        "x", "com.docker.compose.service=we_b", "com.docker.compose.project=shop", "traefik.port=1",
        "traefik.domain=example.org"))
    XCTAssertEqual(compose.routers.map(\.rule), ["Host:we-b.shop.example.org"])
    let unknown = Container("app", "traefik.port=1")
    for conversion in [Conversion.passthrough(unknown), .filter(unknown)] {
      XCTAssertEqual(conversion.skipped.map(\.reason), [.domainUnknown])
      XCTAssertEqual(conversion.labels.filter { $0.key.hasPrefix("traefik.http.routers") }, [])
    }
  }

  // v1 is lenient.

  func testLabelsThatLaterVersionsRefuse() {
    let container = Container(
      "app", "traefik.frontend.rule=Host:a", "traefik.enable=yes", "Traefik.typo=1", "traefik.frontend.passHostHeader=x"
    )
    XCTAssertEqual(Conversion.passthrough(container).skipped, [])
    XCTAssertEqual(router("traefik.frontend.passHostHeader=x")?.middlewares, [])
  }

  func testHiddenContainers() {
    var options = LocalOptions()
    options.exposedByDefault = false
    let reasons: [([Text], SkippedRouter.Reason?)] = [
      (["traefik.enable=true"], nil), (["traefik.enable=0"], .containerHidden), ([], .notExposedByDefault),
      (["traefik.enable=yes"], .enableUnreadable("yes")),
    ]
    for (lines, reason) in reasons {
      let container = Container(name: "app", labels: (lines + ["traefik.port=80"]).map { Label(line: $0) })
      XCTAssertEqual(ContainerConfiguration(container, options).hiddenBecause, reason)
    }
  }

  // A person may tell which Traefik the guest has.

  func testTheVersionMayBeTold() {
    let both = Container("app", "traefik.frontend.rule=Host:a", "traefik.http.routers.web.rule=Host(`b`)")
    var options = LocalOptions()
    let rules = [nil, .v1, .v2, .v3].map { (syntax: RuleSyntax?) in
      options.syntax = syntax
      return LocalConfiguration([both], options).routers.map(\.rule)
    }
    XCTAssertEqual(rules, [["Host(`b`)"], ["Host:a"], ["Host(`b`)"], ["Host(`b`)"]])
    options.syntax = .v3
    XCTAssertEqual(LocalConfiguration([Container("app", "traefik.port=80")], options).routers.map(\.rule), [])
  }

  // Several containers of one backend.

  private func nginx(_ name: Text, _ port: Int, rule: Text = "Host:a.example.org") -> Container {
    Container(
      name: name,
      labels: [
        Label("traefik.backend", "web"), Label("traefik.frontend.rule", rule), Label("traefik.port", "80"),
      ], ports: PublishedPorts(tcp: port == 0 ? [:] : [80: [.init(address: "", port: port)]], exposed: [80]))
  }

  func testContainersOfOneBackendAreOneRouterAndOneService() {
    let conversion = Conversion.filter(nginx("one", 0), nginx("three", 8083), nginx("two", 8082)) {
      $0.portMapping = .auto
    }
    XCTAssertEqual(Array(ParsedLabels(conversion.labels).routers.keys), ["web"])
    XCTAssertEqual(conversion["traefik.http.services.web.loadbalancer.server.port"], "8083")
    XCTAssertEqual(
      conversion.warnings,
      [.serversLeftOut(router: "web", container: "one", service: "web", kept: "three", leftOut: ["one", "two"])])
    let passthrough = Conversion.passthrough(nginx("one", 0), nginx("two", 8082))
    XCTAssertEqual(Array(ParsedLabels(passthrough.labels).routers.keys), ["web"])
    XCTAssertEqual(passthrough.warnings, [])
  }

  func testRoutersOfOneBackendThatDifferAreNamedAfterTheirContainers() {
    let configuration = local(nginx("one", 0), nginx("two", 0, rule: "Host:b"))
    XCTAssertEqual(configuration.routers.map(\.name), ["web-one", "web-two"])
    XCTAssertEqual(configuration.routers.map(\.link), [.service("web"), .service("web")])
    XCTAssertEqual(configuration.services.keys, ["web"])
  }
}
