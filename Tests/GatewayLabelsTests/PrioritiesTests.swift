import XCTest

@testable import GatewayLabels

/// Priorities, and which rules can share a host.
final class PrioritiesTests: XCTestCase {
  private func priorities(
    _ policy: Priorities.Policy, others: [Priorities.OtherRouter] = [], _ lines: Text...
  ) -> Properties {
    var options = GatewayOptions()
    options.mode = .passthrough
    options.priorities.policy = policy
    options.priorities.otherRouters = others
    let conversion = Conversion([Container(name: "c", labels: lines.map(Label.init(line:)))], options)
    return Properties(
      ParsedLabels(conversion.labels).routers.compactMap { router in
        router.value["priority"].map { Properties.Member(router.key, $0) }
      })
  }

  private let host: Text = "traefik.http.routers.host.rule=Host(`h`)"
  private let path: Text = "traefik.http.routers.path.rule=Host(`h`) && PathPrefix(`/p`)"

  func testRoutersOfOneServiceNeedNone() {
    XCTAssertEqual(priorities(.auto, host, path), [:])
  }

  func testTheRuleOfAnotherGuestOnTheSameHostAsksForOne() {
    let other = Priorities.OtherRouter(rule: "Host(`H`)", service: "elsewhere")
    XCTAssertEqual(priorities(.auto, others: [other], host, path), ["host": "9", "path": "29"])
    let far = Priorities.OtherRouter(rule: "Host(`far`)", service: "elsewhere")
    XCTAssertEqual(priorities(.auto, others: [far], host, path), [:])
  }

  func testComparingEndsAndGivesAPriorityTooMany() {
    let many = (0..<40).map { "Path(`/\($0)`)" }.joined(separator: " || ")
    let others = (0..<100).map { Priorities.OtherRouter(rule: Text("Host(`a`) && Path(`/o\($0)`)"), service: "other") }
    var options = GatewayOptions()
    options.mode = .passthrough
    options.priorities.policy = .auto
    options.priorities.otherRouters = others
    let conversion = Conversion(
      [Container("c", Text("traefik.http.routers.many.rule=Host(`a`) && (\(many))"))], options)
    XCTAssertNotNil(conversion["traefik.http.routers.many.priority"])
  }

  func testRuleLengthGivesOneToAll() {
    XCTAssertEqual(priorities(.ruleLength, host, path), ["host": "9", "path": "29"])
  }

  func testALabelsPriorityIsKept() {
    let label: Text = "traefik.http.routers.host.priority=7"
    for policy in Priorities.Policy.allCases {
      XCTAssertEqual(priorities(policy, host, label)["host"], "7")
    }
  }
}
