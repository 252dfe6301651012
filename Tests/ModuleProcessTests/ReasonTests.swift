import XCTest

/// Every sentence about a router that is left out, once.
final class ReasonTests: XCTestCase {
  private let reach =
    "Tell local_entrypoint or local_secure_entrypoint if one of them is open to the gateway."

  func testTheContainer() throws {
    try check(
      ["traefik.enable": "false"], "traefik.enable=false hides its container. Set it to true to publish the router.")
    try check(
      ["traefik.enable": "yes"],
      "traefik.enable=yes is no boolean, so Traefik skips the container. Write true or false.")
    try check(
      [:], with: ["exposed_by_default": false],
      "its container has no label traefik.enable, and exposed_by_default is off. Add traefik.enable=true to publish it."
    )
    try check([:], with: ["exclude_containers": ["box"]], "the include and exclude patterns leave it out.")
  }

  func testALabelThatTraefikDoesNotUnderstand() throws {
    let faults = [
      ("traefik.http.routers.web.unheardof", "a", "it does not know the key"),
      ("traefik.http.routers.web.priority", "a", "the value must be a whole number"),
      ("traefik.http.services.s.loadbalancer.passhostheader", "yes", "the value must be true or false"),
      ("traefik.http.middlewares.m.retry.timeout", "soon", "the value must be a duration such as 10s"),
      ("Traefik.http.routers.x.rule", "a", "its first word must be traefik in lower case"),
      ("traefik.http.services.s", "a", "its service has no property of a load balancer"),
    ]
    for (key, value, fault) in faults {
      try check(
        [key: value],
        "Traefik drops the whole container because of \"\(key)\": \(fault). Correct or remove the label.")
    }
  }

  func testALabelThatIsNearlyRight() throws {
    let drops = "Traefik drops the whole container because of"
    try check(
      ["traefik.http.services.s.loadbalancer.port": "80"],
      "\(drops) \"traefik.http.services.s.loadbalancer.port\": it does not know the key. "
        + "Did you mean traefik.http.services.s.loadbalancer.server.port?")
    try check(
      ["traefik.http.routers..tls": "true"],
      "\(drops) \"traefik.http.routers..tls\": a name is missing between its dots. "
        + "Write the name there; a variable of the compose file may be empty.")
    try check(
      ["traefik.http.services.s.weighted.services[0].name": "a"],
      "\(drops) \"traefik.http.services.s.weighted.services[0].name\": labels cannot define weighted services, only files can. "
        + "Define the service in a file of the guest's Traefik, and name it as NAME@file in the router.")
  }

  func testWhatTraefikDisables() throws {
    let nowhere = "no container with labels that Traefik looks at defines"
    try check(
      ["service": "e "],
      "\(nowhere) its service \"e \", so the guest's Traefik disables it. Correct the name, or add labels for the service."
    )
    try check(
      ["traefik.http.services.s.loadbalancer.server.port": "${PORT}"],
      "the port of its service s is \"${PORT}\", which is no number, so the guest's Traefik disables it. Write the number."
    )
  }

  func testAContainerWithoutAPort() throws {
    let drops =
      "Traefik drops the whole container because no label says the port of its service box and it exposes none."
    let wanted = "traefik.http.services.box.loadbalancer.server.port=PORT"
    try check([:], beside: ["ports": [String: Any]()], "\(drops) Add the label \(wanted).")
    try check(
      ["traefik.port": "80"], beside: ["ports": NSNull()],
      "\(drops) traefik.port is a label of v1, which later versions ignore. Write \(wanted) in its place.")
  }

  func testAContainerThatDoesNotRun() throws {
    try check(
      [:], beside: ["state": "exited"],
      "its container does not run (exited), so Traefik leaves it out. Start it, or add traefik.docker.allownonrunning=true to keep "
        + "the router.")
  }

  func testADefaultRuleThatNeedsAnotherLabel() throws {
    try check(
      ["rule": ""], with: ["default_rule": "Host(`{{ index .Labels \"mine\" }}`)"],
      "default_rule needs its label mine, which stays on the guest, since labels may hold secrets. "
        + "Add a label with the rule, or use a label whose key begins with traefik.")
  }

  func testAPortThatIsPublishedForTheGuestItself() throws {
    try check(
      ["traefik.http.services.s.loadbalancer.server.port": "80"],
      with: ["gateway_mode": "filter", "port_mapping": "published"],
      beside: ["ports": ["80/tcp": [["HostIp": "::1", "HostPort": "8080"]]]],
      "the guest publishes port 80 of its service s on its loopback address only, so the gateway cannot reach it. "
        + "Publish the port on an address of the guest, or use mode passthrough.")
  }

  func testContainersThatEachHaveAServiceOfTheirOwn() throws {
    let reason =
      "one and two define it with the same labels, but each has a service of its own (one and two), so Traefik drops it. "
      + "Name one service in all of them, such as by the label traefik.http.services.NAME.loadbalancer.server.port."
    XCTAssertEqual(
      try warnings(["one": ["routers.web.rule": "Host(`a`)"], "two": ["routers.web.rule": "Host(`a`)"]]),
      ["one", "two"].map { "Router web of container \($0): \(reason)" })
  }

