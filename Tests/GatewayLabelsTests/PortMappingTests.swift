import XCTest

@testable import GatewayLabels

/// Mode filter: the port by which the gateway reaches a container.
final class PortMappingTests: XCTestCase {
  private func web(_ ports: PublishedPorts, _ lines: Text...) -> Container {
    let rule = Label(LabelKey.router("web", "rule"), "Host(`web.example.org`)")
    return Container(name: "web", labels: [rule] + lines.map(Label.init(line:)), ports: ports)
  }

  private func published(_ port: Int, at address: Text = "0.0.0.0") -> PublishedPorts {
    PublishedPorts(tcp: [80: [.init(address: address, port: port)]], exposed: [80])
  }

  private func port(_ container: Container, _ mapping: FilterOptions.PortMapping) -> Text? {
    let conversion = Conversion.filter(container) { $0.portMapping = mapping }
    return conversion["traefik.http.services.web.loadbalancer.server.port"]
  }

  private let port80: Text = "traefik.http.services.web.loadbalancer.server.port=80"

  func testThePublishedPortTakesThePlaceOfTheContainers() {
    XCTAssertEqual(port(web(published(8081), port80), .auto), "8081")
    XCTAssertEqual(port(web(published(8081), port80), .published), "8081")
    XCTAssertEqual(port(web(published(8081), port80), .label), "80")
  }

  func testTheLowestExposedPortIsTheContainers() {
    let ports = PublishedPorts(tcp: [80: [.init(address: "", port: 8081)]], exposed: [443, 80])
    XCTAssertEqual(port(web(ports), .auto), "8081")
  }

  func testAPortOnLoopbackIsNotPublished() {
    for address: Text in ["127.0.0.1", "127.1.2.3", "::1"] {
      let container = web(published(8081, at: address), port80)
      XCTAssertEqual(port(container, .auto), "80")
      let skipped = Conversion.filter(container) { $0.portMapping = .published }.skipped
      XCTAssertEqual(skipped.map(\.reason), [.portOnLoopback(service: "web", port: 80)])
    }
  }

  func testAnUnpublishedPortIsAWarning() {
    let conversion = Conversion.filter(web(PublishedPorts(exposed: [80]), port80)) { $0.portMapping = .auto }
    XCTAssertEqual(
      conversion.warnings, [.portNotPublished(router: "web", container: "web", service: "web", port: 80)])
  }

  func testOnTheGuestsOwnNetworkEveryPortIsTheGuests() {
    XCTAssertEqual(port(web(PublishedPorts(usesGuestNetwork: true), port80), .published), "80")
  }

  func testAnAddressForAllComesFirst() {
    let bindings = [80: [PublishedPorts.Binding(address: "10.0.0.5", port: 81), .init(address: "0.0.0.0", port: 82)]]
    XCTAssertEqual(port(web(PublishedPorts(tcp: bindings), port80), .auto), "82")
  }
}
