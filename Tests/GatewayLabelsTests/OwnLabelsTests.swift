import XCTest

@testable import GatewayLabels

/// A person's own labels outside the block: what the plugin makes of them and of the block is what it makes of each alone.
final class OwnLabelsTests: XCTestCase {
  private let router: Text = "traefik.http.routers.mine"
  private let service: Text = "traefik.http.services.home.loadbalancer.server.port=1"

  private func assertRefused(
    _ own: [Text], line: Int, _ key: Text, _ clash: OwnLabelClash, by conversion: Conversion = NotesPlan.classic,
    at sourceLine: UInt = #line
  ) {
    let text = (["Mine:"] + own).joined(by: "\n")
    XCTAssertThrowsError(try NotesPlan.of(text, conversion), line: sourceLine) { error in
      XCTAssertEqual(error as? NotesError, .ownLabel(line: line, key: key, clash), line: sourceLine)
    }
  }

  func testAKeyOfTheBlock() {
    let key: Text = "traefik.http.routers.homarr.rule"
    assertRefused(["# traefik.HTTP.Routers.homarr.rule=x"], line: 2, key, .sameKey)
  }

  func testANameOfTheBlock() {
    let (priority, cookie): (Text, Text) = (
      "traefik.http.routers.homarr.priority", "traefik.http.services.homelab-traefik.loadbalancer.sticky.cookie.name"
    )
    assertRefused(["x", priority + "=5"], line: 3, priority, .sameName)
    assertRefused([cookie + "=x"], line: 2, cookie, .sameName)
  }

  func testDisablingAGuestThatTheBlockPublishes() {
    for value: Text in ["false", "False", "1", "false to hide"] {
      assertRefused(["Set traefik.enable=" + value], line: 2, "traefik.enable", .disables(value: value))
    }
    assertRefused(
      ["traefik.enable=true", "traefik.enable=false"], line: 3, "traefik.enable", .disables(value: "false"))
  }

  func testNumberedDomainsCountForAllRouters() {
    for property: Text in ["main", "sans"] {
      let key = router + ".tls.domains[0]." + property
      assertRefused([router + ".service=home", key + "=m"], line: 3, key, .domainsOfAllRouters)
    }
  }

  func testARouterThatNamesNoService() {
    let rule = router + ".rule"
    let clash: (Text) -> OwnLabelClash = { .namesNoService(router: "mine", candidate: $0) }
    for enable: [Text] in [[], ["traefik.enable=true"]] {
      let line = enable.count + 2
      assertRefused(enable + [rule + "=Host(`m`)"], line: line, rule, clash("homelab-traefik"))
      assertRefused(enable + [rule + "=Host(`m`)", service], line: line, rule, clash("home"))
    }
  }

  func testAServiceWithoutARouterInAGuestThatIsEnabled() {
    let key: Text = "traefik.http.services.home.loadbalancer.server.port"
    assertRefused(
      ["traefik.enable=true", service], line: 3, key, .serviceWithoutRouter(service: "home", rule: "Host(`HomeLab`)"))
  }

  func testAServiceBesideARouterOfTheBlockThatNamesNone() {
    let key: Text = "traefik.http.services.home.loadbalancer.server.port"
    let one = Container.serving("web", "traefik.http.services.web.loadbalancer.server.port=2")
    for container in [one, .serving("web")] {
      assertRefused([service], line: 2, key, .takesRequests(router: "web"), by: .filter(container))
    }
  }

  func testLabelsOfTheBlockThatCountForAllRouters() {
    let every = Conversion.filter(
      .serving("web", "traefik.http.routers.web.service=a", "traefik.http.routers.web.tls.domains[0].main=a")
    ) { $0.isOn = false }
    assertRefused([router + ".service=home"], line: 2, router + ".service", .changedByBlock, by: every)
  }

  func testWhatMeansTheSameStaysWithAWarning() throws {
    let routed: [Text] = [router + ".rule=Host(`m`)", router + ".service=home", service]
    let allowed: [[Text]] = [
      ["traefik.enable=true"], routed, ["traefik.enable=true"] + routed, ["Traefik.Enable = \"true\""] + routed,
      ["traefik.enable=false"] + routed + ["traefik.enable=true"], [router + ".service=homelab-traefik"], [service],
      [router + ".service=elsewhere@file"], ["traefik.x=1"], ["traefik.http.middlewares.m.compress=true"],
    ]
    for own in allowed {
      let text = (["Mine:"] + own).joined(by: "\n")
      let plan = try NotesPlan.of(text)
      XCTAssertTrue(plan.description.hasPrefix(text + "\n\n"), text.string)
      XCTAssertEqual(plan.warnings.count, own.count, text.string)
      XCTAssertTrue(
        plan.warnings.allSatisfy { if case .labelOutsideBlock = $0 { true } else { false } }, text.string)
    }
  }

