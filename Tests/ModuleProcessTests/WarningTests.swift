import XCTest

/// Every warning, once.
final class WarningTests: XCTestCase {
  func testAKeyGivenTwice() throws {
    try check(
      ["labels": ["traefik.enable=true", "traefik.enable=false"]],
      "Label traefik.enable: it is given several values and the last one counts. Keep one of them.")
    try check(
      ["containers": [["name": "box", "labels": ["traefik.enable=true", "traefik.enable=false"]]]],
      "Label traefik.enable of container box: it is given several values and the last one counts. Keep one of them.")
  }

  func testALabelThatTheNotesCannotSay() throws {
    try check(
      ["labels": ["traefik.http.routers.r=a", "traefik.x=a\nb"], "filter_for_gateway": false],
      "Label \"traefik.x\": the gateway would not read it from the notes as it is meant, so it is left out. "
        + "Remove control characters, outer quotes and blanks, and \" traefik.\" from it.")
  }

  func testACredential() throws {
    for kind in ["basicauth", "digestauth"] {
      let key = "traefik.http.middlewares.m.\(kind).users"
      try check(
        ["labels": ["traefik.http.routers.r=a", "\(key)=me:secret"], "filter_for_gateway": false],
        "Label \(key): it holds credentials, and everybody who may see the guest can read its notes. "
          + "Keep them in a file on the guest.")
    }
  }

  func testEveryLabelWithoutARouter() throws {
    try check(
      ["labels": ["traefik.enable=true", "traefik.x=1"], "filter_for_gateway": false],
      "None of the 1 labels is of an HTTP router, and the gateway would publish the guest itself, so nothing is written. "
        + "Add a router with its rule.")
  }

  func testDroppedMiddlewares() throws {
    try check(
      [
        "labels": [
          "traefik.http.routers.web.rule=Host(`a`)", "traefik.http.routers.web.middlewares=a",
          "traefik.http.middlewares.a.compress=true",
        ]
      ],
      "Router web: in mode filter the gateway serves it without a. Use mode passthrough to keep them.")
    try check(
      ["labels": ["traefik.http.routers.web.rule=Host(`a`)", "traefik.http.routers.web.middlewares=a@file, b@file"]],
      "Router web: in mode filter the gateway serves it without a@file, b@file. Use mode passthrough to keep them. No label "
        + "says what a@file, b@file does: the name was all there was to judge by. To be sure, set protecting_middlewares or "
        + "harmless_middlewares.")
  }

  /// Ansible prints warnings as they are, so a guest must not be able to say anything to the terminal.
  func testSignsThatATerminalObeys() throws {
    let name = "a\u{1B}[2J\u{9B}1m\u{202E}\nok@file"
    try check(
      [
        "labels": ["traefik.http.routers.web.rule=Host(`a`)", "traefik.http.routers.web.middlewares=\(name)"],
        "harmless_middlewares": ["a*"],
      ],
      "Router web: in mode filter the gateway serves it without a\\u{1b}[2J\\u{9b}1m\\u{202e}\\u{a}ok@file. "
        + "Use mode passthrough to keep them.")
  }

  func testAV1LabelThatProtectsNothing() throws {
    for mode in ["filter", "passthrough"] {
      try check(
        [
          "gateway_mode": mode,
          "containers": [
            [
              "name": "wiki",
              "labels": [
                "traefik.frontend.rule": "Host:a.test", "traefik.frontend.auth.basic.users": "", "traefik.port": "1",
              ],
            ]
          ],
        ],
        "Label traefik.frontend.auth.basic.users of container wiki: it has no value, so Traefik v1 lets everybody in. Give it "
          + "one (a variable may be unset), or remove the label if everybody may come in.")
    }
  }

  func testAPortThatIsNotPublished() throws {
    let labels = ["traefik.http.routers.web.rule=Host(`a`)", "traefik.http.services.s.loadbalancer.server.port=80"]
    try check(
      ["containers": [["name": "box", "labels": labels, "ports": ["80/tcp": NSNull()]]], "port_mapping": "auto"],
      "Router web of container box: the guest does not publish port 80 of its service s, so the gateway "
        + "will hardly reach it. Publish the port, or use mode passthrough.")
  }

  func testServersThatStayBehind() throws {
    let containers = ["one": "1", "two": "2", "three": "3"].map { name, port in
      let labels = ["routers.web.rule": "Host(`a`)", "services.s.loadbalancer.server.port": port]
      return ["name": name, "labels": labels.map { "traefik.http.\($0.key)=\($0.value)" }] as [String: Any]
    }
    try check(
      ["containers": containers],
      "Router web of container one: its service s has servers in several containers and the notes can name one, so the "
        + "gateway sends everything to one and nothing to three, two. "
        + "Use mode passthrough to let the guest's Traefik balance them.")
  }

  func testAnAddressFilterBehindTheGateway() throws {
    let labels = [
      "traefik.http.routers.web.rule=Host(`a.example.org`)",
      "traefik.http.routers.web.middlewares=lan-ipallowlist@file",
    ]
    try check(
      ["labels": labels, "gateway_mode": "passthrough"],
      "Router web: lan-ipallowlist@file sees the gateway's address in place of the client's. "
        + "Trust the gateway's forwarded headers and set ipstrategy.depth=1 (v1: whiteList.useXForwardedFor=true), "
        + "or the filter lets everybody in or nobody."
    )
  }

