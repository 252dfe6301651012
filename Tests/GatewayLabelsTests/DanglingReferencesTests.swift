import XCTest

@testable import GatewayLabels

/// Routers that the guest's Traefik disables, since what they refer to is nowhere or works nowhere. What it makes of each was
/// seen on Traefik 3.7.
final class DanglingReferencesTests: XCTestCase {
  private let port: Text = "traefik.http.services.web.loadbalancer.server.port=80"

  private func reasons(_ containers: Container..., in mode: GatewayOptions.Mode) -> [SkippedRouter.Reason] {
    var options = GatewayOptions()
    options.mode = mode
    return Conversion(containers, options).skipped.map(\.reason)
  }

  private func web(_ lines: Text..., ports: PublishedPorts = PublishedPorts(), state: ContainerState = .running)
    -> Container
  {
    let rule = Label("traefik.http.routers.web.rule", "Host(`web.example.org`)")
    return Container(name: "web", labels: [rule] + lines.map(Label.init(line:)), ports: ports, state: state)
  }

  // A service.

  func testAServiceThatNoContainerDefines() {
    for name: Text in ["nowhere", "web ", "Web", "nowhere@docker"] {
      for mode in GatewayOptions.Mode.allCases {
        let meant = name == "nowhere@docker" ? "nowhere" : name
        XCTAssertEqual(
          reasons(web("traefik.http.routers.web.service=" + name, port), in: mode), [.serviceMissing(service: meant)])
      }
    }
  }

  func testAServiceOfAHiddenContainerIsNowhere() {
    let hidden = Container("other", "traefik.enable=false", "traefik.http.services.s.loadbalancer.server.port=1")
    for mode in GatewayOptions.Mode.allCases {
      XCTAssertEqual(
        reasons(web("traefik.http.routers.web.service=s"), hidden, in: mode), [.serviceMissing(service: "s")])
    }
  }

  func testServicesThatAreThere() {
    let other = Container.serving("other", "traefik.http.services.s.loadbalancer.server.port=1")
    let automatic = Container("bare", "traefik.enable=true")
    XCTAssertEqual(reasons(web("traefik.http.routers.web.service=s"), other, in: .passthrough), [])
    XCTAssertEqual(reasons(web("traefik.http.routers.web.service=", port), in: .passthrough), [])
    XCTAssertEqual(reasons(web("traefik.http.routers.web.service=s@file"), in: .passthrough), [])
    // Traefik makes a service for a container without any, also when nobody told its default rule.
    XCTAssertEqual(reasons(web("traefik.http.routers.web.service=bare"), automatic, in: .passthrough), [.noRule])
  }

  func testAServiceThatContainersDefineDifferently() {
    let option: Text = "traefik.http.services.web.loadbalancer.passhostheader="
    let other = Container("other", "traefik.http.routers.other.rule=Host(`other.example.org`)", option + "false")
    for mode in GatewayOptions.Mode.allCases {
      XCTAssertEqual(
        reasons(web(option + "true"), other, in: mode),
        Array(repeating: .serviceDefinedDifferently(service: "web", containers: ["other", "web"]), count: 2))
    }
  }

  /// Of labels in one flat list more may exist than were given. A middleware may be what protects, so it has to be there.
  func testAFlatListIsNotAskedForWhatItLacks() {
    let flat = Container(
      nil, "traefik.http.routers.web.rule=Host(`web.example.org`)", "traefik.http.routers.web.service=nowhere")
    XCTAssertEqual(reasons(flat, in: .passthrough), [])
  }

  // What labels cannot define.

  func testTLSOptionsAndTransportsThatNoProviderIsNamedFor() {
    let transport: Text = "traefik.http.services.web.loadbalancer.serverstransport="
    for mode in GatewayOptions.Mode.allCases {
      XCTAssertEqual(
        reasons(web("traefik.http.routers.web.tls.options=modern", port), in: mode), [.tlsOptionsMissing("modern")])
      XCTAssertEqual(
        reasons(web(transport + "own", port), in: mode), [.transportMissing(service: "web", transport: "own")])
      XCTAssertEqual(reasons(web("traefik.http.routers.web.tls.options=default", port), in: mode), [])
      XCTAssertEqual(reasons(web(transport + "own@file", port), in: mode), [])
    }
  }

  // Its port.

  func testAPortThatIsNoNumber() {
    for text: Text in ["http", "${PORT}", " 80", "80 ", "-1"] {
      for mode in GatewayOptions.Mode.allCases {
        XCTAssertEqual(
          reasons(web("traefik.http.services.web.loadbalancer.server.port=" + text), in: mode),
          [.portNotNumber(service: "web", port: text)])
      }
    }
  }

  func testNoPortAtAllTakesTheContainerAlong() {
    let none = PublishedPorts(areKnown: true)
    let wanted: Text = "traefik.http.services.web.loadbalancer.server.port"
    for mode in GatewayOptions.Mode.allCases {
      XCTAssertEqual(
        reasons(web(ports: none), in: mode), [.portMissing(service: "web", wanted: wanted, leftover: nil)])
      XCTAssertEqual(
        reasons(web("traefik.port=80", wanted + "=", ports: none), in: mode),
        [.portMissing(service: "web", wanted: wanted, leftover: "traefik.port")])
      XCTAssertEqual(
        reasons(web(port, "traefik.tcp.routers.db.rule=HostSNI(`*`)", ports: none), in: mode),
        Array(
          repeating: .portMissing(
            service: "web", wanted: "traefik.tcp.services.web.loadbalancer.server.port", leftover: nil), count: 2))
    }
  }

