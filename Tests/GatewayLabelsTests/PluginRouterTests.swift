import GatewayLabels
import XCTest

final class PluginRouterTests: XCTestCase {
  // Lists are cut at commas and nothing is trimmed.

  func testEntryPointsKeepTheirBlanks() {
    XCTAssertEqual(router("entrypoints=web, websecure")?.entryPoints, ["web", " websecure"])
    XCTAssertEqual(router("entrypoints=web,websecure,")?.entryPoints, ["web", "websecure", ""])
    XCTAssertEqual(router("entrypoints=")?.entryPoints, [""])
    XCTAssertEqual(router("rule=Host(`a`)")?.entryPoints, [])
  }

  func testSingleEntryPointIsNotCutAndGivesWayToTheList() {
    XCTAssertEqual(router("entrypoint=web,websecure")?.entryPoints, ["web,websecure"])
    XCTAssertEqual(router("entrypoint=web", "entrypoints=websecure")?.entryPoints, ["websecure"])
  }

  func testMiddlewaresKeepTheirBlanks() {
    XCTAssertEqual(router("middlewares=auth@file, limit@file")?.middlewares, ["auth@file", " limit@file"])
  }

  // The rule and the service are taken as they stand.

  func testEmptyRuleAndServiceStayEmpty() {
    XCTAssertEqual(router("rule=")?.rule, "")
    XCTAssertEqual(router("service=")?.service.decided, "")
    XCTAssertEqual(router("priority=5")?.rule, "Host(`HomeLab`)")
  }

  func testRuleLosesQuotesAtItsEndsAndEverythingBehindALabel() {
    XCTAssertEqual(router("rule=\"Host(`a`)\"")?.rule, "Host(`a`)")
    XCTAssertEqual(router("rule=Host(\"a\") && Path(\"/b\"")?.rule, "Host(\"a\") && Path(\"/b")
    XCTAssertEqual(router("rule=Header(`X`,`see traefik.io`)")?.rule, "Header(`X`,`see")
  }

  // A priority is read as Go's Sscanf reads %d; what is no number leaves 1.

  func testPriorityIsOneUnlessTheTextBeginsWithANumber() {
    XCTAssertEqual(router("rule=Host(`a`)")?.priority, 1)
    for text in ["", "abc", "+", "-", "+-3", "- 3", "_1", ".5", "\u{661}"] {
      XCTAssertEqual(router(Text("priority=\(text)"))?.priority, 1, text)
    }
  }

  func testPriorityIsTheNumberAtTheBeginning() {
    let numbers = [
      "0": 0, "7": 7, "+3": 3, "-5": -5, "007": 7, "10abc": 10, "1.9": 1, "0x10": 0, "1_000": 1, "12 34": 12,
      "7\r": 7, "\t 8": 8, "\u{A0}9": 9, "\r\u{2003}4": 4,
    ]
    for (text, number) in numbers {
      XCTAssertEqual(router(Text("priority=\(text)"))?.priority, number, text)
    }
  }

  func testPriorityBeyond64BitsLeavesTheDefault() {
    XCTAssertEqual(router("priority=9223372036854775807")?.priority, Int.max)
    XCTAssertEqual(router("priority=-9223372036854775808")?.priority, Int.min)
    XCTAssertEqual(router("priority=9223372036854775808")?.priority, 1)
    XCTAssertEqual(router("priority=-99999999999999999999")?.priority, 1)
  }

  func testPriorityBehindALineBreakIsNotRead() {
    let labels: [Text: Text] = ["traefik.enable": "true", "traefik.http.routers.a.priority": "\n5"]
    XCTAssertEqual(PluginConfiguration(labels: labels, guest: .example).routers["a"]?.priority, 1)
  }

  private func router(_ properties: Text...) -> PluginRouter? {
    let lines = properties.map { "traefik.http.routers.a." + $0 }
    return PluginConfiguration(notes: ["traefik.enable=true"] + lines).routers["a"]
  }
}
