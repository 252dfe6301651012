import XCTest

@testable import GatewayLabels

/// Labels for which Traefik drops a whole container.
final class LabelGrammarTests: XCTestCase {
  private func fault(_ line: Text) -> LabelFault? { LabelGrammar.fault(of: Label(line: line)) }

  func testLabelsThatTraefikTakes() {
    let lines: [Text] = [
      "traefik.enable=yes", "traefik.http.routers.web.rule=x", "traefik.http.Routers.Web.EntryPoints=web",
      "traefik.http.routers.web.tls", "traefik.http.routers.web.tls.domains[10].sans=a", "traefik.http.routers.web=x",
      "traefik.http.routers.web.tls.domains=x", "traefik.http.routers.web.entrypoints[0]=web",
      "traefik.http.middlewares.h.headers.customrequestheaders.X-A=b",
      "traefik.http.middlewares.p.plugin.geoblock.allowed.countries[0]=CH",
      "traefik.http.middlewares.c.compress=true", "traefik.http.services.s.loadbalancer.sticky.cookie.secure=TRUE",
      "traefik.http.routers.web.priority=-5", "traefik.docker.network=proxy", "traefik.port=80",
      "traefik.frontend.rule=Host:a", "com.example=x",
    ]
    for line in lines { XCTAssertNil(fault(line), line.string) }
  }

  func testLabelsThatHideTheContainer() {
    let faults: [(Text, LabelFault)] = [
      ("Traefik.http.routers.web.rule=x", .wrongRoot), ("TRAEFIK.enable=true", .wrongRoot),
      ("traefik.http.routers.web.entrypoint=web", .unknownKey), ("traefik.http.router.web.rule=x", .unknownKey),
      ("traefik.httpx.routers.web.rule=x", .unknownKey), ("traefik.http.routers.a.b.rule=x", .unknownKey),
      ("traefik.http.services.s.loadbalancer.servers[0].port=80", .unknownKey),
      ("traefik.http.services.s.loadbalancer=true", .unknownKey), ("traefik.http=x", .unknownKey),
      ("traefik.http.routers..rule=x", .noName), ("traefik.udp.services..loadbalancer.server.port=1", .noName),
      ("traefik.http.routers.web[0].rule=x", .unknownKey),
      ("traefik.http.routers.web.entrypoints+=web", .unknownKey), ("traefik.http.routers.web.priority#=1", .unknownKey),
      ("traefik.http.middlewares.c.circuitbreaker.responsecode#=", .unknownKey),
      ("traefik.http.middlewares.r.retry.timeout~=5", .unknownKey),
      ("traefik.http.services.s.loadbalancer.passhostheader?=true", .unknownKey),
      ("traefik.http.middlewares.e.errors.statusrewrites.4.5=1", .unknownKey),
      ("traefik.http.middlewares.e.errors.statusrewrites.404=x", .notWholeNumber),
      ("traefik.http.routers.web.priority=abc", .notWholeNumber),
      ("traefik.tcp.middlewares.m.plugin.geoblock.x=y", .unknownKey),
      ("traefik.http.services.s.weighted.services[0].name=a", .kindOfService("weighted")),
      ("traefik.http.services.s.Mirroring.service=a", .kindOfService("mirroring")),
      ("traefik.tcp.services.s.weighted.services[0].name=a", .kindOfService("weighted")),
      ("traefik.http.services.s.loadbalancer.passhostheader=yes", .notBoolean),
    ]
    for (line, expected) in faults { XCTAssertEqual(fault(line), expected, line.string) }
  }

  func testAValueBesideItsOwnWordsIsPassedOver() {
    let value = Label("traefik.http.services.s.loadbalancer", "true")
    let port = Label("traefik.http.services.S.LoadBalancer.server.port", "80")
    XCTAssertEqual(LabelGrammar.firstFault(in: [value])?.fault, .unknownKey)
    XCTAssertNil(LabelGrammar.firstFault(in: [value, port]))
  }

  func testDurations() {
    let key: Text = "traefik.http.middlewares.m.retry.timeout"
    for value: Text in ["5", "10s", "1m30s", "1.5h", ".5s", "-1s", "250ms"] {
      XCTAssertNil(LabelGrammar.fault(of: Label(key, value)), value.string)
    }
    for value: Text in ["", "soon", "10 s", "1d", "s", "1e3s", " 5s"] {
      XCTAssertEqual(LabelGrammar.fault(of: Label(key, value)), .notDuration, value.string)
    }
  }

  func testAContainerWithSuchALabelIsLeftOutWithTheLabel() {
    let label = Label("traefik.http.routers.web.entrypoint", "web")
    let conversion = Conversion.passthrough(.serving("web", label.line), .serving("other"))
    XCTAssertEqual(conversion.skipped.map(\.reason), [.labelNotUnderstood(label: label, fault: .unknownKey)])
    XCTAssertEqual(Array(ParsedLabels(conversion.labels).routers.keys), ["other"])
  }
}
