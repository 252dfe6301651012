import GatewayLabels
import XCTest

/// What becomes of rules on their way to the gateway.
final class PublishedRulesTests: XCTestCase {
  private func convert(
    _ mode: GatewayOptions.Mode = .passthrough, _ containers: Container...,
    with change: (inout GatewayOptions) -> Void = { _ in }
  ) -> Conversion {
    var options = GatewayOptions()
    options.mode = mode
    change(&options)
    return Conversion(containers, options)
  }

  private func rule(_ conversion: Conversion, _ router: Text) -> Text? {
    conversion[LabelKey.router(router, "rule")]
  }

  func testARuleOfV2IsTranslatedInBothModes() {
    for mode in GatewayOptions.Mode.allCases {
      let conversion = convert(mode, Container("c", "traefik.http.routers.a.rule=Host(`a.test`, `b.test`)"))
      XCTAssertEqual(rule(conversion, "a"), "Host(`a.test`) || Host(`b.test`)")
    }
  }

  func testAGatewayThatIsNotNamedGetsTheRuleAsItIs() {
    let text: Text = "Host(`a.test`, `b.test`) and more"
    let conversion = convert(.passthrough, Container("c", "traefik.http.routers.a.rule=" + text)) {
      $0.rules.gatewaySyntax = .keep
    }
    XCTAssertEqual(rule(conversion, "a"), text)
  }

  func testTheLabelOfARouterTellsItsSyntax() {
    let conversion = convert(
      .passthrough,
      Container("c", "traefik.http.routers.a.rule=HostRegexp(`a.test`)", "traefik.http.routers.a.rulesyntax=v2"))
    XCTAssertEqual(rule(conversion, "a"), "Host(`a.test`)")
    XCTAssertEqual(conversion.warnings, [])
  }

  func testARuleOfTwoMeaningsIsNamed() {
    let conversion = convert(.passthrough, Container("c", "traefik.http.routers.a.rule=HostRegexp(`a.test`)"))
    XCTAssertEqual(
      conversion.warnings, [.ruleHasTwoMeanings(router: "a", container: "c", rule: "HostRegexp(`a.test`)")])
  }

  func testThePriorityIsThatOfTheLocalRule() {
    let conversion = convert(.passthrough, Container("c", "traefik.http.routers.a.rule=Host(`a.test`, `b.test`)")) {
      $0.priorities.policy = .ruleLength
    }
    XCTAssertEqual(conversion["traefik.http.routers.a.priority"], "24")
  }

  // The domains of a guest.

  func testRoutersOutsideTheAllowedDomainsAreLeftOut() throws {
    let rules: [Text] = [
      "Host(`evil.test`)", "PathPrefix(`/`)", "Host(`a.test`) || Host(`evil.test`)", "HostRegexp(`a.test`)",
    ]
    let allowed = try XCTUnwrap(AllowedDomains(["a.test"]))
    for mode in GatewayOptions.Mode.allCases {
      for syntax in RuleOptions.GatewaySyntax.allCases {
        for text in rules {
          let container = Container("c", "traefik.http.routers.a.rule=" + text)
          let good = Container("d", "traefik.http.routers.good.rule=Host(`a.test`)")
          let conversion = convert(mode, container, good) {
            $0.rules.allowedDomains = allowed; $0.rules.gatewaySyntax = syntax
          }
          XCTAssertNil(rule(conversion, "a"), "\(syntax): \(text)")
          XCTAssertEqual(conversion.skipped.map(\.name), ["a"])
          XCTAssertEqual(rule(conversion, "good"), "Host(`a.test`)")
        }
      }
    }
  }

  func testCertificatesOutsideTheAllowedDomainsAreNotAskedFor() throws {
    let allowed = try XCTUnwrap(AllowedDomains(["a.test"]))
    for property: Text in [
      "tls.domains=a.test,evil.test", "tls.domains[0].main=evil.test", "tls.domains[0].sans=*.a.test",
    ] {
      let container = Container("c", "traefik.http.routers.a.rule=Host(`a.test`)", "traefik.http.routers.a." + property)
      let conversion = convert(.filter, container) { $0.rules.allowedDomains = allowed }
      XCTAssertEqual(
        conversion.labels.filter { $0.value.contains("evil") || $0.value.contains("*") }, [], property.string)
    }
  }