  func testAServerWithAURLAndAPort() throws {
    let server = "traefik.http.services.s.loadbalancer.server"
    try check(
      ["\(server).url": "http://a", "\(server).port": "80"],
      "Traefik drops the whole container because of \"\(server).url\": its server has a scheme or a port beside the URL. "
        + "Correct or remove the label.")
  }

  func testARuleOfTraefikV1ThatNeedsADomain() throws {
    for mode in ["filter", "passthrough"] {
      let box: [String: Any] = ["name": "box", "labels": ["traefik.port": "80"]]
      let answer = try Answer(to: ["vmid": 1, "containers": [box], "gateway_mode": mode])
      let reason =
        "it has no rule, and no label says the domain that Traefik v1 would put into one. "
        + "Add a label traefik.frontend.rule or traefik.domain."
      XCTAssertEqual(answer.skipped.map { $0["reason"] as? String }, [reason])
      XCTAssertEqual(answer.skipped.map { $0["container"] as? String }, ["box"])
    }
  }

  func testWhatTheNotesCannotCarry() throws {
    for kind in ["tcp", "udp"] {
      let labels = ["traefik.\(kind).routers.db.rule": "HostSNI(`*`)", "traefik.\(kind).routers.db.entrypoints": "db"]
      let entry = kind == "tcp" ? labels : labels.filter { !$0.key.hasSuffix("rule") }
      let reason =
        "the notes cannot carry \(kind.uppercased()) routers. Give the gateway one by hand, such as in a file; "
        + "parsed_labels.\(kind) has what the labels say."
      let answer = try Answer(to: ["vmid": 1, "containers": [["name": "box", "labels": entry]]])
      XCTAssertEqual(answer.skipped.map { $0["reason"] as? String }, [reason])
      XCTAssertEqual(answer.warnings, ["Router db of container box: \(reason)"])
    }
  }

  func testTheRouter() throws {
    try check(["rule": ""], "it has no rule. Add a label with its rule.")
    try check(
      ["rule": "Header(`X`, ` traefik.a`)"],
      "the gateway would not read the label \"traefik.http.routers.web.rule\" from the notes as it is meant. "
        + "Remove control characters, outer quotes and blanks, and \" traefik.\" from it.")
    try check(
      ["priority": "9223372036854774808"],
      "its priority 9223372036854774808 is above 9223372036854774807, the highest that Traefik takes, so Traefik disables "
        + "it. Lower it.")
    try check(
      ["service": "api@internal"],
      "api@internal is Traefik's own, and a gateway would serve its own one instead. Publish it by hand if you mean to."
    )
    try check(
      [
        "traefik.http.services.a.loadbalancer.server.port": "1",
        "traefik.http.services.b.loadbalancer.server.port": "2",
      ],
      "it names no service and its container defines several (a and b), so Traefik drops it. "
        + "Add a label with its service.")
  }

  func testTheWayToTheRouter() throws {
    try check(
      ["entrypoints": "other,third", "tls": "true"], with: ["local_entrypoint": "web"],
      "the gateway does not reach it through the guest's Traefik: its entry points are other and third, with TLS. \(reach)"
    )
    try check(
      ["tls": "true"], with: ["local_entrypoint": "web"],
      "the gateway does not reach it through the guest's Traefik: its entry points are the default ones, with TLS. \(reach)"
    )
    try check(
      ["middlewares": "to-https", "traefik.http.middlewares.to-https.redirectscheme.scheme": "https"],
      with: ["local_entrypoint": "web"], "it only redirects to https, which the gateway does itself.")
    try check(
      ["tls.options": "mtls@file"], with: ["local_secure_entrypoint": "websecure"],
      "its TLS options mtls@file sound as if they asked for client certificates (their name is all there is to judge by), "
        + "and those end at the gateway. Rename the options if they do not, or publish it by TCP passthrough by hand.")
    try check(
      ["middlewares": "cert", "traefik.http.middlewares.cert.passtlsclientcert.pem": "true"],
      "it asks for client certificates, and those end at the gateway. Publish it by TCP passthrough by hand.")
    try check(
      ["tls.options": "strict@file"], with: ["local_secure_entrypoint": "websecure"],
      "its TLS options strict@file make the guest's Traefik refuse connections that do not name the host. "
        + "Tell local_serverstransport, a transport of the gateway with that server name.")
  }

