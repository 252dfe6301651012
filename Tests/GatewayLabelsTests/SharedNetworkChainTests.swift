import XCTest

@testable import GatewayLabels

/// Containers in the networks of others, one behind the other.
final class SharedNetworkChainTests: XCTestCase {
  private func container(_ number: Int, in other: Int?, _ ports: PublishedPorts = PublishedPorts()) -> Container {
    Container(
      id: Text("id\(number)"), name: Text("c\(number)"), labels: [], ports: ports,
      networkMode: other.map { Text("container:id\($0)") })
  }

  private let published = PublishedPorts(tcp: [80: [.init(address: "", port: 8080)]], exposed: [80])

  // A chain of this length took minutes when each container walked it anew.
  func testTheLastOneHasThePorts() {
    let count = 20_000
    let chain = (0..<count).map { container($0, in: $0 + 1) } + [container(count, in: nil, published)]
    let ports = chain.withPortsOfSharedNetworks.map { $0.ports.guestPort(for: 80) }
    XCTAssertEqual(Set(ports), [8080])
  }

  func testACircleHasNoPorts() {
    let circle = (0..<20_000).map { container($0, in: ($0 + 1) % 20_000) }
    XCTAssertEqual(Set(circle.withPortsOfSharedNetworks.map { $0.ports.guestPort(for: 80) }), [nil])
  }

  func testNamesPartsOfIdsAndUnknownOnes() {
    let vpn = Container(id: "0123456789abcdef", name: "vpn", labels: [], ports: published)
    for (reference, port) in [
      "vpn": 8080, "0123456789ab": 8080, "0123456789abcd": 8080, "0123456789abcdef": 8080, "0123": nil, "other": nil,
    ] as [Text: Int?] {
      let app = Container(id: "1", name: "app", labels: [], networkMode: "container:" + reference)
      let found = [app, vpn].withPortsOfSharedNetworks[0]
      XCTAssertEqual(found.ports.guestPort(for: 80), port, reference.string)
    }
  }
}