  // What is left out stays unreachable through the guest's own Traefik.

  private let app: Text = "traefik.http.routers.app.rule=Host(`a.test`)"
  private let admin: Text = "traefik.http.routers.admin.rule=Host(`a.test`) && PathPrefix(`/admin`)"

  private func without(_ pattern: Text, _ containers: Container...) -> Conversion {
    var options = GatewayOptions()
    options.mode = .passthrough
    options.selection.excludedRouters = [pattern]
    return Conversion(containers, options)
  }

  func testAWideRuleDoesNotReachWhatIsLeftOut() {
    let conversion = without("admin", Container("c", app), Container("d", admin))
    XCTAssertEqual(rule(conversion, "app"), "Host(`a.test`) && !PathPrefix(`/admin`)")
    XCTAssertEqual(
      conversion.warnings,
      [
        .ruleNarrowed(
          router: "app", container: "c", rule: "Host(`a.test`) && !PathPrefix(`/admin`)", others: ["admin"])
      ])
  }

  func testAnUnboundRuleDoesNotReachWhatIsLeftOut() {
    let all: Text = "traefik.http.routers.app.rule=HostRegexp(`.+`)"
    let conversion = without("admin", Container("c", all), Container("d", admin))
    XCTAssertEqual(rule(conversion, "app"), "HostRegexp(`.+`) && !(Host(`a.test`) && PathPrefix(`/admin`))")
  }

  func testTheDashboardIsNotReachedThroughAWiderRule() {
    let dashboard = Container("d", admin, "traefik.http.routers.admin.service=api@internal")
    let conversion = convert(.passthrough, Container("c", app), dashboard)
    XCTAssertEqual(rule(conversion, "app"), "Host(`a.test`) && !PathPrefix(`/admin`)")
  }

  func testWhatTheGuestsTraefikWouldNotAnswerChangesNothing() {
    let others: [Text] = [
      "traefik.http.routers.admin.rule=Host(`b.test`) && PathPrefix(`/admin`)",
      "traefik.http.routers.admin.rule=Host(`a.test`) and more",
    ]
    for other in others {
      let conversion = without("admin", Container("c", app), Container("d", other))
      XCTAssertEqual(rule(conversion, "app"), "Host(`a.test`)", other.string)
    }
    for line: Text in [
      "traefik.http.routers.admin.priority=1", "traefik.http.routers.admin.tls=true", "traefik.enable=false",
    ] {
      let conversion = without("admin", Container("c", app), Container("d", admin, line))
      XCTAssertEqual(rule(conversion, "app"), "Host(`a.test`)", line.string)
    }
  }

  func testARuleThatIsTooDeepToReadMayMeanAnything() {
    let deep = Text(String(repeating: "(", count: 200) + "Host(`a.test`)" + String(repeating: ")", count: 200))
    let conversion = without("admin", Container("c", app), Container("d", "traefik.http.routers.admin.rule=" + deep))
    XCTAssertEqual(rule(conversion, "app"), "Host(`a.test`) && !PathPrefix(`/`)")
  }

  // A router that the guest's Traefik does not have cannot keep another one from answering, whatever its priority.

  private let users: Text = "traefik.http.routers.app.rule=Host(`a.test`) && PathPrefix(`/admin/users`)"

  func testARouterThatIsDisabledHidesNothing() {
    let disabling: [Text] = ["service=nosuch", "middlewares=nosuch", "middlewares=auth@file,nosuch@docker"]
    for property in disabling {
      let isLeftOut = without(
        "admin", Container("c", users, "traefik.http.routers.app." + property), Container("d", admin))
      XCTAssertNil(rule(isLeftOut, "app"), property.string)
      let hides = without("admin", Container("c", app), Container("d", admin, "traefik.http.routers.admin." + property))
      XCTAssertEqual(rule(hides, "app"), "Host(`a.test`)", property.string)
    }
    let alive: [Text] = ["service=app@file", "middlewares=auth@file"]
    for property in alive {
      let conversion = without(
        "admin", Container("c", users, "traefik.http.routers.app." + property), Container("d", admin))
      XCTAssertEqual(rule(conversion, "app"), "Host(`a.test`) && PathPrefix(`/admin/users`)", property.string)
    }
  }

