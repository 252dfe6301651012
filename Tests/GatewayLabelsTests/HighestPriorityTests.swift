import GatewayLabels
import XCTest

/// Traefik disables a router whose priority is above the highest one; the guest's own does it as the gateway's.
final class HighestPriorityTests: XCTestCase {
  func testWhatIsAboveItIsLeftOut() {
    let values: [(Text, SkippedRouter.Reason?)] = [
      ("9223372036854774807", nil), ("0", nil), ("-5", nil),
      ("9223372036854774808", .priorityTooHigh("9223372036854774808")),
      ("9223372036854775807", .priorityTooHigh("9223372036854775807")),
    ]
    for (value, reason) in values {
      let containers: [Container] = [
        .serving("a", "traefik.http.routers.a.priority=" + value),
        Container("a", "traefik.frontend.rule=Host:a.test", "traefik.frontend.priority=" + value, "traefik.port=1"),
      ]
      for conversion in containers.flatMap({ [Conversion.filter($0), .passthrough($0)] }) {
        XCTAssertEqual(conversion.skipped.map(\.reason), [reason].compactMap { $0 }, value.string)
        XCTAssertEqual(ParsedLabels(conversion.labels).routers.count, reason == nil ? 1 : 0, value.string)
      }
    }
  }
}
