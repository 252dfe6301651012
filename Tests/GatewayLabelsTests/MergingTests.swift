import GatewayLabels
import XCTest

/// What several containers say together, as Traefik's Docker provider takes it.
final class MergingTests: XCTestCase {
  // Equal definitions are one, different ones are none and both containers are named.

  func testEqualRoutersOfTwoContainersAreOne() {
    let lines: [Text] = [
      "traefik.http.routers.web.rule=Host(`a.example.org`)", "traefik.http.routers.web.service=web",
      "traefik.http.services.web.loadbalancer.server.port=80",
    ]
    let conversion = Conversion.passthrough(
      Container(name: "one", labels: lines.map { Label(line: $0) }),
      Container(name: "two", labels: lines.reversed().map { Label(line: $0) }))
    XCTAssertEqual(ParsedLabels(conversion.labels).routers.count, 1)
    XCTAssertEqual(conversion.skipped, [])
  }

  func testDifferentRoutersOfOneNameAreLeftOutWithBothContainers() {
    let conversion = Conversion.passthrough(
      Container("one", "traefik.http.routers.web.rule=Host(`a`)"),
      Container("two", "traefik.http.routers.web.rule=Host(`b`)"))
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(
      conversion.skipped.map(\.reason), Array(repeating: .definedDifferently(containers: ["one", "two"]), count: 2))
    XCTAssertEqual(conversion.skipped.map(\.container), ["one", "two"])
  }

  func testRoutersThatDifferInAnythingAreDifferent() {
    for line: Text in ["priority=1", "middlewares=m", "entrypoints=web", "tls=true", "service=other"] {
      let conversion = Conversion.passthrough(
        Container("one", "traefik.http.routers.web.rule=Host(`a`)"),
        Container("two", "traefik.http.routers.web.rule=Host(`a`)", "traefik.http.routers.web." + line))
      XCTAssertEqual(conversion.labels, [], line.string)
    }
  }

  func testRulesThatOnlyLookEqualAreDifferent() {
    let conversion = Conversion.passthrough(
      Container("one", "traefik.http.routers.web.rule=Path(`/\u{E9}`)"),
      Container("two", "traefik.http.routers.web.rule=Path(`/e\u{301}`)"))
    XCTAssertEqual(conversion.skipped.count, 2)
  }

  func testDifferentServicesOfOneNameTakeTheirRoutersAlong() {
    let conversion = Conversion.filter(
      .serving("one", "traefik.http.services.s.loadbalancer.passhostheader=true"),
      .serving("two", "traefik.http.services.s.loadbalancer.passhostheader=false"))
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(
      conversion.skipped.map(\.reason),
      Array(repeating: .serviceDefinedDifferently(service: "s", containers: ["one", "two"]), count: 2))
  }

  // Services that differ in their servers only are one, over all of them; the notes can name one server.

  private func server(_ container: Text, _ port: Text, _ ports: PublishedPorts = PublishedPorts()) -> Container {
    let lines: [Text] = [
      "traefik.http.routers.web.rule=Host(`a.example.org`)", "traefik.http.services.s.loadbalancer.server.port=" + port,
    ]
    return Container(name: container, labels: lines.map { Label(line: $0) }, ports: ports)
  }

  func testOfSeveralServersTheNotesNameThatOfTheFirstContainer() {
    let warning = Warning.serversLeftOut(router: "web", container: "a", service: "s", kept: "a", leftOut: ["b", "c"])
    for containers in [["a", "b", "c"], ["c", "a", "b"]] as [[Text]] {
      let conversion = Conversion(containers.map { server($0, $0 == "a" ? "81" : "82") }, GatewayOptions())
      XCTAssertEqual(conversion["traefik.http.services.s.loadbalancer.server.port"], "81")
      XCTAssertEqual(conversion.warnings, [warning])
      XCTAssertEqual(conversion.skipped, [])
    }
  }

  func testWhatTraefikDoesByDefaultIsNoDifference() {
    for line: Text in ["passhostheader=T", "strategy=wrr", "responseforwarding.flushinterval=100ms"] {
      let conversion = Conversion.filter(
        .serving(
          "a", "traefik.http.services.s.loadbalancer." + line, "traefik.http.services.s.loadbalancer.server.port=1"),
        .serving("b", "traefik.http.services.s.loadbalancer.server.port=1"))
      XCTAssertEqual(conversion.skipped, [], line.string)
    }
  }

