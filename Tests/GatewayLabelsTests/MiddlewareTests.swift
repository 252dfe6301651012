import XCTest

@testable import GatewayLabels

/// What the middlewares of a router mean for the gateway: whether the guest's Traefik has the router at all, and whether one
/// of them decides who may come in.
final class MiddlewareTests: XCTestCase {
  private func both(_ containers: Container...) -> [Conversion] {
    GatewayOptions.Mode.allCases.map { mode in
      var options = GatewayOptions()
      options.mode = mode
      return Conversion(containers, options)
    }
  }

  private func app(_ middlewares: Text, _ lines: [Text]) -> Container {
    let own: [Text] = [
      "traefik.http.routers.app.rule=Host(`a.test`)", "traefik.http.routers.app.middlewares=" + middlewares,
    ]
    return Container(name: "app", labels: (own + lines.map { "traefik.http." + $0 }).map(Label.init(line:)))
  }

  private func turnedOff(_ name: Text, in chain: Text? = nil, _ problem: MiddlewareFault.Problem)
    -> SkippedRouter.Reason
  {
    .turnedOff(MiddlewareFault(name, in: chain, problem))
  }

  // What the guest's Traefik turns off, as a real one answered.

  func testWhatTheGuestsTraefikTurnsOffIsLeftOutInBothModes() {
    let cases: [(middlewares: Text, lines: [Text], reason: SkippedRouter.Reason)] = [
      ("office", [], turnedOff("office", .undefined)),
      ("office@docker", [], turnedOff("office", .undefined)),
      ("good@file,office", [], turnedOff("office", .undefined)),
      // Names in values count in exactly one spelling.
      ("gate", ["middlewares.Gate.compress=true"], turnedOff("gate", .undefined)),
      ("c", ["middlewares.c.chain.middlewares=fliter"], turnedOff("fliter", in: "c", .undefined)),
      (
        "c", ["middlewares.c.chain.middlewares=x@file,d", "middlewares.d.chain.middlewares=e"],
        turnedOff("e", in: "d", .undefined)
      ),
      ("c", ["middlewares.c.chain.middlewares=c"], turnedOff("c", in: "c", .circle)),
      (
        "c", ["middlewares.c.chain.middlewares=d@docker", "middlewares.d.chain.middlewares=c"],
        turnedOff("c", in: "d", .circle)
      ),
      (
        "m", ["middlewares.m.compress=true", "middlewares.m.headers.framedeny=true"],
        turnedOff("m", .ofSeveralKinds(["compress", "headers"]))
      ),
    ]
    for (middlewares, lines, reason) in cases {
      for conversion in both(app(middlewares, lines)) {
        XCTAssertEqual(conversion.skipped.map(\.reason), [reason], middlewares.string)
        XCTAssertEqual(conversion.labels.filter { $0.key.contains("routers") }, [], middlewares.string)
      }
    }
    let ofService = app("x@file", ["services.s.loadbalancer.server.port=1", "services.s.middlewares=office"])
    for conversion in both(ofService) {
      XCTAssertEqual(conversion.skipped.map(\.reason), [turnedOff("office", .undefined)])
    }
  }

  func testAContainerThatTraefikDoesNotLookAtDefinesNothing() {
    let gate: Text = "traefik.http.middlewares.gate.compress=true"
    for line: Text in [
      "traefik.enable=false", "traefik.enable=perhaps", "traefik.http.typo=1", "traefik.http.services.s=1",
    ] {
      for conversion in both(app("gate", []), Container("gatekeeper", gate, line)) {
        XCTAssertTrue(
          conversion.skipped.map(\.reason).contains(
            turnedOff("gate", .definedOnlyByHidden(container: "gatekeeper"))), line.string)
      }
    }
    for conversion in both(app("gate", []), Container("gatekeeper", gate)) {
      XCTAssertFalse(conversion.skipped.map(\.name).contains("app"))
    }
  }

  func testWhatContainersDefineDifferentlyIsNone() {
    let one = Container("one", "traefik.http.middlewares.gate.ratelimit.average=1")
    let two = Container("two", "traefik.http.middlewares.gate.ratelimit.average=2")
    for conversion in both(app("gate", []), one, two) {
      XCTAssertTrue(
        conversion.skipped.map(\.reason).contains(
          turnedOff("gate", .definedDifferently(containers: ["one", "two"]))))
    }
    for conversion in both(app("gate", []), one, Container("two", "traefik.http.middlewares.gate.RateLimit.Average=1"))
    {
      XCTAssertFalse(conversion.skipped.map(\.name).contains("app"))
    }
  }

  func testWhatTraefikTakesIsNotTurnedOff() {
    let lines: [Text] = [
      "middlewares.ok.compress=true", "middlewares.c.chain.middlewares=ok,d@docker,ok",
      "middlewares.d.chain.middlewares=ok",
      "middlewares.e.chain.middlewares=",
    ]
    for conversion in both(app("c, d,ok@docker,e,x@file", lines)) { XCTAssertEqual(conversion.skipped, []) }
  }

  /// Chains of chains double with each step: each is looked at once.
  func testChainsOfChains() {
    let deep = (0..<60).map { Text("middlewares.c\($0).chain.middlewares=c\($0 + 1),c\($0 + 1)") }
    for conversion in both(app("c0", deep + ["middlewares.c60.compress=true"])) {
      XCTAssertEqual(conversion.skipped, [])
    }
    let endless = (0..<5000).map { Text("middlewares.c\($0).chain.middlewares=c\($0 + 1)") }
    for conversion in both(app("c0", endless)) { XCTAssertEqual(conversion.skipped.count, 1) }
  }

