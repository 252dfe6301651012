import XCTest

@testable import GatewayLabels

/// With allowed domains, no host outside stands in anything that the gateway gets, whether it could match there or not.
final class NamedHostsTests: XCTestCase {
  private let domains = AllowedDomains(["a.test", "*.b.test"]) ?? AllowedDomains()

  private func convert(
    _ labels: [Text], _ mode: GatewayOptions.Mode, _ change: (inout GatewayOptions) -> Void = { _ in }
  ) -> Conversion {
    var options = GatewayOptions()
    (options.mode, options.rules.allowedDomains) = (mode, domains)
    change(&options)
    return Conversion([Container(name: "c", labels: labels.map(Label.init(line:)))], options)
  }

  private func hostsNamed(by conversion: Conversion) -> [Text] {
    conversion.labels.flatMap { label -> [Text] in
      guard label.key.dropping(suffix: ".rule") != nil else { return [] }
      return RuleReader.meanings(of: label.value).flatMap(\.matchers).filter(\.namesHosts).flatMap(\.arguments)
    }
  }

  func testARuleThatNamesAnotherHostIsLeftOut() {
    let rules: [(rule: Text, host: Text)] = [
      ("Host(`a.test`) && !Host(`evil.test`)", "evil.test"), ("Host(`a.test`) && !(Path(`/`) && HOST(`evil`))", "evil"),
      ("Host(`a.test`) && (Host(`evil`) || Path(`/x`))", "evil"), ("Host(`a.test`) && !(!Host(`evil`))", "evil"),
      ("Host(`a.test`) && Host(`*`)", "*"), ("Host(`a.test`) && !Host(`*.test`)", "*.test"),
      // Of v2, where HostHeader is Host and a HostRegexp without braces is one too.
      ("Host(`a.test`, `x.b.test`) && !HostHeader(`evil`)", "evil"),
      ("Host(`a.test`, `x.b.test`) && !Host(`a.test`, `evil`)", "evil"),
      ("Host(`a.test`, `x.b.test`) && !HostRegexp(`evil`)", "evil"),
    ]
    for (rule, host) in rules {
      for mode in GatewayOptions.Mode.allCases {
        for syntax in RuleOptions.GatewaySyntax.allCases {
          let conversion = convert(["traefik.http.routers.r.rule=" + rule], mode) { $0.rules.gatewaySyntax = syntax }
          XCTAssertEqual(conversion.labels, [], rule.string)
          guard case .hostNamed(host, _)? = conversion.skipped.first?.reason else {
            // What the gateway's syntax cannot say is left out for that.
            if case .ruleNotUnderstood? = conversion.skipped.first?.reason, syntax == .v2 { continue }
            return XCTFail("\(syntax) \(rule): \(conversion.skipped)")
          }
        }
      }
    }
  }

  func testARuleThatNamesAllowedHostsIsPublished() {
    let rules: [Text] = [
      "Host(`a.test`) && !Host(`x.b.test`)", "Host(`A.test.`)", "Host(`*.b.test`)",
      "Host(`a.test`) && !HostRegexp(`^evil$`)",
      "Host(`a.test`) && Header(`Origin`, `evil`)", "Host(`a.test`, `x.b.test`) && !HostRegexp(`{x:evil}`)",
    ]
    for rule in rules {
      for mode in GatewayOptions.Mode.allCases {
        XCTAssertEqual(convert(["traefik.http.routers.r.rule=" + rule], mode).skipped, [], rule.string)
      }
    }
  }

  func testADefaultRuleCountsToo() {
    for mode in GatewayOptions.Mode.allCases {
      let conversion = convert(["traefik.http.routers.r.tls=true"], mode) {
        $0.local.defaultRule = try? DefaultRule("Host(`a.test`) && !Host(`{{ normalize .Name }}.evil`)")
      }
      XCTAssertEqual(
        conversion.skipped.map(\.reason),
        [.hostNamed(host: "c.evil", rule: "Host(`a.test`) && !Host(`c.evil`)")])
    }
  }