  func testARouterThatThePortDoesNotServeHidesNothing() {
    let conversion = without("admin", Container("c", users, "traefik.http.routers.app.tls=true"), Container("d", admin))
    XCTAssertEqual(
      rule(conversion, "app"), "Host(`a.test`) && PathPrefix(`/admin/users`) && !PathPrefix(`/admin`)")
  }

  func testARedirectThatIsLeftOutGivesNothingAway() {
    let redirect = Container(
      "d", "traefik.http.routers.admin.rule=PathPrefix(`/`)", "traefik.http.routers.admin.priority=99",
      "traefik.http.routers.admin.middlewares=https", "traefik.http.middlewares.https.redirectscheme.scheme=https")
    XCTAssertEqual(rule(without("admin", Container("c", app), redirect), "app"), "Host(`a.test`)")
  }

  func testARouterOfOtherEntryPointsChangesNothing() {
    let wide = Container("c", app, "traefik.http.routers.app.entrypoints=web")
    let narrow = Container("d", admin, "traefik.http.routers.admin.entrypoints=internal")
    XCTAssertEqual(rule(without("admin", wide, narrow), "app"), "Host(`a.test`)")
    let beside = Container("d", admin, "traefik.http.routers.admin.entrypoints=internal,web")
    XCTAssertEqual(rule(without("admin", wide, beside), "app"), "Host(`a.test`) && !PathPrefix(`/admin`)")
  }

  func testARouterThatIsAnsweredByAnotherOneIsLeftOutWithIt() {
    let twin: Text = "traefik.http.routers.admin.rule=Host(`a.test`)"
    let conversion = without("admin", Container("c", app), Container("d", twin))
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(conversion.skipped.map(\.reason), [.excluded, .answeredBy(router: "admin")])
  }

  /// Nobody told entry points, so all requests go to one plain port: what has TLS does not answer there.
  func testARouterWithTLSLeadsToThoseWithout() {
    let wide = Container("c", app, "traefik.http.routers.app.entrypoints=secure", "traefik.http.routers.app.tls=true")
    let narrow = Container("d", admin, "traefik.http.routers.admin.entrypoints=web")
    XCTAssertEqual(rule(without("admin", wide, narrow), "app"), "Host(`a.test`) && !PathPrefix(`/admin`)")
    var options = GatewayOptions()
    (options.mode, options.passthrough.scheme) = (.passthrough, .https)
    options.selection.excludedRouters = ["admin"]
    XCTAssertEqual(rule(Conversion([wide, narrow], options), "app"), "Host(`a.test`)")
  }

  func testWhatIsLeftOutAddsNoLabels() {
    let other: Text = "traefik.http.routers.admin.rule=Host(`a.test`) && PathPrefix(`/ traefik.enable=false`)"
    let conversion = without("admin", Container("c", app), Container("d", other))
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(conversion.skipped.map(\.reason), [.excluded, .reaches(routers: ["admin"])])
  }

  func testARuleThatCannotSayItIsNotPublished() {
    var options = GatewayOptions()
    (options.mode, options.rules.gatewaySyntax) = (.passthrough, .keep)
    options.selection.excludedRouters = ["admin"]
    let conversion = Conversion([Container("c", app), Container("d", admin)], options)
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(conversion.skipped.map(\.reason), [.excluded, .reaches(routers: ["admin"])])
  }

  /// The guest's Traefik sees the gateway's address in place of the client's, and other headers.
  func testWhatOnlyTheGuestCanTellIsTakenForMet() {
    let hidden = Container("d", "traefik.http.routers.admin.rule=Host(`a.test`) && ClientIP(`10.0.0.0/8`)")
    let conversion = without("admin", Container("c", app), hidden)
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(conversion.skipped.map(\.reason), [.excluded, .reaches(routers: ["admin"])])
    let partly: Text = "traefik.http.routers.admin.rule=PathPrefix(`/x`) && !Header(`X-Real-Ip`, `10.0.0.1`)"
    XCTAssertEqual(
      rule(without("admin", Container("c", app), Container("d", partly)), "app"), "Host(`a.test`) && !PathPrefix(`/x`)")
  }