  func testModeFilter() throws {
    try check(
      ["middlewares": "compress@file,auth", "traefik.http.middlewares.auth.basicauth.users": "me:x"],
      with: ["gateway_mode": "filter"],
      "in mode filter the gateway would serve it without auth, which decides who may come in. "
        + "Use mode passthrough, or set publish_unprotected to true if everybody may.")
    try check(
      ["middlewares": "compress@file,auth@file"], with: ["gateway_mode": "filter"],
      "in mode filter the gateway would serve it without auth@file, which seems to decide who may come in. No label says "
        + "what auth@file does: the name was all there was to judge by. Use mode passthrough, or set harmless_middlewares if "
        + "it decides nothing.")
    try check(
      ["service": "noop@internal"], with: ["gateway_mode": "filter"],
      "noop@internal serves nothing: its middlewares alone answer, and mode filter does not carry them. "
        + "Use mode passthrough.")
    try check(
      ["traefik.http.services.s.loadbalancer.server.port": "80"],
      with: ["gateway_mode": "filter", "port_mapping": "published"],
      "the guest does not publish port 80 of its service s, so the gateway cannot reach it. "
        + "Publish the port on an address of the guest, or use mode passthrough.")
    try check(
      ["traefik.http.services.s.loadbalancer.server.scheme": "http"],
      with: ["gateway_mode": "filter", "port_mapping": "published"],
      "nothing tells the port of its service s. Add a label with the port.")
  }

  func testWhatTheGuestsTraefikTurnsOff() throws {
    let off = "so the guest's Traefik turns the router off."
    let chain = "traefik.http.middlewares.lan.chain.middlewares"
    for mode in ["filter", "passthrough"] {
      try check(
        ["middlewares": "office"], with: ["gateway_mode": mode],
        "no container of the guest defines its middleware office, \(off) "
          + "Correct the name, add labels for it, or name its provider, such as office@file.")
      try check(
        ["middlewares": "lan@docker", chain: "fliter"], with: ["gateway_mode": mode],
        "no container of the guest defines its chain lan's middleware fliter, \(off) "
          + "Correct the name, add labels for it, or name its provider, such as fliter@file.")
      try check(
        ["middlewares": "lan", chain: "lan"], with: ["gateway_mode": mode],
        "its chain lan leads back to itself, \(off) Take it out of lan.")
      try check(
        ["middlewares": "lan", chain: "a@file", "traefik.http.middlewares.lan.compress": "true"],
        with: ["gateway_mode": mode],
        "its middleware lan is of several kinds (chain, compress), \(off) Give each kind a name of its own.")
    }
    let gate = "middlewares.gate.compress.minresponsebodybytes"
    let web = ["routers.web.rule": "Host(`a`)", "routers.web.middlewares": "gate", gate: "1"]
    XCTAssertEqual(
      try warnings(["one": web, "two": [gate: "2"]]).last,
      "Router web of container one: its middleware gate is defined differently by one and two, so Traefik drops it and "
        + "turns the router off. Rename one or make them equal.")
    XCTAssertEqual(
      try warnings(["one": web.filter { $0.key != gate }, "two": [gate: "2", "typo": ""]]).last,
      "Router web of container one: only container two, which Traefik does not look at, defines its middleware gate, \(off) "
        + "Define it on a container that Traefik looks at.")
  }

  func testTwoContainersThatDisagree() throws {
    XCTAssertEqual(
      try warnings(["one": ["routers.web.rule": "Host(`a`)"], "two": ["routers.web.rule": "Host(`b`)"]]),
      ["one", "two"].map {
        "Router web of container \($0): it is defined differently by one and two, so Traefik drops it. "
          + "Rename one or make them equal."
      })
    let option = "services.s.loadbalancer.passhostheader"
    XCTAssertEqual(
      try warnings([
        "one": ["routers.web.rule": "Host(`a`)", option: "true"],
        "two": ["routers.other.rule": "Host(`b`)", "routers.other.service": "a", option: "false"],
      ]).filter { $0.contains("web") },
      [
        "Router web of container one: its service s is defined differently by one and two, so Traefik drops it. "
          + "Rename one or make them equal."
      ])
  }

  private func warnings(_ containers: [String: [String: String]]) throws -> [String] {
    let containers = containers.sorted { $0.key < $1.key }.map { name, labels in
      ["name": name, "labels": labels.map { "traefik.http.\($0.key)=\($0.value)" }] as [String: Any]
    }
    return try Answer(to: ["vmid": 1, "containers": containers]).warnings
  }

  /// Labels of the container `box` beside a rule; a key without `traefik.` is a property of the router `web`.
  private func check(
    _ labels: [String: String], with options: [String: Any] = [:], beside members: [String: Any] = [:],
    _ reason: String,
    line: UInt = #line
  ) throws {
    let full = Dictionary(
      uniqueKeysWithValues: labels.map { key, value in
        (key.lowercased().hasPrefix("traefik.") ? key : "traefik.http.routers.web.\(key)", value)
      })
    let box: [String: Any] = [
      "name": "box", "labels": ["traefik.http.routers.web.rule": "Host(`a`)"].merging(full) { $1 },
    ]
    let containers = [box.merging(members) { $1 }]
    let base: [String: Any] = ["vmid": 1, "containers": containers, "gateway_mode": "passthrough"]
    let answer = try Answer(to: base.merging(options) { $1 })
    let skipped = answer.skipped.first { $0["name"] as? String == "web" }
    XCTAssertEqual(skipped?["reason"] as? String, reason, line: line)
    XCTAssertEqual(skipped?["container"] as? String, "box", line: line)
    XCTAssertTrue(answer.warnings.contains("Router web of container box: \(reason)"), line: line)
    XCTAssertEqual(answer.lines.filter { $0.contains(".routers.web.") }, [], line: line)
  }
}
