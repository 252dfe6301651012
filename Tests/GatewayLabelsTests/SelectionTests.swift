import XCTest

@testable import GatewayLabels

/// What a person leaves out, and what only a default makes public.
final class SelectionTests: XCTestCase {
  private func routers(_ change: (inout GatewayOptions) -> Void, _ containers: Container...) -> [Text] {
    var options = GatewayOptions()
    options.mode = .passthrough
    change(&options)
    return ParsedLabels(Conversion(containers, options).labels).routers.keys.sorted()
  }

  func testAServerOfAContainerThatIsLeftOutIsNone() {
    let port: (Text) -> Text = { "traefik.http.services.s.loadbalancer.server.port=" + $0 }
    let containers = [
      Container("aaa", port("8001")), Container("web", port("8002"), "traefik.http.routers.w.rule=Host(`a`)"),
    ]
    var options = GatewayOptions()
    options.selection.excludedContainers = ["aaa"]
    let conversion = Conversion(containers, options)
    XCTAssertEqual(conversion["traefik.http.services.s.loadbalancer.server.port"], "8002")
    options.selection.excludedContainers = ["web", "aaa"]
    XCTAssertEqual(Conversion(containers, options).labels, [])
  }

  func testPatterns() {
    let matches: [(Text, Text, Bool)] = [
      ("web", "*", true), ("web", "w*b", true), ("web", "w?b", true), ("web", "web", true), ("", "*", true),
      ("", "", true), ("web", "", false), ("web", "we", false), ("web", "w?", false), ("aXbXc", "a*X*c", true),
      ("aXbXd", "a*X*c", false), ("*", "*", true),
    ]
    for (text, pattern, expected) in matches { XCTAssertEqual(text.matches(pattern), expected, "\(text) \(pattern)") }
  }

  func testAPatternMayNameARouterAsTheNotesDo() {
    let (web, api) = (Container.serving("mash-web"), Container.serving("api"))
    XCTAssertEqual(routers({ $0.selection.excludedRouters = ["web"] }, web, api), ["api"])
    XCTAssertEqual(routers({ $0.selection.excludedRouters = ["mash-web"] }, web, api), ["api"])
    XCTAssertEqual(routers({ $0.selection.includedRouters = ["web"] }, web, api), ["web"])
    XCTAssertEqual(routers({ $0.selection.includedRouters = ["mash-*"] }, web, api), ["web"])
  }

  func testRoutersAndContainersCanBeIncludedAndExcluded() {
    let (web, api, box) = (Container.serving("web"), Container.serving("api"), Container.serving("box"))
    XCTAssertEqual(routers({ $0.selection.includedRouters = ["web", "b*"] }, web, api, box), ["box", "web"])
    XCTAssertEqual(routers({ $0.selection.excludedRouters = ["?eb"] }, web, api, box), ["api", "box"])
    XCTAssertEqual(routers({ $0.selection.includedContainers = ["a*"] }, web, api, box), ["api"])
    XCTAssertEqual(routers({ $0.selection.excludedContainers = ["a*"] }, web, api, box), ["box", "web"])
  }

  func testContainersWithoutEnableFollowTheLocalDefault() {
    let shown = Container.serving("shown", "traefik.enable=true")
    XCTAssertEqual(routers({ $0.local.exposedByDefault = false }, shown, .serving("plain")), ["shown"])
  }

  func testTheDefaultRuleServesRoutersWithoutOne() throws {
    let rule = try (DefaultRule("Host(`{{ normalize .Name }}.home`)"))
    let container = Container("my_app", "traefik.http.routers.app.entrypoints=web")
    XCTAssertEqual(routers({ $0.local.defaultRule = rule }, container), ["app"])
    XCTAssertEqual(routers({ _ in }, container), [])
    var options = GatewayOptions()
    options.mode = .passthrough
    options.local.defaultRule = rule
    let conversion = Conversion([Container("my_app", "traefik.enable=true")], options)
    XCTAssertEqual(conversion["traefik.http.routers.my-app.rule"], "Host(`my-app.home`)")
  }

  func testANameAloneIsARouter() throws {
    let rule = try (DefaultRule("Host(`{{ .Name }}`)"))
    let container = Container("app", "traefik.http.routers.Web=x", "traefik.http.routers.web.entrypoints=a")
    XCTAssertEqual(routers({ $0.local.defaultRule = rule }, container), ["web"])
    XCTAssertEqual(routers({ $0.local.defaultRule = rule }, Container("app", "traefik.http.routers.web=")), ["web"])
    let stream = Conversion.passthrough(Container("app", "traefik.udp.routers.dns=x"))
    XCTAssertEqual(stream.udp.routers, ["dns": [:]])
    XCTAssertEqual(stream.skipped.map(\.reason), [.streamNotCarried(.udp)])
  }

  func testARouterOfADefaultRuleThatNobodyToldIsNamed() {
    let service = Container("my_app", "traefik.http.services.s.loadbalancer.server.port=80")
    for conversion in [Conversion.passthrough(service), .filter(service)] {
      XCTAssertEqual(conversion.skipped.map(\.name), ["my-app"])
      XCTAssertEqual(conversion.skipped.map(\.reason), [.noRule])
    }
    let two = Container(
      "a", "traefik.http.services.s.loadbalancer.server.port=1", "traefik.http.services.t.loadbalancer.server.port=2")
    XCTAssertEqual(Conversion.passthrough(two).skipped, [], "Traefik makes no router for two services")
  }

  func testComposeNamesTheContainer() {
    let container = Container(
      "box-1", "com.docker.compose.service=we_b", "com.docker.compose.project=My App", "traefik.enable=true")
    XCTAssertEqual(container.automaticName, "we-b-My-App")
  }

  func testInternalServicesArePublishedOnlyWhenNamed() {
    let dashboard = Container.serving("dash", "traefik.http.routers.dash.service=api@internal")
    XCTAssertEqual(routers({ _ in }, dashboard), [])
    XCTAssertEqual(routers({ $0.passthrough.internalServices = ["api@internal"] }, dashboard), ["dash"])
    XCTAssertEqual(routers({ $0.passthrough.internalServices = ["ping@internal"] }, dashboard), [])
  }
}
