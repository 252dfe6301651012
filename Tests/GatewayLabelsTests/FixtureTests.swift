import GatewayLabels
import XCTest

final class FixtureTests: XCTestCase {
  // Each shows its promise.

  func testNotesAreAsPromised() throws {
    try forEachFixture { fixture in
      XCTAssertEqual(Conversion(fixture.containers, fixture.options).notes, fixture.notes, fixture.name)
    }
  }

  func testWhatIsLeftOutIsNamed() throws {
    try forEachFixture { fixture in
      let skipped = Conversion(fixture.containers, fixture.options).skipped
      XCTAssertEqual(
        skipped.map { $0.name + " (" + ($0.container ?? "") + ")" }.sorted(), fixture.skipped, fixture.name)
    }
  }

  // Laws that hold for all of them, in every mode.

  func testTheOrderOfContainersAndLabelsDoesNotMatter() throws {
    var dice = SplitMix(state: 3)
    try forEachFixtureInEveryMode { containers, options, name in
      let conversion = Conversion(containers, options)
      for _ in 0..<10 {
        let shuffled = Conversion(containers.map { $0.shuffled(&dice) }.shuffled(using: &dice), options)
        XCTAssertEqual(shuffled.labels, conversion.labels, name)
        XCTAssertEqual(Set(shuffled.skipped.map(\.name)), Set(conversion.skipped.map(\.name)), name)
      }
    }
  }

  func testTheNotesAreReadBackAsTheLabels() throws {
    try forEachFixtureInEveryMode { containers, options, name in
      let conversion = Conversion(containers, options)
      let meant = Dictionary(conversion.labels.map { ($0.key.lowercased, $0.value) }) { $1 }
      XCTAssertEqual(PluginReading.labels(in: conversion.notes), meant, name)
    }
  }

  func testNoKeyStandsTwiceAndAllAreInOrder() throws {
    try forEachFixtureInEveryMode { containers, options, name in
      let keys = Conversion(containers, options).labels.map(\.key)
      let rest = keys.filter { $0 != "traefik.enable" }
      XCTAssertEqual(Set(keys).count, keys.count, name)
      XCTAssertEqual(rest, rest.sorted(), name)
      XCTAssertTrue(keys.count == rest.count || keys.first == "traefik.enable", name)
    }
  }

  func testConvertingAgainChangesNothing() throws {
    try forEachFixtureInEveryMode { containers, options, name in
      let conversion = Conversion(containers, options)
      XCTAssertEqual(Conversion(containers, options).labels, conversion.labels, name)
      guard options.mode == .filter else { return }
      let again = Conversion([Container(name: nil, labels: conversion.labels)], options)
      XCTAssertEqual(again.labels, conversion.labels, name)
    }
  }

  func testEveryLineIsOneOfTheLabels() throws {
    try forEachFixtureInEveryMode { containers, options, name in
      let conversion = Conversion(containers, options)
      let lines = conversion.labels.isEmpty ? [] : conversion.notes.split(at: UInt8(ascii: "\n"))
      XCTAssertEqual(lines, conversion.lines, name)
    }
  }

  private func forEachFixture(_ check: (Fixture) -> Void) throws {
    let fixtures = try Fixture.all()
    XCTAssertFalse(fixtures.isEmpty, "no fixtures")
    fixtures.forEach(check)
  }

  private func forEachFixtureInEveryMode(_ check: ([Container], GatewayOptions, String) -> Void) throws {
    try forEachFixture { fixture in
      for mode in GatewayOptions.Mode.allCases {
        for isOn in [true, false] {
          var options = GatewayOptions()
          options.mode = mode
          options.filter.isOn = isOn
          check(fixture.containers, options, "\(fixture.name), \(mode), filter \(isOn)")
        }
      }
    }
  }
}

extension Container {
  fileprivate func shuffled(_ dice: inout SplitMix) -> Container {
    Container(name: name, labels: labels.shuffled(using: &dice), ports: ports)
  }
}
