import XCTest

/// The comparison of guests, as the role asks for it.
final class GuestsTests: XCTestCase {
  private func notes(_ router: String, _ rule: String, service: String) -> String {
    """
    traefik.enable=true
    traefik.http.routers.\(router).rule=\(rule)
    traefik.http.routers.\(router).service=\(service)
    traefik.http.services.\(service).loadbalancer.server.port=80
    """
  }

  func testWhatGuestsMustHeed() throws {
    let answer = try Answer(to: [
      "guests": [
        ["vmid": 106, "name": "a", "notes": "mine\n\n" + notes("web", "Host(`h`)", service: "a")],
        ["vmid": "107", "name": "b", "notes": notes("web", "Host(`h`) && Path(`/p`)", service: "b")],
        ["vmid": 108, "name": "c", "notes": notes("db", "Host(`i`)", service: "c")],
        ["vmid": 109, "notes": NSNull()],
      ]
    ])
    XCTAssertEqual(answer.changed, false)
    XCTAssertEqual(answer.message, "Compared 4 guests, of which 2 must heed others")
    let guests = try XCTUnwrap(answer.members["guests"] as? [String: [String: Any]])
    XCTAssertEqual(guests.keys.sorted(), ["106", "107"])
    XCTAssertEqual(
      guests["106"]?["other_routers"] as? [[String: String]],
      [["rule": "Host(`h`) && Path(`/p`)", "service": "b-107"]])
    XCTAssertEqual(guests["106"]?["shared_router_names"] as? [String], ["web"])
    XCTAssertEqual(guests["106"]?["shared_service_names"] as? [String], [])
  }

  func testTheAnswerFitsTheConversion() throws {
    let labels = ["traefik.http.routers.web.rule=Host(`h`)"]
    let plain = try Answer(to: ["vmid": 106, "labels": labels, "gateway_mode": "passthrough", "guest_name": "a"])
    let other = ["vmid": 107, "notes": notes("web", "Host(`h`)", service: "homelab-traefik")] as [String: Any]
    let compared = try Answer(to: ["guests": [["vmid": 106, "notes": plain.notes ?? ""], other]])
    let heed = try XCTUnwrap((compared.members["guests"] as? [String: [String: Any]])?["106"])
    let arguments: [String: Any] = [
      "vmid": 106, "labels": labels, "gateway_mode": "passthrough", "gateway_router_priority": "auto",
    ]
    let final = try Answer(to: arguments.merging(heed) { $1 })
    XCTAssertEqual(
      final.lines.filter { $0.contains("priority") || $0.contains(".service=") || $0.contains("port=") },
      [
        "traefik.http.routers.web-106.priority=9", "traefik.http.routers.web-106.service=homelab-traefik-106",
        "traefik.http.services.homelab-traefik-106.loadbalancer.server.port=8080",
      ])
    let again = try Answer(to: ["guests": [["vmid": 106, "notes": final.notes ?? ""], other]])
    XCTAssertEqual(again, compared)
  }

  func testLabelsBeforeJoiningAreToldForTheComparison() throws {
    let labels = (0..<40).map { "traefik.http.routers.r\($0).rule=Host(`r\($0).example.org`)" }
    let arguments: [String: Any] = ["vmid": 106, "labels": labels, "gateway_mode": "passthrough", "current_notes": ""]
    let answer = try Answer(to: arguments)
    XCTAssertEqual(answer.number("vmid"), 106)
    XCTAssertEqual(answer.text("labels_before_joining")?.components(separatedBy: ".rule=").count, 41)
    let short = arguments.merging(["labels": Array(labels.prefix(2))]) { $1 }
    XCTAssertNil(try Answer(to: short).text("labels_before_joining"))
  }

  func testRefusals() throws {
    let number = "has no number vmid. Give an object with the number vmid and the texts name and notes."
    for guest: Any in [["name": "a"], ["vmid": "x"], "a", NSNull()] {
      XCTAssertEqual(try Answer(to: ["guests": [["vmid": 1], guest]]).message, "guests[1]: \(number)")
    }
    XCTAssertEqual(
      try Answer(to: ["guests": [String](), "labels": [String]()]).message,
      "parameters are mutually exclusive: guests|labels")
    let unknown = try Answer(to: ["guests": [String](), "guest": 1])
    XCTAssertEqual(unknown.message?.hasPrefix("Unsupported parameters"), true)
  }
}
