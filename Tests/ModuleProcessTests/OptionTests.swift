import XCTest

/// Each option does something, and is documented as it is.
final class OptionTests: XCTestCase {
  /// An option with another value than its default, and what must be given so that it matters.
  private struct Case {
    let value: Any
    let given: [String: Any]
  }

  private static var containers: [[String: Any]] {
    [
      ["name": "app", "labels": ["traefik.http.routers.mash-app.rule": "Host(`app.example.org`)"]],
      [
        "name": "secure",
        "labels": [
          "traefik.http.routers.secure.rule": "Host(`secure.example.org`)",
          "traefik.http.routers.secure.entrypoints": "websecure", "traefik.http.routers.secure.tls": "true",
        ],
      ],
      [
        "name": "admin",
        "labels": [
          "traefik.http.routers.admin.rule": "Host(`admin.example.org`)",
          "traefik.http.routers.admin.middlewares": "login",
          "traefik.http.middlewares.login.basicauth.users": "me:secret",
          "traefik.http.services.admin.loadbalancer.server.port": "3000",
        ],
      ],
      [
        "name": "plain",
        "labels": [
          "traefik.http.routers.plain.rule": "Host(`plain.example.org`)",
          "traefik.http.routers.plain.entrypoints": "websecure",
          "traefik.http.services.plain.loadbalancer.server.port": "3001",
        ],
      ],
      [
        "name": "dashboard",
        "labels": [
          "traefik.http.routers.dashboard.rule": "Host(`traefik.example.org`)",
          "traefik.http.routers.dashboard.service": "api@internal",
        ],
      ],
      [
        "name": "typo",
        "labels": ["traefik.http.routers.typo.rule": "Host(`typo.example.org`)", "traefik.http.typo": "1"],
      ],
      ["name": "silent", "labels": ["traefik.http.routers.silent.tls": "true"]],
    ]
  }

  private static func passthrough(_ value: Any, _ more: [String: Any] = [:]) -> Case {
    Case(value: value, given: more.merging(["gateway_mode": "passthrough"]) { $1 })
  }

  private static func secure(_ value: Any) -> Case { passthrough(value, ["local_secure_entrypoint": "websecure"]) }

  private static let open = [
    "traefik.http.routers.open.rule=Host(`open.example.org`)", "traefik.http.routers.open.middlewares=open@file",
  ]

  private static var traefik: [[String: Any]] {
    [
      [
        "name": "traefik", "image": "traefik:v3.7", "network_mode": "bridge",
        "command": ["/entrypoint.sh", "--entrypoints.web.address=:80", "--providers.docker"],
        "ports": ["80/tcp": [["HostIp": "0.0.0.0", "HostPort": "8081"]]],
      ]
    ]
  }

  private static let block = Example.block("traefik.enable=true")

  private static func cases() -> [String: Case] {
    [
      "gateway_mode": Case(value: "passthrough", given: [:]),
      "filter_for_gateway": Case(value: false, given: [:]),
      "publish_unprotected": Case(value: true, given: [:]),
      "protecting_middlewares": Case(value: ["log*", "open@file"], given: ["labels": open]),
      "harmless_middlewares": Case(value: ["log?n"], given: [:]),
      "port_mapping": Case(value: "published", given: [:]),
      "guest_address": Case(value: "10.0.0.5", given: [:]),
      "traefik": passthrough(traefik),
      "local_traefik": passthrough("none", ["traefik": traefik]),
      "traefik_local_port": passthrough(81),
      "traefik_local_scheme": passthrough("https"),
      "local_entrypoint": passthrough("web"),
      "local_secure_entrypoint": passthrough("websecure"),
      "traefik_local_secure_port": secure(8443),
      "local_secure_entrypoint_tls": secure(true),
      "local_serverstransport": secure("self@file"),
      "gateway_service_name": passthrough("box"),
      "gateway_entrypoints": passthrough(["web", "internal"]),
      "gateway_known_entrypoints": Case(value: ["web"], given: [:]),
      "gateway_tls": passthrough(false),
      "gateway_certresolver": passthrough(""),
      "gateway_router_priority": passthrough("rule_length"),
      "other_routers": passthrough(
        [["rule": "Host(`app.example.org`) && Path(`/x`)", "service": "other"]], ["gateway_router_priority": "auto"]),
      "shared_router_names": passthrough(["app"]),
      "shared_service_names": passthrough(["homelab-traefik"]),
      "router_name_prefix": passthrough(""),
      "include_routers": passthrough(["mash-*"]),
      "exclude_routers": passthrough(["mash-*"]),
      "include_containers": passthrough(["app"]),
      "exclude_containers": passthrough(["app"]),
      "publish_internal_services": passthrough(["api@internal"]),
      "exposed_by_default": passthrough(false),
      "default_rule": passthrough("Host(`{{ normalize .Name }}.example.org`)"),
      "check_label_keys": passthrough(false),
      "rule_syntax": passthrough("v1"),
      "gateway_rule_syntax": passthrough("keep", ["labels": ["traefik.http.routers.two.rule=Host(`a`, `b`)"]]),
      "allowed_domains": passthrough(["app.example.org", "*.example.com"]),
      "current_notes": Case(value: "mine", given: [:]),
      "notes_form": Case(value: "replace", given: ["current_notes": "mine"]),
      "state": Case(value: "absent", given: ["current_notes": block]),
      "when_empty": Case(value: "inert", given: ["current_notes": block, "containers": [String]()]),
      "guest_name": Case(value: "HomeLab", given: ["current_notes": "mine", "_ansible_diff": true]),
    ]
  }