  func testRoutersThatWereJoined() throws {
    let labels = (0..<40).map { "traefik.http.routers.r\($0).rule=Host(`r\($0).example.org`)" }
    try check(
      ["labels": labels, "gateway_mode": "passthrough", "current_notes": ""],
      "The notes would be longer than Proxmox takes, so 40 routers with equal settings became 1. "
        + "Shorten the text of your own, or publish fewer routers, to keep them apart.")
  }

  func testNamesThatOtherGuestsHaveToo() throws {
    let labels = ["traefik.http.routers.Web.rule=Host(`a.example.org`)"]
    try check(
      ["labels": labels, "gateway_mode": "passthrough", "shared_router_names": ["web"]],
      "Router Web: another guest has a router of that name and the gateway knows only one, so it is called web-1 there. "
        + "Nothing needs to be done.")
    try check(
      ["labels": labels, "gateway_mode": "passthrough", "shared_service_names": ["homelab-traefik"]],
      "Service homelab-traefik: another guest has a service of that name and the gateway knows only one, so it is called "
        + "homelab-traefik-1 there. Nothing needs to be done.")
    try check(
      ["labels": labels, "filter_for_gateway": false, "shared_router_names": ["web"]],
      "Router or service Web: another guest has one of that name and the gateway knows only one of them. "
        + "Rename it, or set filter_for_gateway to true.")
  }

  func testABlockThatIsTakenAway() throws {
    try check(
      ["labels": [String](), "current_notes": Example.block("traefik.enable=true")],
      "Nothing is left to publish, so the managed block is taken away. If no other guest publishes anything either, the "
        + "gateway keeps the old routes until it restarts. Set when_empty to inert to end them at once.")
  }

  func testALabelOutsideTheBlock() throws {
    try check(
      ["labels": ["traefik.http.routers.web.rule=Host(`a`)"], "current_notes": "mine\nSet traefik.x=1 there"],
      "Notes line 2: traefik.x stands outside the managed block and the gateway reads it too. "
        + "It stays as it is. Delete the line if it is not meant to be a label.")
  }

  func testAPriorityOutsideTheBlock() throws {
    let label = "traefik.http.routers.mine.priority=9223372036854774808"
    let answer = try Answer(to: [
      "vmid": 1, "current_notes": "traefik.http.routers.mine.service=a@file\n\(label)\nmine",
      "labels": ["traefik.http.routers.web.rule=Host(`a`)"],
    ])
    XCTAssertEqual(
      answer.warnings.last,
      "Notes line 2: \(label) is above 9223372036854774807, the highest that Traefik takes, so Traefik disables the router. "
        + "Lower it.")
    XCTAssertFalse(answer.isFailure)
  }

  func testAKeyThatIsMisspelt() throws {
    let sentence = "Traefik ignores it. Write traefik.enable if it is meant for Traefik."
    try check(["labels": ["treafik.enable=true"]], "Label treafik.enable: \(sentence)")
    try check(
      ["containers": [["name": "box", "labels": [String: String](), "ignored_keys": [" traefik.enable", "x"]]]],
      "Label \" traefik.enable\" of container box: \(sentence)")
  }

  func testContainersOfDockerSwarm() throws {
    let task: [String: Any] = ["name": "app.1", "labels": ["com.docker.swarm.service.name": "app"]]
    try check(
      ["containers": [task]],
      "Containers app.1: they belong to services of Docker Swarm and have no Traefik labels. Labels below deploy stand on the "
        + "service and are not read. If they are to be published, write the labels beside deploy.")
  }

  func testAHostWithoutACertificate() throws {
    try check(
      ["labels": ["traefik.http.routers.web.rule=Host(`app.`) || Host(`b`)"], "gateway_mode": "passthrough"],
      "Router web: no authority gives a certificate for \"app.\" and \"b\", so browsers will warn. Write a whole public name "
        + "into the rule, or check the variable or default rule that it comes from.")
  }

  func testAPortThatIsPublishedForTheGuestItself() throws {
    let labels = ["traefik.http.routers.web.rule=Host(`a`)", "traefik.http.services.s.loadbalancer.server.port=80"]
    let ports = ["80/tcp": [["HostIp": "127.0.0.1", "HostPort": "8080"]]]
    try check(
      ["containers": [["name": "box", "labels": labels, "ports": ports]], "port_mapping": "auto"],
      "Router web of container box: the guest publishes port 80 of its service s on its loopback address only, so the gateway "
        + "will hardly reach it. Publish the port on an address of the guest, or use mode passthrough.")
  }

  private func check(_ arguments: [String: Any], _ warning: String, line: UInt = #line) throws {
    let answer = try Answer(to: arguments.merging(["vmid": 1]) { $1 })
    XCTAssertEqual(answer.warnings, [warning], line: line)
    XCTAssertFalse(answer.isFailure, line: line)
  }
}