  /// It answers nothing, so nothing has to be kept from it.
  func testWhatIsTurnedOffIsNotShielded() {
    let admin: [Text] = [
      "routers.admin.rule=Host(`a.test`) && PathPrefix(`/admin`)", "routers.admin.middlewares=office",
      "routers.admin.tls.options=mtls@file",
    ]
    for patterns: [Text] in [[], ["admin"]] {
      for mode in GatewayOptions.Mode.allCases {
        var options = GatewayOptions()
        (options.mode, options.selection.excludedRouters) = (mode, patterns)
        let conversion = Conversion([app("x@file", admin)], options)
        XCTAssertEqual(conversion["traefik.http.routers.app.rule"], "Host(`a.test`)")
      }
    }
  }

  func testARouterThatIsTurnedOffIsNoTwin() {
    let twin: [Text] = [
      "routers.app.entrypoints=web", "routers.secure.rule=Host(`a.test`)", "routers.secure.entrypoints=websecure",
      "routers.secure.tls=true",
    ]
    let conversion = Conversion.passthrough(app("office", twin)) {
      ($0.localEntryPoints.plain, $0.localEntryPoints.secure) = ("web", "websecure")
    }
    XCTAssertEqual(conversion.skipped.map(\.reason), [turnedOff("office", .undefined)])
    XCTAssertEqual(conversion["traefik.http.routers.secure.rule"], "Host(`a.test`)")
  }

  func testALabelCannotSayThatARouterIsOneOfV1() {
    let container = app("office", ["routers.app.rulesyntax=v1"])
    for conversion in both(container) {
      XCTAssertEqual(conversion.skipped.map(\.reason), [turnedOff("office", .undefined)])
    }
  }

  // Plugins.

  func testAPluginProtectsUnlessItsKindIsKnownToBeHarmless() {
    for plugin: Text in ["jwt", "geoblock", "x", "bouncer", "themepark-auth", "headers-auth", "demo", "Fail2Ban"] {
      let conversion = Conversion.filter(app("compress", ["middlewares.compress.plugin." + plugin + ".a=b"]))
      XCTAssertEqual(
        conversion.skipped.map(\.reason), [.losesProtection(middlewares: ["compress"], byName: ["compress"])],
        plugin.string)
    }
    for plugin: Text in ["rewrite-body", "traefik-themepark", "rewriteHeaders", "sablier", "cors"] {
      let conversion = Conversion.filter(app("auth", ["middlewares.auth.plugin." + plugin + ".a=b"]))
      XCTAssertEqual(conversion.skipped, [], plugin.string)
      XCTAssertEqual(
        conversion.warnings,
        [.middlewaresDropped(router: "app", container: "app", middlewares: ["auth"], byName: ["auth"])])
    }
  }

  // What a person says.

  private func filter(_ container: Container, protecting: [Text] = [], harmless: [Text] = []) -> Conversion {
    var options = GatewayOptions()
    (options.local.middlewares.protecting, options.local.middlewares.harmless) = (protecting, harmless)
    return Conversion([container], options)
  }

  func testPatternsWinOverNamesPluginsAndDefinitions() {
    let cases: [(middlewares: Text, lines: [Text])] = [
      ("auth@file", []), ("m", ["middlewares.m.plugin.jwt.a=b"]), ("m", ["middlewares.m.basicauth.users=a:b"]),
      ("m", ["middlewares.m.passtlsclientcert.pem=true"]), ("m", ["middlewares.m.chain.middlewares=auth@file"]),
    ]
    for (middlewares, lines) in cases {
      let container = app(middlewares, lines)
      XCTAssertEqual(filter(container).labels, [], middlewares.string)
      let open = filter(container, harmless: ["?*"])
      XCTAssertEqual(open.skipped, [], middlewares.string)
      XCTAssertEqual(
        open.warnings, [.middlewaresDropped(router: "app", container: "app", middlewares: [middlewares])])
      XCTAssertEqual(
        filter(container, protecting: [middlewares], harmless: ["*"]).skipped.count, 1, middlewares.string)
    }
    for (middlewares, lines) in [("office@file", []), ("m", ["middlewares.m.compress=true"])] as [(Text, [Text])] {
      XCTAssertEqual(filter(app(middlewares, lines)).skipped, [])
      XCTAssertEqual(
        filter(app(middlewares, lines), protecting: ["office*", "m"]).skipped.map(\.reason),
        [.losesProtection(middlewares: [middlewares])])
    }
  }

  func testPatternsFitTheMembersOfChains() {
    let container = app("c", ["middlewares.c.chain.middlewares=a,auth@file", "middlewares.a.compress=true"])
    XCTAssertEqual(
      filter(container).skipped.map(\.reason), [.losesProtection(middlewares: ["c"], byName: ["auth@file"])])
    XCTAssertEqual(filter(container, harmless: ["auth@file"]).skipped, [])
    XCTAssertEqual(filter(container, harmless: ["c@docker"]).skipped, [])
    XCTAssertEqual(
      filter(container, protecting: ["a"], harmless: ["c"]).skipped.map(\.reason),
      [.losesProtection(middlewares: ["c"])])
  }

  func testPatternsBringNothingBackThatIsTurnedOff() {
    XCTAssertEqual(
      filter(app("office", []), harmless: ["*"]).skipped.map(\.reason), [turnedOff("office", .undefined)])
  }

  func testWhereEverybodyMayComeInNothingIsJudged() {
    let conversion = Conversion.filter(app("auth@file", [])) { $0.publishesUnprotected = true }
    XCTAssertEqual(
      conversion.warnings, [.middlewaresDropped(router: "app", container: "app", middlewares: ["auth@file"])])
  }
}