  func testEveryOptionMatters() throws {
    for (name, example) in OptionTests.cases() {
      let without = try answer(example)
      XCTAssertFalse(without.isFailure, "\(name): \(without.message ?? "")")
      let with = try answer(example, [name: example.value])
      XCTAssertFalse(with.isFailure, "\(name): \(with.message ?? "")")
      XCTAssertNotEqual(with, without, name)
    }
  }

  func testEveryDefaultIsTheDocumentedOne() throws {
    let options = try Documentation().options
    for (name, example) in OptionTests.cases() {
      guard let fallback = options[name]?.fallbackArgument else { continue }
      XCTAssertEqual(try answer(example, [name: fallback]), try answer(example), name)
    }
    XCTAssertEqual(options.filter { $0.value.fallback != nil }.count, 39)
  }

  func testEveryChoiceIsDocumentedAndNoOther() throws {
    for (name, option) in try Documentation().options where !option.choices.isEmpty {
      let example = try XCTUnwrap(OptionTests.cases()[name], name)
      XCTAssertEqual(
        try answer(example, [name: "?"]).message,
        "value of \(name) must be one of: \(option.choices.joined(separator: ", ")), got: ?")
    }
  }

  func testEveryTypeIsTheDocumentedOne() throws {
    for (name, option) in try Documentation().options where option.type != "str" {
      let answer = try Answer(to: ["vmid": 1, "labels": [String]()].merging([name: ["a": 1]]) { $1 })
      XCTAssertEqual(
        answer.message?.hasPrefix(
          "argument '\(name)' is of type dict and we were unable to convert to \(option.type): "),
        true, "\(name): \(answer.message ?? "")")
    }
  }

  func testTheDocumentedOptionsAreTheSupportedOnes() throws {
    let message = try XCTUnwrap(Answer(to: Example.oneRouter.merging(["zzzzzzzzzzzz": 1]) { $1 }).message)
    let documented = try Documentation().options.keys.sorted()
    XCTAssertEqual(
      message,
      "Unsupported parameters for (parse_docker_labels) module: zzzzzzzzzzzz. "
        + "Supported parameters include: \(documented.joined(separator: ", ")).")
    XCTAssertEqual(documented, (Array(OptionTests.cases().keys) + ["containers", "guests", "labels", "vmid"]).sorted())
  }

  func testTheDocumentedRequirementIsTheRealOne() throws {
    XCTAssertEqual(try Documentation().options.filter(\.value.isRequired).keys.sorted(), [])
    XCTAssertEqual(try Answer(to: [:]).message, "missing required arguments: vmid")
    XCTAssertFalse(try Answer(to: ["guests": [String]()]).isFailure)
  }

  private func answer(_ example: Case, _ more: [String: Any] = [:]) throws -> Answer {
    let base: [String: Any] = ["vmid": 106, "containers": OptionTests.containers]
    return try Answer(to: base.merging(example.given) { $1 }.merging(more) { $1 })
  }
}
