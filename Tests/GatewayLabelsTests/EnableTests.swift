import XCTest

@testable import GatewayLabels

/// In the notes `traefik.enable` is `true` exactly when a router is published. What a container says about itself decides about
/// it alone.
final class EnableTests: XCTestCase {
  private let values: [Text] = ["false", "0", "F", "no", "yes", "", "TRUE", "1", "true"]

  func testItIsTrueExactlyBesideRouters() throws {
    try forEveryGuest { containers, options, name in
      let conversion = Conversion(containers, options)
      let hasRouters = !ParsedLabels(conversion.labels).routers.isEmpty
      let keys = conversion.labels.filter { LabelKey($0.key) == .enable }
      XCTAssertEqual(keys, hasRouters ? [Label("traefik.enable", "true")] : [], name)
      XCTAssertEqual(conversion.labels.isEmpty, !hasRouters, name)
      XCTAssertEqual(conversion.publishes, hasRouters, name)
    }
  }

  func testAContainerThatSaysNothingElseChangesNothing() throws {
    try forEveryGuest { containers, options, name in
      let labels = Conversion(containers, options).labels
      for value in values {
        let other = Container("other", "traefik.enable=" + value)
        XCTAssertEqual(Conversion(containers + [other], options).labels, labels, "\(name) \(value)")
      }
    }
  }

  func testAHiddenContainerTakesOnlyItsOwnRoutersAlong() {
    let reasons: [Text: SkippedRouter.Reason] = [
      "false": .containerHidden, "0": .containerHidden, "no": .enableUnreadable("no"), "": .enableUnreadable(""),
    ]
    let open = Container.serving("open", "traefik.http.services.open.loadbalancer.server.port=1")
    forEveryMode { options, name in
      let alone = Conversion([open], options).labels
      for (value, reason) in reasons {
        let hidden = Container.serving("closed", "traefik.enable=" + value)
        let conversion = Conversion([hidden, open], options)
        XCTAssertEqual(conversion.labels, alone, "\(name) \(value)")
        XCTAssertEqual(conversion.skipped.map(\.name), ["closed"], "\(name) \(value)")
        XCTAssertEqual(conversion.skipped.map(\.reason), [reason], "\(name) \(value)")
      }
    }
  }

  func testAFlatListIsOneContainer() {
    let shown = Container(nil, "traefik.http.routers.web.rule=Host(`a`)")
    let hidden = Container(nil, "traefik.enable=false", "traefik.http.routers.web.rule=Host(`a`)")
    let open = Container.serving("open")
    forEveryMode { options, name in
      XCTAssertEqual(Conversion([shown], options)["traefik.enable"], "true", name)
      XCTAssertEqual(Conversion([hidden], options).labels, [], name)
      XCTAssertEqual(Conversion([hidden], options).skipped.map(\.reason), [.containerHidden], name)
      XCTAssertEqual(Conversion([hidden, open], options).labels, Conversion([open], options).labels, name)
    }
  }

  func testWithoutTheFilterALocalDefaultHidesToo() {
    var options = GatewayOptions()
    (options.filter.isOn, options.local.exposedByDefault) = (false, false)
    let conversion = Conversion([.serving("open", "traefik.enable=true"), .serving("plain")], options)
    XCTAssertEqual(Array(ParsedLabels(conversion.labels).routers.keys), ["open"])
    XCTAssertEqual(conversion.skipped.map(\.reason), [.notExposedByDefault])
  }

  func testWithoutTheFilterLabelsWithoutARouterAreNotWritten() {
    let service: Text = "traefik.http.services.a.loadbalancer.server.port=1"
    let conversion = Conversion.filter(
      Container("a", "traefik.enable=true", service, "traefik.tcp.routers.t.rule=HostSNI(`*`)")
    ) { $0.isOn = false }
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(conversion.warnings, [.noRouterAmongLabels(count: 2)])
    XCTAssertEqual(Conversion.filter(Container("a", "traefik.enable=true")) { $0.isOn = false }.warnings, [])
  }

  func testNoRouterLeavesNoServiceBehind() {
    let orphan = Container(
      "a", "traefik.enable=true", "traefik.http.services.a.loadbalancer.server.port=1",
      "traefik.http.services.b.loadbalancer.server.port=2")
    forEveryMode { options, name in
      XCTAssertEqual(Conversion([orphan], options).labels, [], name)
    }
  }

  private func forEveryMode(_ check: (GatewayOptions, String) -> Void) {
    for mode in GatewayOptions.Mode.allCases {
      for isOn in [true, false] {
        var options = GatewayOptions()
        (options.mode, options.filter.isOn) = (mode, isOn)
        check(options, "\(mode), filter \(isOn)")
      }
    }
  }

  /// The fixtures, and their containers with other values in place of their own ones.
  private func forEveryGuest(_ check: ([Container], GatewayOptions, String) -> Void) throws {
    var dice = SplitMix(state: 11)
    for fixture in try Fixture.all() {
      let altered = fixture.containers.map { container in
        Container(
          name: container.name,
          labels: container.labels + [Label("traefik.enable", values.randomElement(using: &dice) ?? "")])
      }
      forEveryMode { options, name in
        check(fixture.containers, options, "\(fixture.name), \(name)")
        check(altered, options, "\(fixture.name), other values, \(name)")
      }
    }
  }
}