  func testCertificatesForOtherHostsInEveryForm() {
    let own: Text = "traefik.http.routers.r.rule=Host(`a.test`)"
    for property: Text in [
      "tls.domains=a.test,evil", "tls.domains[0].main=evil", "tls.domains[7].sans=x.b.test, evil",
      "TLS.Domains[0].Main=evil",
    ] {
      for mode in GatewayOptions.Mode.allCases {
        let conversion = convert([own, "traefik.http.routers.r." + property], mode)
        XCTAssertEqual(conversion.labels, [], property.string)
        XCTAssertEqual(conversion.skipped.map(\.reason), [.certificateNotAllowed(domains: ["evil"])], property.string)
      }
    }
    for mode in GatewayOptions.Mode.allCases {
      let conversion = convert([own, "traefik.http.routers.r.tls.domains[0].main=*.b.test"], mode)
      XCTAssertEqual(conversion.skipped, [])
    }
  }

  // What keeps requests from routers that are left out names no other hosts either.

  private func narrowed(_ wide: Text, by hidden: Text) -> Conversion {
    convert(["traefik.http.routers.wide.rule=" + wide, "traefik.http.routers.hidden.rule=" + hidden], .passthrough) {
      $0.selection.excludedRouters = ["hidden"]
    }
  }

  func testAHostThatNoRequestCanHaveGoesFromTheNarrowedRule() {
    let cases: [(hidden: Text, rule: Text)] = [
      ("Host(`evil`) || Path(`/secretpath`)", "Host(`a.test`) && !Path(`/secretpath`)"),
      ("!Host(`evil`) && Path(`/secretpath`)", "Host(`a.test`) && !Path(`/secretpath`)"),
      ("Host(`evil`) && Path(`/secretpath`)", "Host(`a.test`)"),
      ("(Host(`evil`) || Host(`a.test`)) && Path(`/secretpath`)", "Host(`a.test`) && !Path(`/secretpath`)"),
    ]
    for (hidden, rule) in cases {
      XCTAssertEqual(narrowed("Host(`a.test`)", by: hidden)["traefik.http.routers.wide.rule"], rule, hidden.string)
    }
  }

  /// `*.test` may be `a.test`, so that it cannot go, and it may not stay.
  func testWhatCannotBeSaidWithoutAnotherHostIsLeftOut() {
    let conversion = narrowed("Host(`a.test`)", by: "Host(`*.test`) && PathPrefix(`/secretpath`)")
    XCTAssertEqual(conversion.labels, [])
    XCTAssertEqual(conversion.skipped.map(\.reason), [.excluded, .reaches(routers: ["hidden"])])
  }

  func testNoRuleNamesAnotherHostWhateverTheGuestHas() {
    var random = SplitMix(state: 11)
    let hosts: [Text] = ["a.test", "x.b.test", "evil", "*.test", "*.b.test", "y.evil"]
    func rule(_ depth: Int) -> Text {
      let host = hosts.randomElement(using: &random) ?? ""
      switch Int.random(in: 0..<(depth > 2 ? 3 : 6), using: &random) {
      case 0, 1: return "Host(`" + host + "`)"
      case 2: return "PathPrefix(`/" + host + "`)"
      case 3: return "!(" + rule(depth + 1) + ")"
      case 4: return "(" + rule(depth + 1) + " || " + rule(depth + 1) + ")"
      default: return rule(depth + 1) + " && " + rule(depth + 1)
      }
    }
    var published = 0
    for round in 0..<400 {
      let labels = (0..<4).map { Text("traefik.http.routers.r\($0).rule=") + "Host(`a.test`) && " + rule(0) }
      let conversion = convert(
        labels + ["traefik.http.routers.out.rule=" + rule(0)], round % 2 == 0 ? .filter : .passthrough
      ) {
        $0.selection.excludedRouters = ["out", "r3"]
        $0.rules.gatewaySyntax = RuleOptions.GatewaySyntax.allCases[round % 3]
      }
      published += conversion.labels.count { $0.key.dropping(suffix: ".rule") != nil }
      XCTAssertEqual(hostsNamed(by: conversion).filter { !domains.allows($0) }, [], "\(labels)")
    }
    XCTAssertGreaterThan(published, 200)
  }
}
