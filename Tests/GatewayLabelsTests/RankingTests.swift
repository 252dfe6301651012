import XCTest

@testable import GatewayLabels

/// The bands of priorities, and the companions that keep the order of a guest.
final class RankingTests: XCTestCase {
  private func convert(
    _ mode: GatewayOptions.Mode, _ lines: [Text], with change: (inout GatewayOptions) -> Void = { _ in }
  )
    -> Conversion
  {
    var options = GatewayOptions()
    options.mode = mode
    options.priorities.policy = .auto
    options.passthrough.localEntryPoints.secure = "websecure"
    options.passthrough.localEntryPoints.plain = "web"
    change(&options)
    return Conversion([Container(name: "c", labels: lines.map(Label.init(line:)))], options)
  }

  private func routers(_ conversion: Conversion, _ property: Text) -> [Text: Text] {
    Dictionary(
      ParsedLabels(conversion.labels).routers.compactMap { each in each.value[property].map { (each.key, $0) } }
    ) {
      first, _ in first
    }
  }

  private func router(_ name: Text, _ rule: Text, _ more: Text...) -> [Text] {
    let start = "traefik.http.routers." + name + "."
    return [start + "rule=" + rule] + more.map { start + $0 }
  }

  func testEachLevelHasItsBand() {
    let rules: [Text: Text] = [
      "Host(`a`) && PathPrefix(`/x`)": "", "Host(`a`) || Host(`b`)": "",
      "Host(`*.a`)": "-2000000", "HostRegexp(`^[a-z]+\\.a$`)": "-2000000", "HostRegexp(`^a$`)": "-2000000",
      "Host(`a`) || Host(`*.a`)": "-2000000", "HostRegexp(`a.test`)": "-2000000",
      "Host(`*`)": "-4000000", "HostRegexp(`.+`)": "-4000000", "HostRegexp(`^([^.]+\\.)*[a-z]*$`)": "-4000000",
      "HostRegexp(`(www\\.)?.+`)": "-4000000", "hostregexp(`{host:.+}`)": "-4000000",
      "PathPrefix(`/`)": "-6000000", "!Host(`a`)": "-6000000", "Host(`a`) || PathPrefix(`/x`)": "-6000000",
      "Header(`K`, `v`)": "-6000000", "!(!Host(`a`))": "", "!(Host(`a`) && Path(`/`))": "-6000000",
    ]
    for (rule, priority) in rules {
      let conversion = convert(.passthrough, router("web", rule))
      XCTAssertEqual(conversion["traefik.http.routers.web.priority"] ?? "", priority, rule.string)
      let claims = conversion.warnings.contains {
        .claimsEveryHost(router: "web", container: "c", rule: conversion["traefik.http.routers.web.rule"] ?? "") == $0
      }
      XCTAssertEqual(claims, ["-4000000", "-6000000"].contains(priority), rule.string)
    }
  }

  func testBandsNeverMixAndKeepTheOrder() {
    var dice = SplitMix(state: 9)
    let edges = [Int.min, -400_001, -400_000, -1, 1, 400_000, 400_001, 2_000_000_001, .max]
    let priorities = Set(edges + (0..<300).map { _ in Int(bitPattern: UInt(dice.next())) })
    var below = Int(Int32.min)
    for level in HostLevel.allCases.reversed() {
      for isLifted in level == .noHost ? [false] : [true, false] {
        let band = PriorityBand(level, isLifted: isLifted, priorities)
        let numbers = priorities.sorted().map(band.number)
        XCTAssertEqual(numbers, Set(numbers).sorted())
        XCTAssertFalse(numbers.contains(0))
        XCTAssertGreaterThan(numbers[0], below)
        // The plugin's 1 for a router without a priority is above all bands of rules without names.
        if level != .exact || isLifted { XCTAssertLessThan(numbers[numbers.count - 1], -400_000) }
        below = numbers[numbers.count - 1]
      }
    }
    XCTAssertLessThan(below, Int(Int32.max) - 1000)
  }

