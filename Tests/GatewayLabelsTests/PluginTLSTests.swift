import GatewayLabels
import XCTest

final class PluginTLSTests: XCTestCase {
  // TLS is on by exactly `true` or by any setting.

  func testOnlyTrueSwitchesTLSOn() {
    XCTAssertEqual(tls("tls=true"), PluginTLS())
    for line: Text in ["rule=Host(`a`)", "tls=", "tls=True", "tls=1", "tls=false", "tls.other=x"] {
      XCTAssertNil(tls(line), line.string)
    }
  }

  func testASettingSwitchesTLSOnBesideFalse() {
    XCTAssertEqual(tls("tls=false", "tls.certresolver=le"), PluginTLS(certificateResolver: "le"))
    XCTAssertEqual(tls("tls=false", "tls.options=strict@file"), PluginTLS(options: "strict@file"))
    XCTAssertEqual(tls("tls.certresolver=", "tls.options="), PluginTLS())
  }

  // Domains.

  func testListOfDomainsIsOfThisRouterOnly() {
    let routers = routers("a.tls.domains=x.org, y.org", "b.rule=Host(`b`)")
    XCTAssertEqual(routers["a"]?.tls, PluginTLS(domains: [domain("x.org"), domain(" y.org")]))
    XCTAssertNil(routers["b"]?.tls ?? nil)
  }

  func testNumberedDomainsSpreadToAllRouters() {
    let routers = routers(
      "a.tls.domains[1].main=y.org", "a.tls.domains[0].main=x.org", "a.tls.domains[0].sans=1.x.org,2.x.org",
      "b.tls=false")
    let tls = PluginTLS(domains: [domain("x.org", ["1.x.org", "2.x.org"]), domain("y.org")])
    XCTAssertEqual(routers.mapValues(\.tls), ["a": tls, "b": tls])
  }

  func testNumberedDomainsOfOtherProtocolsSpreadToo() {
    let configuration = PluginConfiguration.enabled(
      "traefik.tcp.routers.db.tls.domains[0].main=x.org", "traefik.http.routers.a.rule=Host(`a`)")
    XCTAssertEqual(configuration.routers["a"]?.tls, PluginTLS(domains: [domain("x.org")]))
  }

  func testNumberedDomainsTakeThePlaceOfTheList() {
    XCTAssertEqual(
      tls("tls.domains=x.org", "tls.domains[3].sans=y.org"), PluginTLS(domains: [domain("", ["y.org"])]))
  }

  func testKeysThatAreNoNumberedDomain() {
    for key in ["[].main", "[-1].main", "[a].main", "[1a].sans", "[0]main", "[0].other", "[0].main.x", "0].main", "]"] {
      XCTAssertNil(tls(Text("tls.domains\(key)=x.org")), key)
    }
  }

  func testHugeNumbersAreTheLargestOne() {
    XCTAssertEqual(
      tls("tls.domains[99999999999999999999].main=x.org", "tls.domains[9223372036854775807].sans=y.org"),
      PluginTLS(domains: [domain("x.org", ["y.org"])]))
  }

  func testTwoValuesForOneNumberAreLeftToChance() {
    let routers = routers("a.tls.domains[0].main=x.org", "b.tls.domains[00].main=y.org")
    XCTAssertEqual(routers["a"]?.tls?.domains.first?.main.possible, ["x.org", "y.org"])
    XCTAssertEqual(routers.filter { !$0.value.isDecided }.count, 2)
  }

  func testEqualValuesForOneNumberAreDecided() {
    let routers = routers("a.tls.domains[0].main=x.org", "b.tls.domains[0].main=x.org")
    XCTAssertEqual(routers["b"]?.tls, PluginTLS(domains: [domain("x.org")]))
  }

  private func domain(_ main: Text, _ alternatives: [Text] = []) -> PluginDomain {
    PluginDomain(main: PluginOutcome(main), alternatives: PluginOutcome(alternatives))
  }

  private func tls(_ properties: Text...) -> PluginTLS? {
    routers(properties.map { "a." + $0 })["a"]?.tls
  }

  private func routers(_ properties: Text...) -> [Text: PluginRouter] {
    routers(properties)
  }

  private func routers(_ properties: [Text]) -> [Text: PluginRouter] {
    PluginConfiguration(notes: ["traefik.enable=true"] + properties.map { "traefik.http.routers." + $0 }).routers
  }
}
