import XCTest

@testable import GatewayLabels

/// Services for which Traefik drops a whole container.
final class ServiceFaultTests: XCTestCase {
  private func fault(_ lines: Text...) -> LabelFault? {
    guard case .labelNotUnderstood(_, let fault) = ServiceFault.first(in: lines.map { Label(line: $0) }) else {
      return nil
    }
    return fault
  }

  func testServicesWithAServer() {
    XCTAssertNil(fault())
    XCTAssertNil(fault("traefik.http.services.s.loadbalancer.passhostheader=true"))
    XCTAssertNil(fault("traefik.http.services.s", "traefik.http.services.S.LoadBalancer.server.port=80"))
    XCTAssertNil(fault("traefik.http.services.s.loadbalancer.server.url=http://a"))
    XCTAssertNil(
      fault(
        "traefik.http.services.s.loadbalancer.server.url=", "traefik.http.services.s.loadbalancer.server.port=80",
        "traefik.tcp.services.s.loadbalancer.server.port=80"))
    XCTAssertNil(fault("traefik.http.routers.s=x", "traefik.http.services=x"))
  }

  func testServicesWithoutALoadBalancer() {
    XCTAssertEqual(fault("traefik.udp.services.test="), .noLoadBalancer)
    XCTAssertEqual(fault("traefik.http.services.s.middlewares=m"), .noLoadBalancer)
    XCTAssertEqual(
      fault("traefik.http.services.s.middlewares=m", "traefik.tcp.services.s.loadbalancer.x=1"), .noLoadBalancer)
  }

  func testAURLBesideASchemeOrAPort() {
    for line: Text in ["port=80", "scheme=https"] {
      XCTAssertEqual(
        fault(
          "traefik.http.services.s.loadbalancer.server.url=http://a",
          "traefik.http.services.s.loadbalancer.server." + line), .urlBesidePort, line.string)
    }
  }

  func testTheContainerIsLeftOutUnlessLabelsAreNotChecked() {
    let container = Container.serving("web", "traefik.http.services.s.middlewares=m@file")
    XCTAssertEqual(Conversion.passthrough(container).labels, [])
    var options = GatewayOptions()
    options.mode = .passthrough
    options.local.checksLabelKeys = false
    XCTAssertNotEqual(Conversion([container], options).labels, [])
  }
}
