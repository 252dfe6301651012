import Foundation
import XCTest

/// Label sets as people reported them, with what has to come of each.
final class CasesTests: XCTestCase {
  private func answer(_ name: String, _ mode: String, _ more: [String: Any] = [:]) throws -> Answer {
    let file = Example.file("Tests/Cases/\(name).json")
    let given = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let settings: [String: Any] = ["gateway_mode": mode, "port_mapping": "auto"]
    return try Answer(to: XCTUnwrap(given).merging(settings.merging(more) { $1 }) { $1 })
  }

  private func routers(_ answer: Answer) -> [String] {
    let parts = answer.members["parsed_labels"] as? [String: Any]
    return (parts?["routers"] as? [String: Any] ?? [:]).keys.sorted()
  }

  private func reasons(_ answer: Answer) -> [String] { answer.skipped.compactMap { $0["reason"] as? String } }

  private let modes = ["passthrough", "filter"]

  func testWhatTraefikDropsIsLeftOutInBothModesWithTheCure() throws {
    let cures = [
      "11-v1-port-leftover": ["traefik.port is a label of v1", "forwardauth.loadbalancer.server.port=PORT"],
      "18-two-of-one-image": ["Name one service in all of them"],
      "20-weighted": ["labels cannot define weighted services"],
      "45-missing-service": ["defines its service nginx"],
    ]
    for (name, cure) in cures {
      for mode in modes {
        let answer = try answer(name, mode)
        XCTAssertEqual(answer.lines, [], "\(name) \(mode)")
        let reason = try XCTUnwrap(reasons(answer).first, "\(name) \(mode)")
        for part in cure { XCTAssertTrue(reason.contains(part), reason) }
      }
    }
  }

  func testPortsOfASharedNetwork() throws {
    let filter = try answer("47-vpn-other-port", "filter")
    XCTAssertTrue(filter.lines.contains("traefik.http.services.qbittorrent.loadbalancer.server.port=8090"))
    XCTAssertEqual(filter.warnings, [])
    XCTAssertEqual(try answer("47-vpn-other-port", "passthrough").warnings, [])
    XCTAssertTrue(
      try answer("04-vpn-labels-on-app", "filter", ["port_mapping": "published"]).lines
        .contains("traefik.http.services.qbittorrent.loadbalancer.server.port=8080"))
  }

  func testAStoppedContainerKeepsItsRouter() throws {
    for mode in modes { XCTAssertEqual(routers(try answer("19-sablier-stopped", mode)), ["whoami"], mode) }
  }

  func testHostsThatGetNoCertificate() throws {
    for mode in modes {
      let unset = try answer("27-unset-variable", mode)
      XCTAssertEqual(routers(unset), ["app"], mode)
      XCTAssertEqual(unset.warnings.filter { $0.contains("certificate for \"app.\"") }.count, 1, mode)
    }
    let rule = ["default_rule": "Host(`{{ normalize .Name }}`)"]
    let jellyfin = try answer("37-default-rule", "passthrough", rule)
    XCTAssertEqual(routers(jellyfin), ["jellyfin-stack"])
    XCTAssertEqual(jellyfin.warnings.filter { $0.contains("certificate for \"jellyfin-stack\"") }.count, 1)
  }

  func testTyposNameWhatWasMeant() throws {
    for mode in modes {
      let answer = try answer("30-typos", mode)
      XCTAssertEqual(routers(answer), ["t1"])
      let meant = [
        "traefik.http.routers.t2.rule", "traefik.http.services.t3.loadbalancer.server.scheme",
        "traefik.http.routers.t4.tls.certresolver",
      ]
      XCTAssertEqual(
        reasons(answer).map { reason in meant.filter { reason.hasSuffix("Did you mean \($0)?") }.count }, [1, 1, 1])
      XCTAssertEqual(answer.warnings.filter { $0.hasPrefix("Label treafik.") }.count, 2)
    }
  }

  func testARedirectorIsPublishedThroughTheGuestsTraefik() throws {
    XCTAssertEqual(routers(try answer("43-noop-redirect", "passthrough")), ["www"])
    let filter = try answer("43-noop-redirect", "filter")
    XCTAssertEqual(routers(filter), [])
    XCTAssertTrue(try XCTUnwrap(reasons(filter).first).hasPrefix("noop@internal serves nothing"))
  }

  func testAnEmptyPortLabelCountsAsNone() throws {
    XCTAssertTrue(
      try answer("48-empty-port", "filter").lines.contains("traefik.http.services.app.loadbalancer.server.port=8153"))
    XCTAssertEqual(routers(try answer("48-empty-port", "passthrough")), ["app"])
  }

  func testAHintForSwarm() throws {
    for mode in modes {
      let answer = try answer("53-swarm-nothing", mode)
      XCTAssertEqual(answer.warnings.filter { $0.contains("Docker Swarm") }.count, 1)
      XCTAssertEqual(answer.number("containers_count"), 0)
    }
  }

  /// Containers that stand there for others do not count.
  func testContainersWithoutLabelsAreNotCounted() throws {
    let owner: [String: Any] = [
      "name": "vpn", "labels": [String: String](), "only_for": "network", "network_mode": "x",
    ]
    let arguments = try Example.arguments("filter", ["containers": Example.containers() + [owner]])
    let answer = try Answer(to: arguments)
    XCTAssertEqual(answer.number("containers_count"), 2)
    XCTAssertEqual(answer.number("labels_count_before_filter"), 26)
    XCTAssertEqual(answer.number("labels_count"), 12)
  }
}