  func testOwnRoutersLiveOnWhenTheBlockGoes() throws {
    let text =
      (["Mine:", "traefik.enable=true", router + ".rule=Host(`m`)", router + ".service=home", service] as [Text])
      .joined(by: "\n")
    let published = try NotesPlan.of(text).description
    let withdrawn = try NotesPlan.of(published, NotesPlan.nothing).description
    XCTAssertEqual(withdrawn, text)
    XCTAssertEqual(read(withdrawn).routers["mine"], read(published).routers["mine"])
    XCTAssertEqual(read(withdrawn).services["home"], read(published).services["home"])
    XCTAssertNotNil(read(withdrawn).routers["mine"])
  }

  func testAPriorityThatTraefikDoesNotTakeIsAWarning() throws {
    let labels: [(Text, Bool)] = [
      ("9223372036854774807", false), ("9223372036854774808", true), ("9223372036854775807 or so", true),
      // What 64 bits cannot hold, the plugin takes for none.
      ("9223372036854775808", false), ("-1", false), ("x", false),
    ]
    for (value, isTooHigh) in labels {
      let label = Label(router + ".priority", value)
      let plan = try NotesPlan.of("Mine:\n" + router + ".service=home\n" + label.line)
      let warning = Warning.priorityOutsideBlock(line: 3, label: label)
      XCTAssertEqual(plan.warnings.contains(warning), isTooHigh, value.string)
    }
  }

  /// Whatever a person has outside: it is refused with its line, or all mean in the whole text what they mean alone.
  func testNothingThatIsWrittenMeansSomethingElse() throws {
    let every = Conversion.filter(.serving("web", "traefik.http.routers.web.tls.domains[0].main=a")) { $0.isOn = false }
    let blocks = [NotesPlan.classic, .filter(.serving("homarr")), .filter(.serving("web", service)), every]
    var own = RandomOwnLabels(seed: 3)
    var written = 0
    for round in 0..<8_000 {
      let labels = own.labels()
      let block = blocks[round % blocks.count]
      let text = (["Mine:"] + labels).joined(by: "\n")
      do {
        assertEqualMeaning(labels, block, in: try NotesPlan.of(text, block).description)
        written += 1
      } catch NotesError.ownLabel(let line, let key, _) {
        XCTAssertEqual(Label(line: labels[line - 2]).key.lowercased, key, text.string)
      }
    }
    XCTAssertTrue((800...7_200).contains(written), "\(written) written")
  }

  private func assertEqualMeaning(_ own: [Text], _ block: Conversion, in text: Text) {
    let whole = read(text)
    let ours = read(block.notes)
    let isEnabled = PluginReading.labels(in: own.joined(by: "\n"))["traefik.enable"] == "true"
    let theirs = read((own + ["traefik.enable=true"]).joined(by: "\n"))
    let names = Set(own.map { Label(line: $0).key.split(at: .dot) }.filter { $0.count > 3 }.map { $0[2] + $0[3] })
    for (name, router) in ours.routers { XCTAssertEqual(whole.routers[name], router, text.string) }
    for (name, service) in ours.services { XCTAssertEqual(whole.services[name], service, text.string) }
    for (name, router) in theirs.routers where names.contains("routers" + name) {
      XCTAssertEqual(whole.routers[name], router, text.string)
    }
    for (name, service) in theirs.services where names.contains("services" + name) {
      XCTAssertEqual(whole.services[name], service, text.string)
    }
    XCTAssertEqual(
      whole.routers.count, ours.routers.count + theirs.routers.keys.filter { names.contains("routers" + $0) }.count)
    // Of a guest that its own labels publish, no router may be lost, unless nothing but the guest itself is.
    let isItself = !names.contains { $0.hasPrefix("routers") || $0.hasPrefix("services") }
    if isEnabled, !isItself {
      for name in theirs.routers.keys { XCTAssertNotNil(whole.routers[name], text.string) }
    }
  }

  private func read(_ notes: Text) -> PluginConfiguration {
    PluginConfiguration(labels: PluginReading.labels(in: notes), guest: NotesPlan.guest)
  }
}

/// A few labels for routers and services, of which some have the names that blocks have.
private struct RandomOwnLabels {
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(state: seed)
  }

  mutating func labels() -> [Text] {
    (0..<Int.random(in: 1...5, using: &random)).map { _ in label() }
  }

  private mutating func label() -> Text {
    let service = one(["home", "mine", "homelab-traefik", "HomeLab-106"])
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return "traefik.enable=" + one(["true", "true", "true", "false"])
    case 1, 2:
      return "traefik.http.services." + service.lowercased + ".loadbalancer."
        + one(["server.port=1", "passhostheader=false"])
    case 3, 4, 5: return router() + ".service=" + service
    case 6: return router() + one([".tls.domains[0].main=m", ".tls=true"])
    default: return router() + one([".rule=Host(`m`)", ".priority=5", ".middlewares=m"])
    }
  }

  private mutating func router() -> Text { "traefik.http.routers." + one(["mine", "mine", "other", "homarr", "web"]) }

  private mutating func one(_ texts: [Text]) -> Text { texts[Int.random(in: 0..<texts.count, using: &random)] }
}