  func testNothingIsAddedWhereTheOrderHoldsWithout() {
    let api = router("api", "PathPrefix(`/x`)", "priority=90")
    XCTAssertEqual(
      routers(convert(.passthrough, api + router("web", "Host(`a`)")), "rule").keys.sorted(), ["api", "web"])
    let lower = router("api", "PathPrefix(`/x`)", "priority=1", "tls=true")
    XCTAssertEqual(routers(convert(.passthrough, lower + router("web", "Host(`a`)")), "rule").count, 2)
    let apart =
      router("api", "PathPrefix(`/x`)", "priority=90", "tls=true") + router("web", "Host(`a`) && Path(`/`)")
      + router("all", "Host(`a`)", "tls=true")
    XCTAssertEqual(routers(convert(.passthrough, apart), "rule").count, 3)
  }

  func testARuleWithoutHostThatComesFirstHasACompanion() {
    let lines = router("api", "PathPrefix(`/x`)", "priority=90", "tls=true") + router("web", "Host(`a`)")
    let conversion = convert(.passthrough, lines + router("other", "Host(`b`)", "tls=true"))
    XCTAssertEqual(routers(conversion, "rule")["api-at-hosts"], "Host(`a`) && PathPrefix(`/x`)")
    XCTAssertEqual(
      routers(conversion, "priority"), ["api": "-5999910", "api-at-hosts": "-999910", "web": "-999991"])
    XCTAssertEqual(routers(conversion, "service")["api-at-hosts"], "homelab-traefik-secure")
  }

  func testAHostOfWhichOnlyAPartIsNamedIsKept() {
    let lines = router("all", "PathPrefix(`/`)") + router("git", "Host(`a`) && PathPrefix(`/git`)")
    XCTAssertEqual(routers(convert(.passthrough, lines), "rule")["all-at-hosts"], "Host(`a`) && PathPrefix(`/`)")
    XCTAssertEqual(routers(convert(.passthrough, lines), "priority")["all-at-hosts"], "-1000000")
  }

  func testAlternativesAreNamedAtEachLevel() {
    let conversion = convert(.passthrough, router("web", "Host(`a`) || Host(`*.b`) || Host(`*`) || PathPrefix(`/x`)"))
    XCTAssertEqual(
      routers(conversion, "priority"),
      ["web": "-6000000", "web-at-hosts": "-1000000", "web-at-patterns": "-3000000", "web-at-every-host": "-5000000"])
  }

  func testCertificatesAndTLSOptionsOfTheHostStayAsTheyAre() {
    let lines =
      router("api", "PathPrefix(`/x`)", "priority=90", "tls=true", "tls.options=old@file", "service=api")
      + router("web", "Host(`a.test`)", "tls=true", "tls.options=strict@file", "service=web")
      + [
        "traefik.http.services.api.loadbalancer.server.port=1", "traefik.http.services.web.loadbalancer.server.port=2",
      ]
    XCTAssertEqual(
      routers(convert(.filter, lines), "rule")["api-at-hosts"], "HostRegexp(`^a\\.test(|\\.)$`) && PathPrefix(`/x`)")
  }

  func testAGatewayOfAnotherSyntaxReadsTheCompanions() {
    let lines =
      router("api", "PathPrefix(`/x`)", "priority=90", "tls=true")
      + router("web", "Host(`a`) || HostRegexp(`{sub:[a-z]+}.b`)")
    for syntax in [RuleOptions.GatewaySyntax.v2, .keep] {
      let conversion = convert(.passthrough, lines) {
        $0.rules.localSyntax = .v2
        $0.rules.gatewaySyntax = syntax
      }
      let rules = routers(conversion, "rule")
      XCTAssertEqual(rules["api-at-hosts"], "Host(`a`) && PathPrefix(`/x`)", syntax.rawValue)
      XCTAssertEqual(rules["api-at-patterns"], "HostRegexp(`{sub:[a-z]+}.b`) && PathPrefix(`/x`)", syntax.rawValue)
    }
  }

