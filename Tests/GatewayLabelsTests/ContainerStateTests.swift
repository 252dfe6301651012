import XCTest

@testable import GatewayLabels

/// Containers that do not run, and those that say nothing to Traefik.
final class ContainerStateTests: XCTestCase {
  private let rule = Label("traefik.http.routers.web.rule", "Host(`web.example.org`)")

  private func reasons(_ word: Text, _ labels: Label...) -> [SkippedRouter.Reason] {
    let container = Container(name: "web", labels: [rule] + labels, state: ContainerState(word))
    return Conversion.passthrough(container).skipped.map(\.reason)
  }

  func testAStoppedContainerHasNoRouter() {
    for word: Text in ["created", "exited", "dead", "removing", "configured"] {
      XCTAssertEqual(reasons(word), [.notRunning(state: word)], word.string)
    }
    for word: Text in ["", "running", "paused", "restarting"] { XCTAssertEqual(reasons(word), [], word.string) }
  }

  func testTraefikKeepsAStoppedContainerThatAsksForIt() {
    for value: Text in ["true", "1", "T"] {
      XCTAssertEqual(reasons("exited", Label("traefik.docker.AllowNonRunning", value)), [], value.string)
    }
    XCTAssertEqual(
      reasons("exited", Label("traefik.docker.allownonrunning", "false")), [.notRunning(state: "exited")])
  }

  func testAStoppedContainerOfTraefikV1HasNoRouter() {
    let container = Container(
      name: "web", labels: [Label("traefik.frontend.rule", "Host:a.example.org")], state: .stopped("exited"))
    XCTAssertEqual(Conversion.passthrough(container).skipped.map(\.reason), [.notRunning(state: "exited")])
  }

  /// In mode filter the gateway gets the port at which it will be.
  func testTheServerOfAStoppedContainer() {
    let ports = PublishedPorts(tcp: [80: [.init(address: "", port: 8080)]])
    let labels = [
      rule, Label("traefik.docker.allownonrunning", "true"),
      Label("traefik.http.services.web.loadbalancer.server.port", "80"),
    ]
    let container = Container(name: "web", labels: labels, ports: ports, state: .stopped("exited"))
    let conversion = Conversion.filter(container) { $0.portMapping = .published }
    XCTAssertEqual(conversion["traefik.http.services.web.loadbalancer.server.port"], "8080")
  }

  // What a person hides without naming a router is no news in every run.

  func testABareContainerThatIsHidden() throws {
    var options = GatewayOptions()
    options.local.defaultRule = try DefaultRule("Host(`{{ .Name }}.example.org`)")
    for lines: [Text] in [
      ["traefik.enable=false"], ["traefik.enable=false", "traefik.http.services.s.loadbalancer.server.port=80"],
    ] {
      let container = Container(name: "db", labels: lines.map(Label.init(line:)))
      XCTAssertEqual(Conversion([container], options).skipped, [])
    }
    let named = Container(name: "db", labels: [Label("traefik.enable", "false"), rule])
    XCTAssertEqual(Conversion([named], options).skipped.map(\.reason), [.containerHidden])
  }

  func testATypoIsSaidAlsoWhereNoRouterIsLeft() {
    let container = Container("db", "traefik.http.router.db.rule=Host(`db.example.org`)")
    XCTAssertEqual(Conversion.passthrough(container).skipped.map(\.name), ["db"])
  }

  // Docker Swarm.

  func testSwarmContainersWithoutLabels() {
    for key: Text in ["com.docker.swarm.service.name", "com.docker.stack.namespace"] {
      let bare = [Container("b.1", key + "=b"), Container("a.1", key + "=a")]
      XCTAssertEqual(
        Conversion(bare, GatewayOptions()).warnings, [.labelsOnSwarmService(containers: ["a.1", "b.1"])])
      let labelled = Container("c.1", key + "=c", rule.line)
      XCTAssertEqual(Conversion([labelled], GatewayOptions()).warnings, [])
    }
  }
}