  func testOfSeveralServersTheNotesNameTheFirstThatTheGuestPublishes() {
    let published = PublishedPorts(tcp: [80: [.init(address: "", port: 8081)]], exposed: [80])
    for mapping in [FilterOptions.PortMapping.auto, .published] {
      let conversion = Conversion.filter(server("a", "80"), server("b", "80", published)) { $0.portMapping = mapping }
      XCTAssertEqual(conversion["traefik.http.services.s.loadbalancer.server.port"], "8081")
      XCTAssertEqual(
        conversion.warnings,
        [.serversLeftOut(router: "web", container: "a", service: "s", kept: "b", leftOut: ["a"])])
    }
  }

  func testServersThatTheGatewayCannotTellApartAreOne() {
    let conversion = Conversion.filter(server("a", "80"), server("b", "80"))
    XCTAssertEqual(conversion["traefik.http.services.s.loadbalancer.server.port"], "80")
    XCTAssertEqual(conversion.warnings, [])
  }

  func testInModePassthroughTheGuestsTraefikBalances() {
    let conversion = Conversion.passthrough(server("a", "81"), server("b", "82"))
    XCTAssertEqual(conversion["traefik.http.routers.web.rule"], "Host(`a.example.org`)")
    XCTAssertEqual(conversion.warnings, [])
    XCTAssertEqual(conversion.skipped, [])
  }

  // A hidden container says nothing.

  func testAHiddenContainerContradictsNobody() {
    let conversion = Conversion.passthrough(
      Container("one", "traefik.http.routers.web.rule=Host(`a`)"),
      Container("two", "traefik.enable=false", "traefik.http.routers.web.rule=Host(`b`)"))
    XCTAssertEqual(conversion["traefik.http.routers.web.rule"], "Host(`a`)")
    XCTAssertEqual(conversion.skipped.map(\.reason), [.containerHidden])
  }

  func testEnableIsReadLikeGoReadsBooleans() {
    for value: Text in ["1", "t", "T", "TRUE", "true", "True"] {
      XCTAssertEqual(Conversion.passthrough(.serving("web", "traefik.enable=" + value)).skipped, [], value.string)
    }
    for value: Text in ["0", "f", "F", "FALSE", "false", "False"] {
      XCTAssertEqual(
        Conversion.passthrough(.serving("web", "traefik.enable=" + value)).skipped.map(\.reason), [.containerHidden],
        value.string)
    }
    for value: Text in ["", "yes", "on", "tRUE", " true", "true ", "2"] {
      XCTAssertEqual(
        Conversion.passthrough(.serving("web", "traefik.enable=" + value)).skipped.map(\.reason),
        [.enableUnreadable(value)], value.string)
    }
  }

  // Two spellings of a name are one within a container, and two across containers.

  func testSpellingsOfANameWithinAContainer() {
    let conversion = Conversion.passthrough(
      Container("one", "traefik.http.routers.Web.rule=Host(`a`)", "traefik.http.routers.web.priority=5"))
    XCTAssertEqual(Array(ParsedLabels(conversion.labels).routers.keys), ["web"])
    XCTAssertEqual(conversion["traefik.http.routers.web.priority"], "5")
  }

  func testSpellingsOfANameAcrossContainers() {
    let conversion = Conversion.passthrough(
      Container("one", "traefik.http.routers.Web.rule=Host(`a`)"),
      Container("two", "traefik.http.routers.web.rule=Host(`b`)"))
    XCTAssertEqual(Set(ParsedLabels(conversion.labels).routers.keys), ["web", "web-2"])
  }

  // Nothing comes of nothing.

  func testNoContainersAndNoLabels() {
    for conversion in [Conversion.passthrough(), .filter(), .passthrough(Container("a")), .filter(Container(nil))] {
      XCTAssertEqual(conversion.labels, [])
      XCTAssertEqual(conversion.notes, "")
      XCTAssertEqual(conversion.skipped, [])
      XCTAssertEqual(conversion.warnings, [])
    }
  }
}
