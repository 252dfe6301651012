import Foundation
import XCTest

@testable import GatewayLabels

/// What guests must heed of each other.
final class GuestComparisonTests: XCTestCase {
  func testOneGuestAloneHasNothingToHeed() {
    let comparison = GuestComparison([guest(106, router("a", "Host(`h`)"), router("b", "Host(`h`)"))])
    XCTAssertEqual(comparison.heeds, [:])
    XCTAssertEqual(GuestComparison([]).heeds, [:])
  }

  func testGuestsWithInertRoutersNeedNotHeedEachOther() {
    let inert = [106, 107].map { vmid in
      KnownGuest(
        vmid: vmid, name: "guest", notes: GatewayConfiguration.inert(named: Text("guest\(vmid)")).lines.text)
    }
    XCTAssertEqual(GuestComparison(inert + [guest(108, router("a", "PathPrefix(`/`)"))]).heeds, [:])
  }

  func testRulesOfTwoGuestsThatCanShareAHost() {
    let heeds = GuestComparison([
      guest(106, router("a", "Host(`h`)"), router("b", "Host(`alone`)")),
      guest(107, router("c", "Host(`H`) && PathPrefix(`/p`)")),
      guest(108, router("d", "Host(`elsewhere`)")),
    ]).heeds
    XCTAssertEqual(
      heeds.mapValues(\.otherRouters),
      [
        106: [.init(rule: "Host(`H`) && PathPrefix(`/p`)", service: "s107-107")],
        107: [.init(rule: "Host(`h`)", service: "s106-106")],
      ])
    XCTAssertTrue(heeds.values.allSatisfy { $0.routerNames.isEmpty && $0.serviceNames.isEmpty })
  }

  func testOfSeveralRivalsTheOneWithTheVerySameRuleIsNamed() {
    let heeds = GuestComparison([
      guest(106, router("a", "PathPrefix(`/`)")), guest(107, router("b", "Host(`h`)")),
      guest(108, router("c", "Host(`h`)")),
    ]).heeds
    XCTAssertEqual(heeds[107]?.otherRouters, [.init(rule: "Host(`h`)", service: "s108-108")])
    XCTAssertEqual(heeds[108]?.otherRouters, [.init(rule: "Host(`h`)", service: "s107-107")])
  }

  func testARuleForAnyHostOverlapsWithAll() {
    let heeds = GuestComparison([
      guest(106, router("a", "PathPrefix(`/`)")), guest(107, router("b", "Host(`h`)")),
      guest(108, router("c", "Host(`i`)")),
    ]).heeds
    XCTAssertEqual(heeds.mapValues(\.otherRouters.count), [106: 1, 107: 1, 108: 1])
  }

  func testEqualNamesOfRoutersAndOfServicesCountApart() {
    let heeds = GuestComparison([
      guest(106, router("web", "Host(`a`)"), router("box", "Host(`b`)")),
      guest(107, router("WEB", "Host(`c`)"), "traefik.http.services.box.loadbalancer.server.port=80"),
      guest(108, "traefik.http.services.box.loadbalancer.server.port=80", router("mine", "Host(`d`)")),
    ]).heeds
    XCTAssertEqual(heeds.mapValues(\.routerNames), [106: ["web"], 107: ["web"], 108: []])
    XCTAssertEqual(heeds.mapValues(\.serviceNames), [106: [], 107: ["box"], 108: ["box"]])
  }

  func testAMarkedNameCountsAsTheNameWithoutTheMark() {
    let heeds = GuestComparison([
      guest(106, router("web-106", "Host(`a`)")), guest(107, router("web", "Host(`b`)")),
      guest(108, router("web-107", "Host(`c`)")), guest(109, router("web-x", "Host(`d`)")),
    ]).heeds
    XCTAssertEqual(heeds.mapValues(\.routerNames), [106: ["web"], 107: ["web"], 108: ["web-107"]])
  }

  func testAGuestThatIsNotEnabledPublishesNothing() {
    let hidden = KnownGuest(vmid: 107, name: "b", notes: router("web", "Host(`h`)"))
    XCTAssertEqual(GuestComparison([guest(106, router("web", "Host(`h`)")), hidden]).heeds, [:])
  }

  func testAnEnabledGuestWithoutRoutersPublishesItself() {
    let heeds = GuestComparison([
      guest(106, router("web", "Host(`box`)")), KnownGuest(vmid: 107, name: "box", notes: "traefik.enable=true"),
    ]).heeds
    XCTAssertEqual(heeds[106]?.otherRouters, [.init(rule: "Host(`box`)", service: "box-107")])
  }

  func testSeveralEntriesOfOneVMIDAreOneGuest() {
    let twice = [guest(106, router("web", "Host(`h`)")), guest(106, router("web-106", "Host(`h`)"))]
    XCTAssertEqual(GuestComparison(twice).heeds, [:])
  }

  func testTheAnswerIsNoLargerThanTheQuestion() {
    let guests = (1...200).map { guest($0, router(Text("r\($0)"), Text("PathPrefix(`/\($0)`)"))) }
    let heeds = GuestComparison(guests).heeds
    XCTAssertEqual(heeds.count, 200)
    XCTAssertEqual(heeds.values.map(\.otherRouters.count).max(), 1)
  }

  private func guest(_ vmid: Int, _ lines: Text...) -> KnownGuest {
    let service = Text("s\(vmid)")
    let labels = lines.map { $0.string.replacingOccurrences(of: "SERVICE", with: service.string) }
    return KnownGuest(
      vmid: vmid, name: Text("g\(vmid)"),
      notes: (["traefik.enable=true"] + labels.map { Text($0) }).joined(by: "\n"))
  }

  private func router(_ name: Text, _ rule: Text) -> Text {
    let key = "traefik.http.routers." + name
    return key + ".rule=" + rule + "\n" + key + ".service=SERVICE"
  }
}
