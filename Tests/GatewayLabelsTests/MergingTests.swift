import GatewayLabels
import XCTest

/// What several containers say together, as Traefik's Docker provider takes it.
final class MergingTests: XCTestCase {
  // Equal definitions are one, different ones are none and both containers are named.

  func testEqualRoutersOfTwoContainersAreOne() {
    let lines: [Text] = ["traefik.http.routers.web.rule=Host(`a`)", "traefik.http.routers.web.service=web"]
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
      .serving("one", "traefik.http.services.s.loadbalancer.server.port=1"),
      .serving("two", "traefik.http.services.s.loadbalancer.server.port=2"))
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(
      conversion.skipped.map(\.reason),
      Array(repeating: .serviceDefinedDifferently(service: "s", containers: ["one", "two"]), count: 2))
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
