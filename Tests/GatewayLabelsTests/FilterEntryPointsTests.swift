import XCTest

@testable import GatewayLabels

/// Mode filter: the TLS of the guest's entry points, and the entry points of the gateway.
final class FilterEntryPointsTests: XCTestCase {
  private func router(
    _ entryPoints: Text, _ more: Text..., with change: (inout FilterEntryPoints) -> Void = { _ in }
  ) -> (properties: [String: String], conversion: Conversion) {
    let lines = ["entrypoints=" + entryPoints] + more
    let labels = lines.map { Label(line: "traefik.http.routers.web." + $0) }
    let rule = Label(LabelKey.router("web", "rule"), "Host(`web.example.org`)")
    let container = Container(name: "web", labels: [rule] + labels, ports: PublishedPorts(exposed: [80]))
    let conversion = Conversion.filter(container) { change(&$0.entryPoints) }
    let properties = ParsedLabels(conversion.labels).routers["web"] ?? [:]
    return (Dictionary(properties.map { ($0.key.string, $0.value.string) }) { $1 }, conversion)
  }

  // Without TLS the gateway would answer 404 there.
  func testARouterOfAnEntryPointWithTLSGetsTLS() {
    for names: Text in ["websecure", "https", "web,websecure"] {
      let found = router(names).properties
      XCTAssertEqual(found["tls"], "true", names.string)
      XCTAssertEqual(found["tls.certresolver"], "letsencrypt", names.string)
      XCTAssertEqual(found["entrypoints"], names.string)
    }
    XCTAssertNil(router("web").properties["tls"])
    XCTAssertNil(router("internal").properties["tls"])
    XCTAssertEqual(router("internal") { $0.withTLS = ["internal"] }.properties["tls"], "true")
    XCTAssertNil(router("websecure") { $0.withTLS = [] }.properties["tls"])
  }

  func testLabelsForTLSStayAsTheyAre() {
    let found = router("websecure", "tls=true").properties
    XCTAssertEqual(found["tls"], "true")
    XCTAssertNil(found["tls.certresolver"])
    XCTAssertNil(router("websecure", "tls.certresolver=own").properties["tls"])
  }

  // There it redirects nothing.
  func testARedirectOnAnEntryPointWithTLSIsNoReasonToLeaveARouterOut() {
    XCTAssertEqual(router("websecure", "middlewares=redirect@file").conversion.skipped, [])
    XCTAssertEqual(router("web", "middlewares=redirect@file").conversion.skipped.map(\.reason), [.onlyRedirects])
  }

  func testUnknownEntryPointsAreDropped() {
    let found = router("web,internal") { $0.known = ["web", "websecure"] }
    XCTAssertEqual(found.properties["entrypoints"], "web")
    XCTAssertEqual(
      found.conversion.warnings, [.entryPointsDropped(router: "web", container: "web", entryPoints: ["internal"])])
    XCTAssertEqual(router("web,internal").properties["entrypoints"], "web,internal")
  }

  func testARouterWithoutAnyIsLeftOut() {
    let found = router("internal,lan") { $0.known = ["web"] }.conversion
    XCTAssertEqual(found.skipped.map(\.reason), [.entryPointsUnknown(["internal", "lan"])])
    XCTAssertEqual(found.labels, [])
  }
}
