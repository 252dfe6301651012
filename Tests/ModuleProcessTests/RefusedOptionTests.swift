import XCTest

/// Values of options that have the right type and still cannot be used.
final class RefusedOptionTests: XCTestCase {
  private let badNames = [
    "a\ntraefik.http.routers.evil.rule=host(`evil`)", "a b", " ", "a=b", "a,b", "a.b", "\"a\"", "a`", "a\u{7F}", "a\0",
  ]

  func testNamesOfTheService() throws {
    for name in badNames + ["", "a@file", "\u{C9}", "\u{E9}", "\u{130}", "😀"] {
      try check(
        "gateway_service_name", name,
        "gateway_service_name: \"\(name)\" cannot be the name of a service in the notes. Use letters, digits, - and _ only."
      )
    }
    XCTAssertEqual(
      try answer("gateway_service_name", "My_Box-1").lines.last,
      "traefik.http.services.my_box-1.loadbalancer.server.scheme=http")
  }

  func testNamesOfEntryPoints() throws {
    let remedy = "Name at least one of the gateway's entry points, such as websecure."
    for name in badNames where !name.contains(",") && name != " " {
      try check("gateway_entrypoints", [name], "gateway_entrypoints: \"\(name)\" does not name entry points. \(remedy)")
    }
    try check("gateway_entrypoints", [String](), "gateway_entrypoints: \"\" does not name entry points. \(remedy)")
    try check("gateway_entrypoints", "web,,b", "gateway_entrypoints: \"web,,b\" does not name entry points. \(remedy)")
  }

  func testNamesOfTheCertificateResolver() throws {
    for name in badNames {
      try check(
        "gateway_certresolver", name,
        "gateway_certresolver: \"\(name)\" cannot be the name of a certificate resolver. "
          + "Use its name from the gateway's static configuration, or an empty text for none.")
    }
  }

  func testNamesOfTheTransport() throws {
    for name in badNames + ["@file", "self@"] {
      try check(
        "local_serverstransport", name,
        "local_serverstransport: \"\(name)\" cannot be the name of a transport. "
          + "Use its name on the gateway, such as self@file, or an empty text for none.")
    }
  }

  func testTheGuestsAddress() throws {
    for address in ["guest.lan", "127.0.0.1", "10.0.0.5:80", "::1"] {
      try check(
        "guest_address", address,
        "guest_address: \"\(address)\" is no IP address by which another machine reaches the guest. "
          + "Give its IPv4 or IPv6 address; names are not looked up.")
    }
  }

  func testEntryPointsThatTheGatewayDoesNotHave() throws {
    try check(
      "gateway_known_entrypoints", ["web", "lan"],
      "gateway_entrypoints: \"websecure\" is none of gateway_known_entrypoints. Name entry points that the gateway has."
    )
    XCTAssertFalse(
      try Answer(to: Example.oneRouter.merging(["gateway_known_entrypoints": ["web", "lan"]]) { $1 }).isFailure)
  }

  func testDefaultRules() throws {
    let faults = [
      "Host(`{{ sha256sum .Name }}`)": "the function sha256sum is not known",
      "{{ .Domain }}": ".Domain is none of the fields that Traefik gives",
      "{{ .Labels }}": ".Labels does not have the arguments that it takes",
      "{{ range .Labels }}": "range is more of Go's templates than is understood",
      "{{}}": "}} stands where it means nothing", "Host(`{{ .Name `)": "{{ has no end",
    ]
    for (rule, fault) in faults {
      try check(
        "default_rule", rule,
        "default_rule: in \"\(rule)\" \(fault). Use .Name, .ContainerName and .Labels with functions that are known, or give "
          + "each router a rule of its own.")
    }
  }

  func testPortsOutOfTheirRange() throws {
    for name in ["traefik_local_port", "traefik_local_secure_port"] {
      for port in ["0", "65536", "-1"] {
        try check(name, port, "value of \(name) must be between 1 and 65535, got: \(port)")
      }
    }
  }

  func testRoutersOfOtherGuests() throws {
    let sentence =
      "other_routers[1]: has no rule or no service. Give an object with the texts rule and service."
    for router: Any in [["rule": "Host(`a`)"], ["service": "s"], "x", NSNull(), ["rule": 5, "service": "s"]] {
      try check("other_routers", [["rule": "Host(`a`)", "service": "s"], router], sentence)
    }
  }

  // What stands in containers and labels.

  func testContainersThatAreNone() throws {
    for (value, kind) in [
      ("x" as Any, "a text"), (5, "a number"), (["x"], "a list"), (NSNull(), "null"), (true, "a boolean"),
    ] {
      try check(
        "containers", [["name": "a"], value],
        "containers[1]: is \(kind), not a container. "
          + "Give an object with name and labels, as inspect-docker.sh prints it.")
    }
  }

  func testLabelsOfAContainerThatAreNone() throws {
    try check(
      "containers", [["name": "a", "labels": "traefik.enable=true"]],
      "containers[0] (a), labels: is a text. Give an object of keys and values, or a list of key=value texts.")
    try check(
      "containers", [["labels": ["traefik.enable": ["a"]]]],
      "containers[0], label traefik.enable: is a list, not a text. Give one text a label, such as key=value.")
    try check(
      "containers", [["name": "a", "labels": ["x", [String: String]()]]],
      "containers[0] (a)[1]: is an object, not a text. Give one text a label, such as key=value.")
    try check(
      "labels", ["x", ["a": "b"]], "labels[1]: is an object, not a text. Give one text a label, such as key=value.")
  }

  // Of several faults, the first in Ansible's order is told.

  func testOneFaultAtATime() throws {
    XCTAssertEqual(try Answer(to: ["labels": 5, "x": 1]).message, "missing required arguments: vmid")
    XCTAssertEqual(
      try Answer(to: ["vmid": "x", "y": 1]).message, "one of the following is required: labels, containers")
    XCTAssertEqual(
      try Answer(to: ["vmid": "x", "labels": [String](), "gateway_mode": "?", "zz": 1]).message,
      "argument 'vmid' is of type str and we were unable to convert to int: \"'x'\" cannot be converted to an int")
    XCTAssertEqual(
      try Answer(to: ["vmid": 1, "labels": [String](), "gateway_mode": "?", "zz": 1]).message,
      "value of gateway_mode must be one of: filter, passthrough, got: ?")
  }

  func testANearNameIsProposed() throws {
    let message = try XCTUnwrap(Answer(to: ["vmid": 1, "label": [String]()]).message)
    XCTAssertEqual(
      message,
      "one of the following is required: labels, containers. Did you mean labels where label stands?")
  }

  private func check(_ option: String, _ value: Any, _ message: String, line: UInt = #line) throws {
    let answer = try answer(option, value)
    XCTAssertEqual(answer.message, message, line: line)
    XCTAssertTrue(answer.isFailure, line: line)
    XCTAssertNil(answer.notes, line: line)
  }

  private func answer(_ option: String, _ value: Any) throws -> Answer {
    try Answer(to: Example.oneRouter.merging(["gateway_mode": "passthrough", option: value]) { $1 })
  }
}
