import XCTest

@testable import GatewayLabels

/// Which containers are ones of Traefik v1, and what their labels are for.
final class V1LabelsTests: XCTestCase {
  private func areFor(_ lines: Text...) -> Bool { V1Labels.areFor(lines.map { Label(line: $0) }) }

  func testContainersOfV1() {
    for line: Text in [
      "traefik.frontend.rule=Host:a", "traefik.port=80", "traefik.backend=web", "traefik.protocol=https",
      "traefik.weight=1", "traefik.domain=example.org", "traefik.backend.loadbalancer.sticky=true",
      "traefik.web.port=80", "traefik.web.frontend.rule=Host:a", "traefik.a.b.backend=x",
    ] {
      XCTAssertTrue(areFor("traefik.enable=true", line), line.string)
    }
  }

  func testContainersOfLaterVersions() {
    XCTAssertFalse(areFor())
    for line: Text in [
      "traefik.enable=true", "traefik.docker.network=web", "traefik.tags=x", "traefik.Frontend.rule=Host:a",
      "traefik.tls.stores.default.defaultgeneratedcert.resolver=x", "com.example.port=1", "traefik..port=80",
    ] {
      XCTAssertFalse(areFor(line), line.string)
    }
    for line: Text in [
      "traefik.http.routers.a.rule=Host(`a`)", "Traefik.HTTP.services.a.loadbalancer.server.port=80",
      "traefik.tcp.services.a.loadbalancer.server.port=80", "traefik.udp.routers.a.entrypoints=b",
    ] {
      XCTAssertFalse(areFor(line, "traefik.frontend.rule=Host:a"), line.string)
    }
  }

  private func segments(_ lines: Text...) -> TextMap<Properties> {
    V1Labels(lines.map { Label(line: $0) }).segments
  }

  func testTheContainerIsASegmentWithoutAName() {
    XCTAssertEqual(
      segments("traefik.port=80", "traefik.frontend.rule=Host:a", "traefik.backend.healthcheck.port=1"),
      ["": ["port": "80", "frontend.rule": "Host:a", "backend.healthcheck.port": "1"]])
    XCTAssertEqual(segments(), ["": [:]])
  }

  func testSegmentsTakeWhatTheContainerSaysUnlessTheySayIt() {
    XCTAssertEqual(
      segments(
        "traefik.port=80", "traefik.frontend.entryPoints=https", "traefik.a.port=81", "traefik.b.c.frontend.rule=Host:b"
      ),
      [
        "a": ["port": "81", "frontend.entryPoints": "https"],
        "b.c": ["port": "80", "frontend.entryPoints": "https", "frontend.rule": "Host:b"],
      ])
  }

  func testEveryRecordedKeyOfASegmentIsOne() throws {
    let text = try String(contentsOf: Recordings.file("label-keys-v1.txt"), encoding: .utf8)
    let keys = text.split(separator: "\n").map { key in
      key.hasSuffix("keys>") ? "traefik.<segment>.frontend.rule" : String(key)
    }
    XCTAssertEqual(keys.count, 125)
    let segmented = keys.filter { $0.contains("<segment>") }
    XCTAssertEqual(segmented.count, 7)
    for key in segmented {
      let label = Text(key + "=1")
      XCTAssertEqual(Array(segments(label).keys), ["<segment>"], key)
      XCTAssertTrue(areFor(label), key)
    }
    for key in keys where !segmented.contains(key) {
      XCTAssertEqual(Array(segments(Text(key + "=1")).keys), [""], key)
      let isOfAllVersions = ["traefik.enable", "traefik.docker.network"].contains(key)
      let isAlone = ["traefik.tags", "traefik.portIndex", "traefik.portName", "traefik.frontend.auth"].contains(key)
      if !isAlone { XCTAssertEqual(areFor(Text(key + "=1")), !isOfAllVersions, key) }
    }
  }
}