  func testARuleThatTheGuestMayNotMatchLeadsToAnyOtherOne() {
    let wide: Text = "traefik.http.routers.app.rule=Host(`a.test`) && ClientIP(`10.0.0.0/8`)"
    let conversion = without(
      "admin", Container("c", wide), Container("d", "traefik.http.routers.admin.rule=Host(`a.test`)"))
    XCTAssertEqual(conversion.skipped.map(\.reason), [.excluded, .reaches(routers: ["admin"])])
  }

  func testADotAtTheEndOfAHostIsNothing() {
    let wide: Text = "traefik.http.routers.app.rule=HostRegexp(`^a\\.test\\.$`)"
    XCTAssertEqual(
      rule(without("admin", Container("c", wide), Container("d", admin)), "app"),
      "HostRegexp(`^a\\.test\\.$`) && !(Host(`a.test`) && PathPrefix(`/admin`))")
  }

  func testOfTwoHeadersWithOneNameV2KeepsTheLast() {
    let conversion = convert(
      .passthrough, Container("c", "traefik.http.routers.a.rule=Headers(`k`, `v`, `l`, `x`, `k`, `w`)"))
    XCTAssertEqual(rule(conversion, "a"), "Header(`l`, `x`) && Header(`k`, `w`)")
  }

  func testNoMatcherHasAnEmptyText() {
    for rule: Text in ["Header(`a`, ``)", "Headers(`a`, ``)", "Query(`a`, ``)", "Host(`a.test`, ``)"] {
      let conversion = convert(.passthrough, Container("c", "traefik.http.routers.a.rule=" + rule))
      XCTAssertEqual(conversion.labels, [], rule.string)
    }
  }

  func testAServerInModeFilterAnswersWhateverReachesIt() {
    let lines: [Text] = [
      "traefik.http.routers.app.rule=Host(`a.test`)",
      "traefik.http.routers.admin.rule=Host(`a.test`) && PathPrefix(`/admin`)",
      "traefik.http.services.s.loadbalancer.server.port=80",
    ]
    let login: [Text] = [
      "traefik.http.routers.admin.middlewares=login@file", "traefik.http.routers.admin.middlewares=basic-auth@file",
    ]
    for line in login {
      let box = Container(name: "c", labels: (lines + [line]).map(Label.init(line:)))
      XCTAssertEqual(rule(convert(.filter, box), "app"), "Host(`a.test`) && !PathPrefix(`/admin`)", line.string)
      let open = convert(.filter, box) { $0.filter.publishesUnprotected = true }
      XCTAssertEqual(rule(open, "app"), "Host(`a.test`)", line.string)
    }
    let excluded = convert(.filter, Container(name: "c", labels: lines.map(Label.init(line:)))) {
      $0.selection.excludedRouters = ["admin"]
    }
    XCTAssertEqual(rule(excluded, "app"), "Host(`a.test`) && !PathPrefix(`/admin`)")
  }

  func testARouterForClientsOfTheLANGetsNoRequestsOfOthers() {
    let lan = Container("d", "traefik.http.routers.lan.rule=Host(`a.test`) && ClientIP(`192.168.0.0/16`)")
    let both = convert(.passthrough, Container("c", app), lan)
    XCTAssertEqual(both.skipped.map(\.reason), [.reaches(routers: ["lan"])])
    XCTAssertEqual(rule(both, "lan"), "Host(`a.test`) && ClientIP(`192.168.0.0/16`)")
    let path = Container("d", "traefik.http.routers.lan.rule=Host(`a.test`) && ClientIP(`10.0.0.0/8`) && Path(`/x`)")
    XCTAssertEqual(rule(convert(.passthrough, Container("c", app), path), "app"), "Host(`a.test`) && !Path(`/x`)")
    XCTAssertEqual(rule(convert(.filter, Container("c", app), lan), "app"), "Host(`a.test`)")
    let header = Container(
      "d", "traefik.http.routers.lan.rule=Host(`a.test`) && HeaderRegexp(`X-Real-Ip`, `^192\\.168`)")
    XCTAssertEqual(
      convert(.passthrough, Container("c", app), header).skipped.map(\.reason), [.reaches(routers: ["lan"])])
  }

  func testOtherServersInModeFilterNeedNoShield() {
    var options = GatewayOptions()
    options.selection.excludedRouters = ["admin"]
    XCTAssertEqual(rule(Conversion([Container("c", app), Container("d", admin)], options), "app"), "Host(`a.test`)")
  }
}
