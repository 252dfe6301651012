import XCTest

/// The classic example: two containers with 26 labels on one guest.
final class ExampleTests: XCTestCase {
  func testPassthroughGivesThirteenLabels() throws {
    let answer = try Answer(to: Example.arguments("passthrough"))
    XCTAssertEqual(answer.notes, try Example.notes("passthrough"))
    XCTAssertEqual(answer.lines.count, 13)
    XCTAssertEqual(answer.message, "Parsed 13 labels (2 routers, 1 services, 0 middlewares)")
    XCTAssertEqual(answer.warnings, [])
    try checkCounts(answer, labels: 13, mode: "passthrough")
  }

  func testFilterGivesTwelveLabels() throws {
    let answer = try Answer(to: Example.arguments("filter"))
    XCTAssertEqual(answer.notes, try Example.notes("filter"))
    XCTAssertEqual(answer.lines.count, 12)
    XCTAssertEqual(answer.message, "Parsed 12 labels (2 routers, 2 services, 0 middlewares)")
    XCTAssertEqual(answer.warnings.count, 2, "the middlewares of two routers are dropped")
    try checkCounts(answer, labels: 12, mode: "filter")
  }

  func testTheResultIsGrouped() throws {
    let parsed = try XCTUnwrap(Answer(to: Example.arguments("passthrough")).members["parsed_labels"] as? [String: Any])
    XCTAssertEqual(Set(parsed.keys), ["general", "routers", "services", "middlewares", "tcp", "udp"])
    XCTAssertEqual(parsed["general"] as? [String: String], ["traefik.enable": "true"])
    XCTAssertEqual(
      (parsed["routers"] as? [String: [String: String]])?["homarr"],
      [
        "entrypoints": "websecure", "rule": "Host(`homelab.cy-bert.fr`)", "service": "homelab-traefik", "tls": "true",
        "tls.certresolver": "letsencrypt",
      ])
    XCTAssertEqual(
      parsed["services"] as? [String: [String: String]],
      ["homelab-traefik": ["loadbalancer.server.port": "8080", "loadbalancer.server.scheme": "http"]])
    XCTAssertEqual((parsed["middlewares"] as? [String: Any])?.count, 0)
  }

  func testTCPAndUDPAreGroupedAsTheContainersHaveThem() throws {
    let labels = [
      "traefik.tcp.routers.db.rule": "HostSNI(`*`)", "traefik.tcp.routers.db.tls.passthrough": "true",
      "traefik.tcp.services.db.loadbalancer.server.port": "5432",
      "traefik.tcp.middlewares.lan.ipallowlist.sourcerange": "10.0.0.0/8",
      "traefik.UDP.routers.dns.EntryPoints": "dns", "traefik.udp.services.dns.loadbalancer.server.port": "53",
    ]
    let hidden = ["traefik.enable": "false", "traefik.tcp.routers.hidden.rule": "HostSNI(`*`)"]
    let containers = [["name": "box", "labels": labels], ["name": "hidden", "labels": hidden]]
    for mode in ["filter", "passthrough"] {
      let answer = try Answer(to: ["vmid": 1, "containers": containers, "gateway_mode": mode])
      let parsed = try XCTUnwrap(answer.members["parsed_labels"] as? [String: Any])
      XCTAssertEqual(
        parsed["tcp"] as? [String: [String: [String: String]]],
        [
          "routers": ["db": ["rule": "HostSNI(`*`)", "tls.passthrough": "true"]],
          "services": ["db": ["loadbalancer.server.port": "5432"]],
          "middlewares": ["lan": ["ipallowlist.sourcerange": "10.0.0.0/8"]],
        ])
      XCTAssertEqual(
        parsed["udp"] as? [String: [String: [String: String]]],
        ["routers": ["dns": ["entrypoints": "dns"]], "services": ["dns": ["loadbalancer.server.port": "53"]]])
      XCTAssertEqual(answer.lines.filter { $0.contains("tcp") || $0.contains("udp") }, [])
      XCTAssertEqual(answer.skipped.count, 3)
    }
  }

  func testAFlatListConvertsAlike() throws {
    let labels = try Example.containers().flatMap { container in
      (container["labels"] as? [String: String] ?? [:]).map { "\($0.key)=\($0.value)" }
    }
    let answer = try Answer(to: ["vmid": "106", "labels": labels, "gateway_mode": "passthrough"])
    XCTAssertEqual(answer.notes, try Example.notes("passthrough"))
    XCTAssertEqual(answer.number("labels_count_before_filter"), 26)
    XCTAssertEqual(answer.number("containers_count"), 0)
  }

  func testLabelsOfAContainerMayBeAList() throws {
    let containers = try Example.containers().map { container in
      let labels = (container["labels"] as? [String: String] ?? [:]).map { "\($0.key)=\($0.value)" }
      return container.merging(["labels": labels, "name": "/\(container["name"] ?? "")"]) { $1 }
    }
    let answer = try Answer(to: Example.arguments("passthrough", ["containers": containers]))
    XCTAssertEqual(answer.notes, try Example.notes("passthrough"))
  }

  func testWithoutLabelsThereIsNothing() throws {
    for labels: [String] in [[], ["com.example=1"]] {
      let answer = try Answer(to: ["vmid": 106, "labels": labels, "gateway_mode": "passthrough"])
      XCTAssertEqual(answer.notes, "")
      XCTAssertEqual(answer.changed, false)
      XCTAssertEqual(answer.number("labels_count"), 0)
      XCTAssertEqual(answer.message, "Parsed 0 labels (0 routers, 0 services, 0 middlewares)")
    }
  }

  private func checkCounts(_ answer: Answer, labels: Int, mode: String) throws {
    XCTAssertEqual(answer.number("labels_count"), labels)
    XCTAssertEqual(answer.number("labels_count_before_filter"), 26)
    XCTAssertEqual(answer.number("containers_count"), 2)
    XCTAssertEqual(answer.text("gateway_mode"), mode)
    XCTAssertEqual(answer.changed, true)
    XCTAssertEqual(answer.skipped.count, 0)
    for name in ["description", "diff", "managed_block"] { XCTAssertNil(answer.members[name], name) }
  }
}
