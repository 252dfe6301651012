import XCTest

@testable import GatewayLabels

/// Routers that only redirect to https, which the gateway does itself.
final class RedirectTests: XCTestCase {
  private func both(_ properties: [Text], _ middlewares: [Text]) -> [Conversion] {
    let lines: [Text] =
      ["traefik.http.routers.r.rule=Host(`a.test`)", "traefik.http.routers.r.middlewares=m"]
      + properties.map { "traefik.http.routers.r." + $0 } + middlewares.map { "traefik.http.middlewares." + $0 }
    let container = Container(name: "c", labels: lines.map(Label.init(line:)))
    var options = GatewayOptions()
    options.mode = .passthrough
    return [Conversion.filter(container), Conversion([container], options)]
  }

  private func regex(_ pattern: Text, _ replacement: Text) -> [Text] {
    ["m.redirectregex.regex=" + pattern, "m.redirectregex.replacement=" + replacement]
  }

  private let scheme: [Text] = ["m.redirectscheme.scheme=https"]

  func testARouterThatOnlyRedirectsIsLeftOutInBothModes() {
    let redirects: [[Text]] = [
      scheme, ["m.redirectscheme.scheme=HTTPS"], regex("^http://(.*)", "https://$1"),
      regex("^https?://(.+)$", "https://${1}"),
      regex("^(http)://(.*)", "https://${2}"), regex(#"^http:\/\/(.*)"#, "https://$1"), regex("^http:(.*)", "https:$1"),
      ["m.chain.middlewares=x@file,n", "n.chain.middlewares=o", "o.redirectscheme.scheme=https"],
      ["m.chain.middlewares=redirect-to-https@file"],
    ]
    for lines in redirects {
      for conversion in both([], lines) {
        XCTAssertEqual(conversion.skipped.map(\.reason), [.onlyRedirects], "\(lines)")
        XCTAssertEqual(conversion.labels, [], "\(lines)")
      }
    }
  }

  func testARouterThatRedirectsElsewhereIsPublished() {
    let redirects: [[Text]] = [
      ["m.redirectscheme.scheme=http"], regex("^http://www\\.(.*)", "https://$1"),
      regex("^(http)://(.*)", "https://$1"),
      regex("^http://(.*)", "http://$1"), regex("^(.*)/x$", "$1/x/"), regex("^http://(.*)", "https://b.test/$1"),
      regex("^http:(.*)", "https://$1"), ["m.chain.middlewares=redirect-www@file"],
    ]
    for lines in redirects {
      for conversion in both([], lines) { XCTAssertEqual(conversion.skipped, [], "\(lines)") }
    }
  }

  /// It is on https already, and serves.
  func testARouterWithTLSIsPublished() {
    for tls: Text in ["tls=true", "tls.certresolver=le"] {
      for conversion in both([tls], scheme) { XCTAssertEqual(conversion.skipped, [], tls.string) }
    }
  }

  /// So what it serves may have to stay hidden.
  func testWhatAnExcludedRouterWithTLSServesIsNotReached() {
    let lines: [Text] = [
      "routers.app.rule=Host(`a.test`)", "routers.app.tls=true", "routers.admin.rule=Host(`a.test`) && Path(`/x`)",
      "routers.admin.tls=true", "routers.admin.middlewares=m", "middlewares.m.redirectscheme.scheme=https",
    ]
    let container = Container(name: "c", labels: lines.map { Label(line: "traefik.http." + $0) })
    var options = GatewayOptions()
    (options.mode, options.passthrough.scheme, options.selection.excludedRouters) = (.passthrough, .https, ["admin"])
    XCTAssertEqual(
      Conversion([container], options)["traefik.http.routers.app.rule"], "Host(`a.test`) && !Path(`/x`)")
  }

  // What only middlewares answer for.

  func testNoopIsPublishedWhereItsMiddlewaresAreKept() {
    let conversions = both(["service=noop@internal"], regex("^https?://www\\.(.*)", "https://${1}"))
    XCTAssertEqual(conversions[0].skipped.map(\.reason), [.servesNothing(service: "noop@internal")])
    XCTAssertEqual(conversions[1].skipped, [])
    XCTAssertEqual(conversions[1]["traefik.http.routers.r.rule"], "Host(`a.test`)")
  }

  func testOtherServicesOfTraefikStayHidden() {
    for service: Text in ["api@internal", "dashboard@internal", "rest@internal", "noop@internal@file"] {
      let conversion = both(["service=" + service], regex("^a", "b"))[1]
      XCTAssertEqual(conversion.skipped.isEmpty, service == "noop@internal@file", service.string)
    }
  }
}
