import XCTest

/// At a shell it works as under Ansible.
final class CommandLineTests: XCTestCase {
  private func arguments() throws -> Data {
    try JSONSerialization.data(withJSONObject: Example.arguments("passthrough"))
  }

  func testAHyphenReadsStandardInput() throws {
    let answer = try Module.withFile(arguments()) { try Answer(Module.run(["-"], input: $0)) }
    XCTAssertEqual(answer, try Answer(to: Example.arguments("passthrough")))
  }

  func testStandardInputMayBeAPipe() throws {
    let answer = try Module.withFile(arguments()) { try Answer(Module.shell(#"cat "$1" | "$0" -"#, $0)) }
    XCTAssertEqual(answer, try Answer(to: Example.arguments("passthrough")))
  }

  func testHelp() throws {
    for flag in ["--help", "-h"] {
      let outcome = try Module.run([flag])
      let text = String(decoding: outcome.output, as: UTF8.self)
      XCTAssertEqual(outcome.status, 0)
      XCTAssertTrue(text.hasPrefix("usage: parse_docker_labels ARGUMENTS.json | - | --help | --version\n"), text)
      XCTAssertTrue(
        text.contains("ansible-doc -t module -M roles/docker_traefik_discovery/library parse_docker_labels\n"))
      XCTAssertEqual(outcome.errors, Data())
    }
  }

  func testTheExampleInTheHelpWorks() throws {
    let help = String(decoding: try Module.run(["--help"]).output, as: UTF8.self)
    let start = try XCTUnwrap(help.firstIndex(of: "{"))
    let end = try XCTUnwrap(help.lastIndex(of: "}"))
    XCTAssertEqual(try Answer(toBytes: Data(help[start...end].utf8)).number("labels_count"), 8)
  }

  func testVersion() throws {
    let outcome = try Module.run(["--version"])
    let text = String(decoding: outcome.output, as: UTF8.self)
    XCTAssertEqual(outcome.status, 0)
    XCTAssertNotNil(text.wholeMatch(of: /parse_docker_labels [0-9]+\.[0-9]+\.[0-9]+\n/), text)
  }

  func testAnyOtherNumberOfArgumentsIsAFailure() throws {
    for arguments in [[], ["a", "b"], ["--help", "--version"]] {
      XCTAssertEqual(
        try Answer(Module.run(arguments)).message,
        "Expected one argument. usage: parse_docker_labels ARGUMENTS.json | - | --help | --version")
    }
  }

  // For people it is laid out over lines.

  func testOnATerminalTheAnswerIsLaidOut() throws {
    let outcome = try Module.withFile(arguments()) {
      try Module.shell(#"exec script --quiet --return --command "'$0' '$1'" /dev/null"#, $0)
    }
    let text = String(decoding: outcome.output, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    XCTAssertEqual(outcome.status, 0)
    XCTAssertTrue(text.hasPrefix("{\n  \"changed\": true,\n  \"containers_count\": 2,\n"), text)
    XCTAssertEqual(object?["proxmox_notes"] as? String, try Example.notes("passthrough"))
  }

  func testAFailureOnATerminalHasItsStatusToo() throws {
    let outcome = try Module.withFile(Data("{}".utf8)) {
      try Module.shell(#"exec script --quiet --return --command "'$0' '$1'" /dev/null"#, $0)
    }
    XCTAssertEqual(outcome.status, 1)
    XCTAssertTrue(String(decoding: outcome.output, as: UTF8.self).contains("  \"failed\": true,\r\n"))
  }

  // Nobody reads.

  func testAnAnswerThatCannotBeWrittenIsAFailure() throws {
    for target in [">&-", ">/dev/full", "</dev/null >&- 2>&-"] {
      let outcome = try Module.withFile(arguments()) { try Module.shell(#"exec "$0" "$1" \#(target)"#, $0) }
      XCTAssertEqual(outcome.status, 1, target)
      XCTAssertEqual(outcome.output, Data(), target)
      XCTAssertEqual(outcome.errors, Data(), target)
    }
  }

  func testAReaderThatGoesAwayIsAFailureWithoutASignal() throws {
    let labels = (0..<5000).map { "traefik.http.routers.r\($0).rule=Host(`r\($0).example.org`)" }
    let bytes = try JSONSerialization.data(withJSONObject: ["vmid": 1, "labels": labels])
    let outcome = try Module.withFile(bytes) {
      try Module.shell(#"{ "$0" "$1"; echo "$?" >"$1.status"; } | head -c 1 >/dev/null; cat "$1.status""#, $0)
    }
    XCTAssertEqual(String(decoding: outcome.output, as: UTF8.self), "1\n")
  }
}