  func testTheOldNotesOfACatchAllAreWrittenAnew() throws {
    let line: Text = "traefik.http.routers.all.priority=23"
    let conversion = convert(.passthrough, router("all", "PathPrefix(`/`)"))
    let old = conversion.notes + "\n" + line
    XCTAssertTrue(try NotesPlan(current: old, conversion, form: .replace, guest: NotesPlan.guest).changes)
    XCTAssertFalse(conversion.lines.contains(line))
  }

  func testWithoutPrioritiesNothingIsAdded() {
    let lines = router("web", "Host(`a`) || PathPrefix(`/x`)", "priority=7")
    XCTAssertEqual(routers(convert(.passthrough, lines) { $0.priorities.policy = .none }, "priority"), ["web": "7"])
  }

  func testRuleLengthHasBandsToo() {
    let lines = router("all", "PathPrefix(`/`)") + router("web", "Host(`a`)")
    XCTAssertEqual(
      routers(convert(.passthrough, lines) { $0.priorities.policy = .ruleLength }, "priority"),
      ["all": "-5999985", "web": "9"])
  }

  func testWithAllowedDomainsThereIsNothingToSay() throws {
    let domains = try XCTUnwrap(AllowedDomains(["a.test"]))
    let conversion = convert(.passthrough, router("all", "PathPrefix(`/`)")) { $0.rules.allowedDomains = domains }
    XCTAssertEqual(conversion.warnings, [])
    XCTAssertEqual(conversion.skipped.map(\.name), ["all"])
  }

  func testKeptLabelsAreWarnedAboutToo() {
    let conversion = convert(.filter, router("all", "PathPrefix(`/`)")) { $0.filter.isOn = false }
    XCTAssertEqual(
      conversion.warnings, [.claimsEveryHost(router: "all", container: nil, rule: "PathPrefix(`/`)")])
  }

  func testACompanionGoesWithItsRouter() {
    let lines = router("web", "Host(`a`) || PathPrefix(`/x`)") + router("web-at-hosts", "Host(`b`)")
    let names = { (change: (inout GatewayOptions) -> Void) in
      self.routers(self.convert(.passthrough, lines, with: change), "rule").keys.sorted()
    }
    XCTAssertEqual(names { _ in }, ["web", "web-at-hosts", "web-at-hosts-2"])
    XCTAssertEqual(names { $0.selection.excludedRouters = ["web"] }, ["web-at-hosts"])
    XCTAssertEqual(names { $0.selection.excludedRouters = ["web-at-hosts"] }, [])
    XCTAssertEqual(names { $0.selection.includedRouters = ["b*"] }, [])
  }

  func testACompanionHasTheMarkOfItsGuestWhereOthersHaveOneOfItsName() {
    let lines = router("web", "Host(`a`) || PathPrefix(`/x`)")
    let conversion = convert(.passthrough, lines) {
      $0.sharedNames = SharedNames(vmid: 106, routers: ["web", "web-at-hosts"])
    }
    XCTAssertEqual(routers(conversion, "rule").keys.sorted(), ["web-106", "web-at-hosts-106"])
  }

  func testManyRulesWithoutHostStayFast() {
    let lines = (0..<150).flatMap { number in
      router(Text("n\(number)"), Text("PathPrefix(`/\(number)`)"), "priority=90", "tls=true")
        + router(Text("h\(number)"), Text("Host(`h\(number)`)"))
    }
    XCTAssertEqual(ParsedLabels(convert(.passthrough, lines).labels).routers.count, 450)
  }

  func testRoutersOfOneBandAreJoined() {
    let lines = router("a", "PathPrefix(`/a`)") + router("b", "PathPrefix(`/b`)")
    XCTAssertEqual(
      convert(.passthrough, lines).compacted.map { routers($0, "rule") },
      ["a": "(PathPrefix(`/a`)) || (PathPrefix(`/b`))"])
  }
}
