import XCTest

@testable import GatewayLabels

/// The label sets of real v1 sites. Nobody recorded what a v1 made of them, so this says what its documentation says.
/// https://doc.traefik.io/traefik/v1.7/configuration/backends/docker/
final class V1CorpusRecordingsTests: XCTestCase {
  private func entries() throws -> [CorpusRecording.Entry] { try CorpusRecording.all().entries }

  func testWhichSetsAreOfV1() throws {
    let all = try entries()
    let isV1 = all.map { V1Labels.areFor($0.labels.map { Label(line: Text($0)) }) }
    XCTAssertEqual(isV1.count { $0 }, 115)
    let both = zip(all, isV1).filter { entry, isV1 in
      !isV1 && entry.labels.contains { $0.hasPrefix("traefik.frontend.") || $0.hasPrefix("traefik.port=") }
    }
    XCTAssertEqual(both.count, 21, "with labels of a later version, which count")
  }

  func testEverySetHasItsRulesAsWritten() throws {
    for entry in try entries() {
      let labels = entry.labels.map { Label(line: Text($0)) }
      guard V1Labels.areFor(labels) else { continue }
      let local = LocalConfiguration([entry.container(exposing: ["80/tcp"])], LocalOptions())
      let rules = labels.filter { $0.key.bytes.suffix(14) == Text(".frontend.rule").bytes[...] }.map(\.value)
      XCTAssertEqual(Set(local.routers.compactMap(\.rule)), Set(rules), entry.source)
      XCTAssertTrue(local.routers.allSatisfy { $0.syntax == .v1 && !$0.name.isEmpty }, entry.source)
      let services = Set(local.services.keys.map(ServiceLink.service))
      XCTAssertEqual(Set(local.routers.map(\.link)), services, entry.source)
      XCTAssertEqual(local.skipped, [], entry.source)
    }
  }

  /// Container, then `router: rule on entry points to service:port`.
  private let typical: [String: [Text]] = [
    "nginx": ["sentryBackend: Host:sentry.darcade.de on https to sentryBackend:80"],
    "unifi": ["unifi: Host:unifi.funkypenguin.co.nz on  to unifi:8443"],
    "guacamole": ["guacamole: Host:guac.example.com; AddPrefix: /guacamole on  to guacamole:8080"],
    "portainer": ["portainer: Host:portainer.example.com on https to portainer:9000"],
    "case7": ["sauternes-case7-foobar: Path:/mypath on https to case7-foobar:2503"],
    "case8": ["anothersauternes-case8-anothersauternes: Path:/anotherpath on  to case8-anothersauternes:8079"],
  ]

  func testTypicalSets() throws {
    var seen: Set<String> = []
    for entry in try entries() {
      let container = entry.container(exposing: ["80/tcp"])
      guard let expected = typical[entry.name], V1Labels.areFor(container.labels) else { continue }
      let local = LocalConfiguration([container], LocalOptions())
      let read = zip(local.routers, local.services.values).map { router, service -> Text in
        let place = router.name + ": " + (router.rule ?? "") + " on " + router.entryPoints.joined(by: ",")
        return place + " to " + service.name + ":" + Text(service.port.map(String.init) ?? "")
      }
      if read == expected { seen.insert(entry.name) }
    }
    XCTAssertEqual(seen, Set(typical.keys))
  }

  func testOneContainerWithThreeSegments() throws {
    let gitlab = try XCTUnwrap(entries().first { $0.labels.contains("traefik.registry.port=5100") })
    let local = LocalConfiguration([gitlab.container(exposing: ["80/tcp"])], LocalOptions())
    XCTAssertEqual(
      local.routers.map(\.name), ["gitlab-gitlab-gitlab", "pages-gitlab-pages", "registry-gitlab-registry"])
    XCTAssertEqual(local.services.values.map(\.port), [80, 5201, 5100])
  }

  func testProtectedSetsStayBehindInModeFilter() throws {
    let protected = try entries().filter { entry in
      let labels = entry.labels.map { Label(line: Text($0)) }
      return V1Labels.areFor(labels) && labels.contains { $0.key.string.contains("frontend.auth.") }
    }
    XCTAssertEqual(protected.count, 49)
    for entry in protected {
      let conversion = Conversion.filter(entry.container(exposing: ["80/tcp"]))
      XCTAssertEqual(conversion.labels.filter { $0.key.hasPrefix("traefik.http.routers.") }, [], entry.source)
      XCTAssertEqual(conversion.skipped.map(\.reason), [.losesProtection(middlewares: ["traefik.frontend.auth"])])
    }
  }
}
