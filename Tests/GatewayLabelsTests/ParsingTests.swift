import GatewayLabels
import XCTest

final class ParsingTests: XCTestCase {
  // A label is cut at its first `=` and nothing is trimmed.

  func testLabelsAreCutAtTheFirstEqualsSign() {
    let labels: [Text: Label] = [
      "a=b": Label("a", "b"), "a=b=c==": Label("a", "b=c=="), "a=": Label("a", ""), "a": Label("a", ""),
      "": Label("", ""),
      "=b": Label("", "b"), " a = b ": Label(" a ", " b "), "a=\"b\"": Label("a", "\"b\""), "a=\n=": Label("a", "\n="),
      "a\u{338}=b": Label("a\u{338}", "b"), "a=\u{338}b": Label("a", "\u{338}b"), "a\r\n=b": Label("a\r\n", "b"),
    ]
    for (line, label) in labels { XCTAssertEqual(Label(line: line), label, line.string.debugDescription) }
  }

  func testALineOfALabelIsReadAsTheLabel() {
    for label in [Label("a", "b"), Label("a", "=="), Label("traefik.enable", ""), Label("é", "e\u{301}")] {
      XCTAssertEqual(Label(line: label.line), label, label.line.string)
    }
  }

  func testTraefikLooksAtItsPrefixInAnyLetterCase() {
    for key: Text in ["traefik.enable", "TRAEFIK.enable", "Traefik.", "traefik.x.y"] {
      XCTAssertTrue(Label(key, "").concernsTraefik, key.string)
    }
    for key: Text in [
      "", "traefik", "traefikx.enable", " traefik.enable", "com.traefik.enable", "traef\u{131}k.enable",
    ] {
      XCTAssertFalse(Label(key, "").concernsTraefik, key.string)
    }
  }

  // What a key names.

  func testKeys() {
    let keys: [Text: LabelKey] = [
      "traefik.enable": .enable, "Traefik.Enable": .enable,
      "traefik.http.routers.web.rule": .router(name: "web", property: "rule"),
      "TRAEFIK.HTTP.Routers.Web.TLS.CertResolver": .router(name: "Web", property: "tls.certresolver"),
      "traefik.http.routers.web.tls.domains[0].main": .router(name: "web", property: "tls.domains[0].main"),
      "traefik.http.services.s.loadbalancer.server.port": .service(name: "s", property: "loadbalancer.server.port"),
      "traefik.http.middlewares.m.headers.customresponseheaders.X-A":
        .middleware(name: "m", property: "headers.customresponseheaders.X-A"),
      "traefik.http.routers.a b@c/é.rule": .router(name: "a b@c/é", property: "rule"),
    ]
    for (key, meaning) in keys { XCTAssertEqual(LabelKey(key), meaning, key.string) }
  }

  func testKeysThatNameNeitherRouterNorServiceNorMiddleware() {
    for key: Text in [
      "", ".", "traefik", "traefik.", "traefik.http", "traefik.http.routers", "traefik.http.routers.web",
      "traefik.http.routers..rule", "traefik.tcp.routers.db.rule", "traefik.udp.services.dns.loadbalancer.server.port",
      "traefik.docker.network", "traefik.http.serverstransports.t.insecureskipverify", "traefik.enable.x",
      "xtraefik.enable",
    ] {
      XCTAssertEqual(LabelKey(key), .other, key.string)
    }
  }

  // A container has the labels that concern Traefik, each key once.

  func testContainerLabelsAreThoseOfTraefikInKeyOrder() {
    let container = Container("app", "traefik.b=2", "com.example=1", "traefik.a=1", "traefik=x", "Traefik.c=3")
    XCTAssertEqual(container.labels.map(\.line), ["Traefik.c=3", "traefik.a=1", "traefik.b=2"])
    XCTAssertEqual(container.givenCount, 3)
  }

  func testOfAKeyGivenTwiceTheLastCountsWithAWarning() {
    let container = Container(nil, "traefik.a=1", "traefik.a=2", "traefik.b=1", "traefik.b=1")
    XCTAssertEqual(container.labels.map(\.line), ["traefik.a=2", "traefik.b=1"])
    XCTAssertEqual(container.givenCount, 4)
    XCTAssertEqual(Conversion.filter(container).warnings, [.keyGivenTwice(key: "traefik.a", container: nil)])
  }

  func testKeysThatOnlyLookEqualAreTwo() {
    XCTAssertEqual(Container("app", "traefik.\u{E9}=1", "traefik.e\u{301}=2").labels.count, 2)
  }

  // The result, grouped.

  func testParsedLabels() {
    let parsed = ParsedLabels(
      [
        "traefik.enable=true", "traefik.docker.network=n", "traefik.tcp.routers.db.rule=HostSNI(`*`)",
        "traefik.http.routers.a.rule=Host(`a`)", "traefik.http.routers.a.tls=true", "traefik.http.routers.b.rule=",
        "traefik.http.services.s.loadbalancer.server.port=80", "traefik.http.middlewares.m.compress=true",
      ].map { Label(line: $0) })
    XCTAssertEqual(
      parsed.general,
      ["traefik.enable": "true", "traefik.docker.network": "n", "traefik.tcp.routers.db.rule": "HostSNI(`*`)"])
    XCTAssertEqual(parsed.routers, ["a": ["rule": "Host(`a`)", "tls": "true"], "b": ["rule": ""]])
    XCTAssertEqual(parsed.services, ["s": ["loadbalancer.server.port": "80"]])
    XCTAssertEqual(parsed.middlewares, ["m": ["compress": "true"]])
    XCTAssertEqual(ParsedLabels([]).routers, [:])
  }
}
