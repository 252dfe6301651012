import GatewayLabels
import XCTest

/// Notes put together at random from pieces that mean something to the plugin: each of them has a reading.
final class PluginAnyInputTests: XCTestCase {
  func testEveryTextHasAReading() {
    var dice = SplitMix(state: 1)
    for _ in 0..<5000 {
      let chosen = (0..<40).map { _ in pieces.randomElement(using: &dice) ?? "" }
      let notes = Text("traefik.enable=true\n" + chosen.joined())
      let labels = PluginReading.labels(in: notes)
      let configuration = PluginConfiguration(labels: labels, guest: .example)
      let isEnabled = labels["traefik.enable"] == "true"
      XCTAssertEqual(configuration.isEnabled, isEnabled, notes.string)
      XCTAssertEqual(configuration.services.isEmpty, !isEnabled, notes.string)
      XCTAssertTrue(configuration.routers.values.allSatisfy { !$0.service.possible.isEmpty }, notes.string)
    }
  }

  private let pieces = [
    "traefik.enable=true", "\n", "\n", "\n", "\r\n", " ", "\"", "=", ".", ",", "[", "]", "\u{301}", "\0", "İ",
    "\u{2028}", "traefik.", "Traefik.HTTP.", "traefik.http.routers.", "traefik.http.services.", "a", "B.", "rule=",
    ".service=", ".priority=", "-", "+", "9223372036854775808", ".tls", "=true", ".tls.domains[",
    "99999999999999999999", "].main=", "].sans=", ".loadbalancer.server.port=", ".loadbalancer.passhostheader=no",
  ]
}
