import Foundation
import GatewayLabels
import XCTest

/// A rule costs as much as it is long, whatever its guest wrote.
final class LongRulesTests: XCTestCase {
  private let parts: [(Int) -> Text] = [
    { Text("PathPrefix(`/\($0)`)") }, { _ in "Host(`a.test`)" }, { Text("!PathPrefix(`/\($0)`)") },
    { Text("!Host(`h\($0).a.test`)") }, { Text("Header(`X`, `\($0)`)") }, { Text("!Method(`M\($0)`)") },
    { Text("Query(`a`, `\($0)`)") }, { Text("HostRegexp(`^h\($0)$`)") },
  ]

  func testManyTimesAsLongTakesAboutAsManyTimesAsLong() throws {
    for (place, part) in parts.enumerated() {
      let (short, long) = (try seconds(200, part), try seconds(1600, part))
      // Eight times as long: a square of it would be sixty-four.
      XCTAssertLessThan(long, 24 * max(short, 0.01), "part \(place)")
    }
  }

  /// Of the processor, since others work on the same machine.
  private func seconds(_ count: Int, _ part: (Int) -> Text) throws -> Double {
    let rule = "Host(`a.test`) && " + (0..<count).map(part).joined(by: " && ")
    let lines: [Text] = [
      "routers.a.rule=" + rule, "routers.b.rule=Host(`a.test`)", "routers.b.priority=9",
      "routers.admin.rule=Host(`a.test`) && PathPrefix(`/admin`) && " + rule,
    ]
    var options = GatewayOptions()
    (options.mode, options.priorities.policy) = (.passthrough, .auto)
    options.selection.excludedRouters = ["admin"]
    options.rules.allowedDomains = try XCTUnwrap(AllowedDomains(["a.test", "*.a.test"]))
    let container = Container(name: "c", labels: lines.map { Label(line: "traefik.http." + $0) })
    let start = clock()
    let conversion = Conversion([container], options)
    let end = clock()
    XCTAssertEqual(conversion.skipped.first { $0.name == "admin" }?.reason, .excluded)
    return Double(end - start) / Double(CLOCKS_PER_SEC)
  }
}
