import XCTest

@testable import GatewayLabels

/// A container in the network of another one is reached by the ports that the other one publishes.
final class SharedNetworksTests: XCTestCase {
  private let id = Text(String(repeating: "b3", count: 32))
  private let published = PublishedPorts(
    tcp: [8080: [.init(address: "0.0.0.0", port: 8090)]], exposed: [8080], areKnown: true)

  private func owner(_ mode: Text = "proxy", ports: PublishedPorts? = nil) -> Container {
    Container(id: id, name: "vpn", labels: [], ports: ports ?? published, networkMode: mode)
  }

  private func app(in mode: Text, ports: PublishedPorts = PublishedPorts(areKnown: true)) -> Container {
    let lines: [Text] = [
      "traefik.http.routers.app.rule=Host(`app.example.org`)",
      "traefik.http.services.app.loadbalancer.server.port=8080",
    ]
    return Container(name: "app", labels: lines.map(Label.init(line:)), ports: ports, networkMode: mode)
  }

  private func port(_ containers: Container...) -> Text? {
    var options = GatewayOptions()
    options.filter.portMapping = .published
    return Conversion(containers, options)["traefik.http.services.app.loadbalancer.server.port"]
  }

  func testTheOwnerIsFoundByIdAndByName() {
    for reference: Text in [id, "b3b3b3b3b3b3", "vpn"] {
      XCTAssertEqual(port(app(in: "container:" + reference), owner()), "8090", reference.string)
      XCTAssertEqual(port(owner(), app(in: "container:" + reference)), "8090", reference.string)
    }
  }

  func testOthersAreNoOwners() {
    for mode: Text in ["container:b3", "container:", "container:other", "proxy", "vpn"] {
      XCTAssertNil(port(app(in: mode), owner()), mode.string)
    }
  }

  func testAnOwnerInTheNetworkOfAnotherOne() {
    let first = Container(name: "first", labels: [], ports: published, networkMode: "bridge")
    XCTAssertEqual(port(app(in: "container:vpn"), owner("container:first", ports: PublishedPorts()), first), "8090")
    XCTAssertNil(port(app(in: "container:vpn"), owner("container:app", ports: PublishedPorts())), "a circle")
  }

  func testAnOwnerInTheGuestsOwnNetwork() {
    XCTAssertEqual(port(app(in: "container:vpn"), owner(ports: PublishedPorts(usesGuestNetwork: true))), "8080")
  }

  /// As podman tells the ports of a pod on each of its containers.
  func testOwnPortsComeFirst() {
    let own = PublishedPorts(tcp: [8080: [.init(address: "", port: 7000)]], exposed: [8080], areKnown: true)
    XCTAssertEqual(port(app(in: "container:vpn", ports: own), owner()), "7000")
  }

  /// The guest's Traefik takes only the container's own ports for a service without a port.
  func testTheOwnersPortIsNotTheServices() {
    let rule = Label("traefik.http.routers.app.rule", "Host(`app.example.org`)")
    let bare = Container(
      name: "app", labels: [rule], ports: PublishedPorts(areKnown: true), networkMode: "container:vpn")
    let reason = SkippedRouter.Reason.portMissing(
      service: "app", wanted: "traefik.http.services.app.loadbalancer.server.port", leftover: nil)
    XCTAssertEqual(Conversion.passthrough(bare, owner()).skipped.map(\.reason), [reason])
  }
}
