import XCTest

@testable import GatewayLabels

/// The label sets of real v1 sites. Nobody recorded what a v1 made of them, so this says what its documentation says.
/// https://doc.traefik.io/traefik/v1.7/configuration/backends/docker/
final class V1CorpusRecordingsTests: XCTestCase {
  private func entries() throws -> [CorpusRecording.Entry] { try CorpusRecording.all().entries }

  func testSetsWithLabelsOfALaterVersionAreNotOfV1() throws {
    for entry in try entries() {
      let later = ["traefik.http.", "traefik.tcp.", "traefik.udp."]
      let isLater = entry.labels.contains { label in later.contains(where: label.lowercased().hasPrefix) }
      let isOwn = entry.labels.contains { $0.hasPrefix("traefik.frontend.") || $0.hasPrefix("traefik.port=") }
      let isV1 = V1Labels.areFor(entry.labels.map { Label(line: Text($0)) })
      XCTAssertFalse(isLater && isV1, entry.source)
      XCTAssertTrue(isLater || !isOwn || isV1, entry.source)
    }
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

  func testProtectedSetsStayBehindInModeFilter() throws {
    let protected = try entries().filter { entry in
      let labels = entry.labels.map { Label(line: Text($0)) }
      return V1Labels.areFor(labels) && labels.contains { $0.key.string.contains("frontend.auth.") }
    }
    for entry in protected {
      let conversion = Conversion.filter(entry.container(exposing: ["80/tcp"]))
      XCTAssertEqual(conversion.labels.filter { $0.key.hasPrefix("traefik.http.routers.") }, [], entry.source)
      XCTAssertEqual(conversion.skipped.map(\.reason), [.losesProtection(middlewares: ["traefik.frontend.auth"])])
    }
  }
}
