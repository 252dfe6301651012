import GatewayLabels
import XCTest

final class PluginConfigurationTests: XCTestCase {
  // A guest is enabled by exactly `true`.

  func testWithoutEnableThereIsNothing() {
    for value in ["", "True", "TRUE", "1", "yes", "false", "true\r", "\ttrue", "true traefik"] {
      let notes = Text("traefik.enable=\(value)\ntraefik.http.routers.a.rule=Host(`a`)")
      let configuration = PluginConfiguration(labels: PluginReading.labels(in: notes), guest: .example)
      XCTAssertEqual(configuration, PluginConfiguration(routers: [:], services: [:]), value)
      XCTAssertFalse(configuration.isEnabled, value)
    }
  }

  func testLastEnableCounts() {
    XCTAssertTrue(PluginConfiguration(notes: ["traefik.enable=false", "TRAEFIK.Enable = \"true\""]).isEnabled)
    XCTAssertFalse(PluginConfiguration(notes: ["traefik.enable=true", "Set traefik.enable=false to hide"]).isEnabled)
  }

  // An enabled guest is always published.

  func testEnableAlonePublishesTheGuest() {
    XCTAssertEqual(
      PluginConfiguration.enabled(),
      PluginConfiguration(
        routers: ["HomeLab-106": PluginRouter(rule: "Host(`HomeLab`)", service: PluginOutcome("HomeLab-106"))],
        services: ["HomeLab-106": PluginService(server: .guest(port: "80"))]))
  }

  func testServiceAlonePublishesTheGuest() {
    XCTAssertEqual(
      PluginConfiguration.enabled("traefik.http.services.app.loadbalancer.server.port=3000"),
      PluginConfiguration(
        routers: ["HomeLab-106": PluginRouter(rule: "Host(`HomeLab`)", service: PluginOutcome("app"))],
        services: ["app": PluginService(server: .guest(port: "3000"))]))
  }

  func testOtherProtocolsAndMiddlewaresAreNotRead() {
    XCTAssertEqual(
      PluginConfiguration.enabled(
        "traefik.tcp.routers.db.rule=HostSNI(`*`)", "traefik.udp.services.dns.loadbalancer.server.port=53",
        "traefik.http.middlewares.auth.basicauth.users=me:secret", "traefik.docker.network=web"),
      PluginConfiguration.enabled())
  }

  // Names are the fourth part of the key, in lower case.

  func testNamesAreInLowerCaseAndValuesAreNot() {
    let configuration = PluginConfiguration.enabled(
      "traefik.http.routers.MyApp.rule=Host(`A`)", "traefik.http.routers.MyApp.service=MySvc",
      "traefik.http.services.MySvc.loadbalancer.server.port=80")
    XCTAssertEqual(configuration.routers["myapp"]?.rule, "Host(`A`)")
    XCTAssertEqual(configuration.routers["myapp"]?.service.decided, "MySvc")
    XCTAssertEqual(Set(configuration.services.keys), ["mysvc"])
  }

  func testNameWithADotLosesItsSettings() {
    let configuration = PluginConfiguration.enabled(
      "traefik.http.routers.a.b.rule=Host(`a`)", "traefik.http.services.c.d.loadbalancer.server.port=3000")
    XCTAssertEqual(configuration.routers, ["a": PluginRouter(rule: "Host(`HomeLab`)", service: PluginOutcome("c"))])
    XCTAssertEqual(configuration.services, ["c": PluginService(server: .guest(port: "80"))])
  }

  func testKeyWithoutAPropertyMakesARouter() {
    let configuration = PluginConfiguration.enabled("traefik.http.routers.a=x", "traefik.http.routers.=y")
    XCTAssertEqual(Set(configuration.routers.keys), ["a", ""])
    XCTAssertEqual(PluginConfiguration.enabled("traefik.http.routers=x"), .enabled())
  }

  func testNamesDifferByTheirBytes() {
    let configuration = PluginConfiguration.enabled(
      "traefik.http.routers.\u{E9}.rule=Host(`a`)", "traefik.http.routers.e\u{301}.rule=Host(`b`)")
    XCTAssertEqual(configuration.routers["\u{E9}"]?.rule, "Host(`a`)")
    XCTAssertEqual(configuration.routers["e\u{301}"]?.rule, "Host(`b`)")
  }

  // With several services, chance decides for the routers that name none.

  func testChanceDecidesAmongSeveralServices() {
    let configuration = PluginConfiguration.enabled(
      "traefik.http.services.one.loadbalancer.server.port=1", "traefik.http.services.two.loadbalancer.server.port=2",
      "traefik.http.routers.c.rule=Host(`c`)", "traefik.http.routers.b.rule=Host(`b`)",
      "traefik.http.routers.a.service=one")
    XCTAssertEqual(configuration.routers["b"]?.service.possible, ["one", "two"])
    XCTAssertNil(configuration.routers["b"]?.service.decided)
    XCTAssertEqual(configuration.routers["a"]?.service.decided, "one")
    XCTAssertEqual(configuration.undecidedRouters, ["b", "c"])
  }

  func testDefaultRouterMayGetAnyOfSeveralServices() {
    let configuration = PluginConfiguration.enabled(
      "traefik.http.services.one.loadbalancer.server.port=1", "traefik.http.services.two.loadbalancer.server.port=2")
    XCTAssertEqual(configuration.undecidedRouters, ["HomeLab-106"])
  }

  func testSeveralServicesAllNamedLeaveNothingToChance() {
    let configuration = PluginConfiguration.enabled(
      "traefik.http.services.one.loadbalancer.server.port=1", "traefik.http.services.two.loadbalancer.server.port=2",
      "traefik.http.routers.a.service=one", "traefik.http.routers.b.service=elsewhere@file")
    XCTAssertEqual(configuration.undecidedRouters, [])
    XCTAssertEqual(configuration.routers["b"]?.service.decided, "elsewhere@file")
  }
}