  func testAPortThatMayBeThere() {
    let none = PublishedPorts(areKnown: true)
    XCTAssertEqual(reasons(web(), in: .passthrough), [], "nobody looked")
    XCTAssertEqual(reasons(web(port, ports: none), in: .passthrough), [])
    XCTAssertEqual(reasons(web(ports: PublishedPorts(exposed: [3000], areKnown: true)), in: .passthrough), [])
    XCTAssertEqual(
      reasons(web("traefik.http.services.web.loadbalancer.server.url=http://10.0.0.9", ports: none), in: .passthrough),
      [])
    XCTAssertEqual(
      reasons(web("traefik.docker.allownonrunning=true", ports: none, state: .stopped("exited")), in: .passthrough), [])
  }

  func testAnEmptyPortLabelCountsAsNone() {
    let exposed = PublishedPorts(tcp: [3000: [.init(address: "", port: 8153)]], exposed: [3000, 9000], areKnown: true)
    let empty = web("traefik.http.services.web.loadbalancer.server.port=", ports: exposed)
    for (mapping, port) in [(FilterOptions.PortMapping.label, "3000"), (.auto, "8153"), (.published, "8153")] {
      let conversion = Conversion.filter(empty) { $0.portMapping = mapping }
      XCTAssertEqual(conversion["traefik.http.services.web.loadbalancer.server.port"], Text(port))
    }
  }

  func testOfSeveralServicesOneWithoutAPortTakesTheContainers() {
    let container = web(
      "traefik.http.routers.web.service=two", "traefik.http.services.one.loadbalancer.server.port=1",
      "traefik.http.services.two.loadbalancer.passhostheader=true", ports: PublishedPorts(exposed: [80], areKnown: true)
    )
    let conversion = Conversion.filter(container)
    XCTAssertEqual(conversion["traefik.http.services.two.loadbalancer.server.port"], "80")
    XCTAssertEqual(conversion.skipped, [])
  }

  // Only what Traefik would serve is compared.

  func testARouterThatCannotBeLinkedContradictsNobody() {
    let unlinkable = Container(
      "one", "traefik.http.routers.web.rule=Host(`one.example.org`)",
      "traefik.http.services.a.loadbalancer.server.port=1", "traefik.http.services.b.loadbalancer.server.port=2")
    for mode in GatewayOptions.Mode.allCases {
      XCTAssertEqual(reasons(unlinkable, web(port), in: mode), [.serviceUndecided(among: ["a", "b"])])
    }
    let conversion = Conversion.filter(unlinkable, web(port))
    XCTAssertEqual(conversion["traefik.http.routers.web.rule"], "Host(`web.example.org`)")
    XCTAssertEqual(ParsedLabels(conversion.labels).services.keys, ["web"])
  }

  func testATCPRouterWithoutARuleContradictsNobody() {
    let bare = Container("one", "traefik.tcp.routers.db.entrypoints=db")
    let ruled = Container("two", "traefik.tcp.routers.db.rule=HostSNI(`*`)")
    XCTAssertEqual(reasons(bare, ruled, in: .filter), [.streamNotCarried(.tcp), .noRule])
  }

  func testLabelsThatAreEqualButLinkToServicesOfTheirOwn() {
    let rule: Text = "traefik.http.routers.web.rule=Host(`web.example.org`)"
    let ports = PublishedPorts(exposed: [80], areKnown: true)
    let (one, two) = (
      Container(name: "one", labels: [Label(line: rule)], ports: ports),
      Container(name: "two", labels: [Label(line: rule)], ports: ports)
    )
    for mode in GatewayOptions.Mode.allCases {
      XCTAssertEqual(
        reasons(one, two, in: mode),
        Array(
          repeating: .linkedDifferently(containers: ["one", "two"], services: ["one", "two"]), count: 2))
    }
    XCTAssertEqual(Conversion.filter(one, two).labels, [], "nothing is left behind")
  }

  // `noop@internal` holds no secret.

  func testARouterThatItsMiddlewaresAnswer() {
    let redirect = web(
      "traefik.http.routers.web.service=noop@internal", "traefik.http.routers.web.middlewares=up",
      "traefik.http.middlewares.up.redirectregex.regex=^https://www")
    XCTAssertEqual(reasons(redirect, in: .passthrough), [])
    XCTAssertEqual(reasons(redirect, in: .filter), [.servesNothing(service: "noop@internal")])
    let toHTTPS = web(
      "traefik.http.routers.web.service=noop@internal", "traefik.http.routers.web.middlewares=up",
      "traefik.http.middlewares.up.redirectscheme.scheme=https")
    XCTAssertEqual(reasons(toHTTPS, in: .passthrough), [.onlyRedirects])
  }
}
