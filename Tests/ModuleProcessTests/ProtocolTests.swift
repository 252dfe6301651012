import XCTest

/// What Ansible adds to the arguments, and what it gets.
final class ProtocolTests: XCTestCase {
  /// All that ansible-core 2.14 to 2.21 adds.
  private let added: [String: Any] = [
    "_ansible_check_mode": false, "_ansible_debug": false, "_ansible_diff": false,
    "_ansible_ignore_unknown_opts": false,
    "_ansible_inject_invocation": false, "_ansible_keep_remote_files": false,
    "_ansible_module_name": "ansible.legacy.parse_docker_labels", "_ansible_no_log": false,
    "_ansible_remote_tmp": "~/.ansible/tmp", "_ansible_selinux_special_fs": ["fuse", "nfs"],
    "_ansible_shell_executable": "/bin/sh", "_ansible_socket": NSNull(), "_ansible_string_conversion_action": "warn",
    "_ansible_syslog_facility": "LOG_USER", "_ansible_target_log_info": NSNull(), "_ansible_tmpdir": "/tmp/x/",
    "_ansible_tracebacks_for": [String](), "_ansible_verbosity": 3, "_ansible_version": "2.21.5",
    "_ansible_new_key": ["a": 1],
  ]

  func testWhatAnsibleAddsChangesNothing() throws {
    let plain = try Answer(to: Example.arguments("passthrough"))
    XCTAssertEqual(try Answer(to: Example.arguments("passthrough", added)), plain)
  }

  func testCheckModeGivesTheSameAnswer() throws {
    let notes: [String: Any] = ["current_notes": "mine"]
    let plain = try Answer(to: Example.arguments("passthrough", notes))
    let checked = try Answer(to: Example.arguments("passthrough", notes.merging(["_ansible_check_mode": true]) { $1 }))
    XCTAssertEqual(checked, plain)
    XCTAssertEqual(plain.changed, true)
    XCTAssertTrue(try Answer(to: ["_ansible_check_mode": true]).isFailure)
  }

  func testUnknownOptionsPassWhenAnsibleSaysSo() throws {
    let arguments = Example.oneRouter.merging(["password": "x"]) { $1 }
    XCTAssertTrue(try Answer(to: arguments).isFailure)
    XCTAssertFalse(try Answer(to: arguments.merging(["_ansible_ignore_unknown_opts": true]) { $1 }).isFailure)
  }

  func testNothingIsReturnedThatAnsibleDrops() throws {
    let answer = try Answer(to: Example.arguments("passthrough", added))
    XCTAssertFalse(answer.members.keys.contains { $0.hasPrefix("_ansible_") || $0 == "invocation" || $0 == "rc" })
  }

  func testTypesThatTemplatesGive() throws {
    let typed = try Answer(
      to: Example.arguments(
        "passthrough",
        [
          "traefik_local_port": 81, "gateway_tls": false, "gateway_entrypoints": ["web", "internal"],
          "current_notes": "",
        ]))
    let texts = try Answer(
      to: Example.arguments(
        "passthrough",
        ["vmid": " 106 ", "traefik_local_port": "81", "gateway_tls": "no", "gateway_entrypoints": "web, internal"]
          .merging(["current_notes": NSNull()]) { $1 }))
    XCTAssertEqual(texts.notes, typed.notes)
    XCTAssertNil(texts.members["description"], "null is as good as not given")
    XCTAssertNotNil(typed.members["description"])
  }

  // Every text survives, and comes back as ASCII.

  func testTextsOfEveryKind() throws {
    let odd = "Header(`X`, `é e\u{301} \u{2028}\u{2029}\u{85} 😀 \"q\" \\ <!-- {{ x }} ${x}x`)"
    let answer = try Answer(to: ["vmid": 106, "labels": ["traefik.http.routers.web.rule=\(odd)"]])
    XCTAssertEqual(
      Array((answer.notes ?? "").unicodeScalars),
      Array("traefik.enable=true\ntraefik.http.routers.web.rule=\(odd)".unicodeScalars))
  }

  func testLabelsThatOnlyLookEqualStayTwo() throws {
    let labels = ["traefik.http.routers.\u{E9}.rule=Host(`a`)", "traefik.http.routers.e\u{301}.rule=Host(`b`)"]
    XCTAssertEqual(try Answer(to: ["vmid": 1, "labels": labels]).lines.dropFirst().count, 2)
  }

  func testALabelCannotAddALine() throws {
    let value = "Host(`a`)\ntraefik.http.routers.evil.rule=Host(`evil`)"
    let answer = try Answer(to: [
      "vmid": 1, "containers": [["name": "c", "labels": ["traefik.http.routers.a.rule": value]]],
    ])
    XCTAssertEqual(answer.notes, "")
    XCTAssertEqual(answer.skipped.count, 1)
    XCTAssertEqual(answer.warnings.count, 1)
  }
}
