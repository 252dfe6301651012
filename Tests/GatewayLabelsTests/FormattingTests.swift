import GatewayLabels
import XCTest

/// The text of the notes: one label a line, and never a line that no label meant.
final class FormattingTests: XCTestCase {
  private static let badValues: [Text] = [
    "a\nb", "a\ntraefik.http.routers.evil.rule=Host(`evil`)", "a\r", "a\r\nb", "\n", "a\0b", "a\tb", "a\u{7F}",
    "\u{1B}[31m",
    "a traefik.http.routers.evil.rule=Host(`evil`)", "a traefik.", "\"a\"", "\"a", "a\"", " a", "a ", " ", "\"",
  ]

  func testOneLabelALineWithoutABreakAtTheEnd() {
    XCTAssertEqual(
      Conversion.filter(.serving("web", "traefik.http.routers.web.tls=true")).notes,
      "traefik.enable=true\ntraefik.http.routers.web.rule=Host(`web.example.org`)\ntraefik.http.routers.web.tls=true")
  }

  func testEnableComesFirstAndTheRestIsInByteOrder() {
    let conversion = Conversion.filter(
      Container(
        "c", "traefik.b=1", "traefik.a10=1", "traefik.a9=1", "traefik.B=1", "traefik.\u{E9}=1", "traefik.e\u{301}=1",
        "traefik.enable=1", "traefik.http.routers.r=1")
    ) { $0.isOn = false }
    XCTAssertEqual(
      conversion.lines,
      [
        "traefik.enable=true", "traefik.B=1", "traefik.a10=1", "traefik.a9=1", "traefik.b=1", "traefik.e\u{301}=1",
        "traefik.http.routers.r=1", "traefik.\u{E9}=1",
      ])
  }

  // A value can never add a line, nor lose a part.

  func testARouterWhoseRuleTheNotesCannotSayIsLeftOut() {
    for value in Self.badValues {
      let bad = Container(name: "bad", labels: [Label("traefik.http.routers.bad.rule", value)])
      for mode in GatewayOptions.Mode.allCases {
        var options = GatewayOptions()
        (options.mode, options.rules.gatewaySyntax) = (mode, .keep)
        let conversion = Conversion([bad, .serving("good")], options)
        let name = value.string.debugDescription
        XCTAssertEqual(conversion.skipped.map(\.name), ["bad"], name)
        XCTAssertEqual(
          conversion.skipped.map(\.reason), [.notExpressible(label: Label("traefik.http.routers.bad.rule", value))],
          name)
        XCTAssertEqual(ParsedLabels(conversion.labels).routers.count, 1, name)
        checkReading(of: conversion, name)
      }
    }
  }

  func testARuleThatTheNotesCannotSayIsWrittenInAnotherWay() {
    for value in Self.badValues {
      let rule = "Host(`a`) && Header(`X`,\n`" + value + "`)"
      let container = Container(name: "c", labels: [Label("traefik.http.routers.web.rule", rule)])
      for conversion in [Conversion.passthrough(container), Conversion.filter(container)] {
        checkReading(of: conversion, value.string.debugDescription)
        let isPublished = conversion["traefik.http.routers.web.rule"] != nil
        XCTAssertEqual(
          isPublished, !value.contains(" traefik.") && !value.contains("`"), value.string.debugDescription)
      }
    }
  }

  func testOtherValuesThatTheNotesCannotSay() {
    for value in Self.badValues {
      for property: Text in ["entrypoints", "service", "tls.certresolver", "tls.options", "tls.domains[0].main"] {
        let label = Label(LabelKey.router("bad", property), value)
        let bad = Container(name: "bad", labels: [Label("traefik.http.routers.bad.rule", "Host(`a`)"), label])
        checkReading(of: .filter(bad, .serving("good")), "\(property) \(value.string.debugDescription)")
      }
    }
  }

  func testServicesThatTheNotesCannotSay() {
    for value in Self.badValues {
      for property: Text in ["port", "scheme"] {
        let label = Label(LabelKey.service("s", "loadbalancer.server." + property), value)
        let container = Container(name: "bad", labels: [Label("traefik.http.routers.bad.rule", "Host(`a`)"), label])
        checkReading(of: .filter(container, .serving("good")), "\(property) \(value.string.debugDescription)")
      }
    }
  }

  func testWithoutTheFilterWhatTheNotesCannotSayIsAWarning() {
    for value in Self.badValues {
      let label = Label("traefik.x", value)
      let conversion = Conversion.filter(Container(name: "bad", labels: [label])) { $0.isOn = false }
      XCTAssertEqual(conversion.labels, [], value.string.debugDescription)
      XCTAssertEqual(
        conversion.warnings, [.labelNotExpressible(label, container: "bad")], value.string.debugDescription)
    }
  }

  func testNamesCannotAddALine() {
    for name: Text in ["a\nb", "a traefik.b", "a\"", "a=b", " ", "\0", "😀"] {
      let container = Container(name: "odd", labels: [Label("traefik.http.routers." + name + ".rule", "Host(`a`)")])
      checkReading(of: .passthrough(container), name.string.debugDescription)
      checkReading(of: .filter(container), name.string.debugDescription)
    }
  }

  // Whatever the labels are.

  func testRandomLabelsAreReadBackAsMeant() {
    var dice = SplitMix(state: 11)
    for _ in 0..<1500 {
      let containers = (0..<2).map { number in
        Container(name: Text("c\(number)"), labels: (0..<6).map { _ in randomLabel(&dice) })
      }
      for mode in GatewayOptions.Mode.allCases {
        var options = GatewayOptions()
        options.mode = mode
        options.local.checksLabelKeys = Bool.random(using: &dice)
        checkReading(of: Conversion(containers, options), "\(containers.map(\.labels))")
      }
    }
  }

  private func randomLabel(_ dice: inout SplitMix) -> Label {
    func text(of pieces: [Text], _ count: Int) -> Text {
      (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined(by: "")
    }
    let routers: [Text] = [
      "rule", "Rule", "service", "tls", "tls.domains[0].main", "entrypoints", "priority", "middlewares",
    ]
    let services: [Text] = ["loadbalancer.server.port", "loadbalancer.server.scheme"]
    let names: [Text] = ["a", "B", "é", "e\u{301}", "mash-", ".", " ", "\n", "\"", " traefik."]
    let values: [Text] = ["Host(`a`)", "80", "true", "a", "@docker", " ", "\"", "\n", " traefik.", "=", "\0", ",", ""]
    let name = text(of: names, Int.random(in: 1...2, using: &dice))
    let value = text(of: values, Int.random(in: 1...3, using: &dice))
    switch Int.random(in: 0..<8, using: &dice) {
    case 0: return Label("traefik.enable", value)
    case 1...2: return Label(LabelKey.service(name, text(of: services, 1)), value)
    default: return Label(LabelKey.router(name, text(of: routers, 1)), value)
    }
  }

  private func checkReading(of conversion: Conversion, _ place: String, line: UInt = #line) {
    let meant = Dictionary(conversion.labels.map { ($0.key, $0.value) }) { $1 }
    XCTAssertEqual(PluginReading.labels(in: conversion.notes), meant, place, line: line)
    let lines = conversion.labels.isEmpty ? 0 : conversion.notes.split(at: UInt8(ascii: "\n")).count
    XCTAssertEqual(lines, conversion.labels.count, place, line: line)
  }
}
