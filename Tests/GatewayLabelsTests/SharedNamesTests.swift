import XCTest

@testable import GatewayLabels

/// Names that guests have in common, from the comparison to the labels and back.
final class SharedNamesTests: XCTestCase {
  func testSharedRouterNamesEndWithTheVMID() {
    let names = GatewayNames(["mash-Web", "db"], withoutPrefix: "mash-").marking(["web"], with: 106)
    XCTAssertEqual([names["mash-Web"], names["db"]], ["web-106", "db"])
  }

  func testAMarkedNameStaysUniqueInItsGuest() {
    let names = GatewayNames(["web", "web-106"]).marking(["web"], with: 106)
    XCTAssertEqual(Set([names["web"], names["web-106"]]), ["web-106", "web-106-2"])
    let other = GatewayNames(["web", "web-106"]).marking(["web"], with: 107)
    XCTAssertEqual([other["web"], other["web-106"]], ["web-107", "web-106"])
  }

  func testFilterRenamesRoutersServicesAndReferences() {
    let conversion = convert(.filter, routers: ["web"], services: ["app"])
    XCTAssertEqual(
      conversion.notes.string.split(separator: "\n").map(String.init),
      [
        "traefik.enable=true", "traefik.http.routers.web-106.rule=Host(`h`)",
        "traefik.http.routers.web-106.service=app-106", "traefik.http.services.app-106.loadbalancer.server.port=80",
      ])
    XCTAssertEqual(
      conversion.warnings,
      [
        .routerNameShared(router: "web", container: "c", gatewayName: "web-106"),
        .serviceNameShared(name: "app", gatewayName: "app-106"),
      ])
  }

  func testPassthroughRenamesTheServiceOfTheGuest() {
    let notes = convert(.passthrough, routers: [], services: ["homelab-traefik"]).notes
    XCTAssertTrue(notes.contains("traefik.http.routers.web.service=homelab-traefik-106\n"), notes.string)
    XCTAssertTrue(notes.contains("traefik.http.services.homelab-traefik-106.loadbalancer.server.port=8080\n"))
  }

  func testPassthroughRenamesTheServiceForTLSAlone() {
    var options = options(.passthrough, routers: [], services: ["homelab-traefik-secure"])
    options.passthrough.localEntryPoints.secure = "websecure"
    let labels = container.labels + [Label("traefik.http.routers.web.tls", "true")]
    let notes = Conversion([Container(name: "c", labels: labels)], options).notes
    XCTAssertTrue(notes.contains("traefik.http.routers.web.service=homelab-traefik-secure-106\n"), notes.string)
  }

  func testLabelsThatAreAllKeptAreNotRenamed() {
    var options = options(.filter, routers: ["web"], services: ["app"])
    options.filter.isOn = false
    let conversion = Conversion([container], options)
    XCTAssertTrue(conversion.notes.contains("traefik.http.routers.web.rule="))
    XCTAssertEqual(conversion.warnings, [.sharedNameKept(name: "app"), .sharedNameKept(name: "web")])
  }

  /// Whichever guests are in a run, and whichever were written before: the same notes, and no name twice.
  func testAnyGuestsSettleAtOnceAndStay() {
    var dice = SplitMix(state: 11)
    for _ in 0..<50 {
      let guests = (0..<Int.random(in: 2...4, using: &dice)).map { _ in containers(using: &dice) }
      var notes: [Text] = Array(repeating: "", count: guests.count)
      run(guests, on: Array(guests.indices), &notes)
      let full = notes
      let names = full.flatMap { KnownGuest(vmid: 1, name: "g", notes: $0).published.routers.keys }
      XCTAssertEqual(Set(names).count, names.count, "\(full)")
      for limited in guests.indices {
        run(guests, on: [limited], &notes)
        XCTAssertEqual(notes, full)
      }
      run(guests, on: Array(guests.indices), &notes)
      XCTAssertEqual(notes, full)
    }
  }

  /// What the role does: converts plainly, compares with what the other guests' notes say, and converts again.
  private func run(_ guests: [[Container]], on places: [Int], _ notes: inout [Text]) {
    let known = guests.indices.map { place in
      let plain = places.contains(place) ? Conversion(guests[place], options(place, nil)).notes : notes[place]
      return KnownGuest(vmid: vmid(place), name: "g", notes: plain)
    }
    let heeds = GuestComparison(known).heeds
    for place in places { notes[place] = Conversion(guests[place], options(place, heeds[vmid(place)])).notes }
  }

  private func options(_ place: Int, _ heed: GuestComparison.Heed?) -> GatewayOptions {
    var options = GatewayOptions()
    options.mode = place.isMultiple(of: 2) ? .filter : .passthrough
    options.priorities.policy = .auto
    options.priorities.otherRouters = heed?.otherRouters ?? []
    options.sharedNames = SharedNames(
      vmid: vmid(place), routers: Set(heed?.routerNames ?? []), services: Set(heed?.serviceNames ?? []))
    return options
  }

  /// Names that look like marked ones of other guests are among them.
  private func containers(using dice: inout SplitMix) -> [Container] {
    (0..<2).map { number in
      let name: Text = ["web", "mash-web", "Web", "web-100", "db-101", "db"].randomElement(using: &dice) ?? ""
      let rule: Text = ["Host(`a`)", "Host(`b`) && Path(`/p`)", "Path(`/p`)"].randomElement(using: &dice) ?? ""
      let lines: [Text] = [
        "traefik.enable=true", "traefik.http.routers." + name + ".rule=" + rule,
        "traefik.http.services." + name + ".loadbalancer.server.port=80",
      ]
      return Container(name: Text("c\(number)"), labels: lines.map(Label.init(line:)))
    }
  }

  private func vmid(_ place: Int) -> Int { 100 + place }

  private let container = Container(
    name: "c",
    labels: [
      "traefik.enable=true", "traefik.http.routers.web.rule=Host(`h`)", "traefik.http.routers.web.service=app",
      "traefik.http.services.app.loadbalancer.server.port=80",
    ].map(Label.init(line:)))

  private func options(_ mode: GatewayOptions.Mode, routers: Set<Text>, services: Set<Text>) -> GatewayOptions {
    var options = GatewayOptions()
    options.mode = mode
    options.sharedNames = SharedNames(vmid: 106, routers: routers, services: services)
    return options
  }

  private func convert(_ mode: GatewayOptions.Mode, routers: Set<Text>, services: Set<Text>) -> Conversion {
    Conversion([container], options(mode, routers: routers, services: services))
  }
}
