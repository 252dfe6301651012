import XCTest

/// Every sentence about a rule, once.
final class RuleReasonTests: XCTestCase {
  /// The rule, where in it, and what the sentence says of the place.
  private let faults: [(rule: String, column: Int, message: String)] = [
    ("Host()", 1, "Host has no text. Write what it is to match."),
    ("Host(`a`) and Path(`/`)", 11, "here stands and in place of &&, || or the end of the rule."),
    ("Host(`a`) &&", 13, "here stands the end in place of a matcher, such as Host(`example.org`)."),
    ("Host `a`", 6, "here stands `a` in place of an opening parenthesis."),
    ("Host(a)", 6, "here stands a in place of a text in backquotes."),
    ("Host(`a` `b`)", 10, "here stands `b` in place of a comma or a closing parenthesis."),
    ("(Host(`a`)", 11, "here stands the end in place of a closing parenthesis."),
    ("Hots(`a`)", 1, "Traefik knows no matcher Hots. Correct its name."),
    ("Host(`a)", 6, "the text that begins here never ends. Add the closing quote."),
    ("Host(`a`) /* b", 11, "the comment that begins here never ends. Add */ or remove it."),
    ("Host(\"\\d\")", 7, "\\d means nothing between double quotes. Use backquotes."),
    ("Header(`a`)", 1, "Header does not take 1 text. Join several matchers with || or &&."),
    ("HostSNI(`a`)", 1, "HostSNI is not for routers of this kind. Use another matcher."),
    ("Path(`a`)", 1, "the path \"a\" does not begin with /. Add it."),
    ("Host(`ä`)", 1, "the host \"ä\" has other signs than ASCII, which Traefik refuses. Write it in Punycode."),
    ("ClientIP(`a`)", 1, "\"a\" is no IP address or network. Correct it."),
    ("Path(`/{a`)", 1, "the braces in \"/{a\" are not {name} or {name:regexp}. Correct them."),
    (
      "Host(`a`) && Host(`a:80`)", 14,
      "no request matches the host \"a:80\". Write the name alone, without scheme, port, path or pattern."
    ),
  ]

  func testWhatIsWrongWithARule() throws {
    for fault in faults { try check(fault.rule, fault.column, fault.message) }
    let deep = String(repeating: "(", count: 200)
    try check(deep, 101, "more parentheses are nested here than anybody can read. Write the rule with fewer.")
  }

  func testWhatIsWrongWithARegularExpression() throws {
    let faults = [
      "(": "a closing parenthesis is missing", ")": "a closing parenthesis closes nothing",
      "[": "a closing bracket is missing", "*": "a repetition has nothing to repeat", "a**": "a repetition is repeated",
      "a{2000}": "a repetition has counts that are too large or in the wrong order",
      "[b-a]": "a range of characters ends before it begins",
      "\\y": "a backslash is followed by something that it gives no meaning",
      "(?=a)": "Go's regular expressions have no such group",
      String(repeating: "(", count: 2000): "its groups are nested too deep",
    ]
    for (pattern, fault) in faults {
      let shown = pattern.debugDescription
      try check(
        "PathRegexp(`\(pattern)`)", 1, "Traefik does not take the regular expression \(shown): \(fault). Correct it.")
    }
  }

  func testRulesOfASyntax() throws {
    try check(
      "Header(`a`, `b`)", 1, "Traefik v2 has no matcher Header. Use one that it has, or correct rule_syntax.",
      with: ["rule_syntax": "v2"])
    let first = ["name": "box", "labels": ["traefik.frontend.rule": ";"]] as [String: Any]
    let empty = try Answer(to: ["vmid": 1, "gateway_mode": "passthrough", "containers": [first]])
    XCTAssertEqual(
      empty.skipped.first?["reason"] as? String,
      "its rule is not usable at column 1: it is empty. Write a matcher, such as Host(`example.org`). The rule is \";\""
    )
    try check(
      "PathRegexp(`/a`)", 1,
      "Traefik v2 on the gateway has nothing like this PathRegexp. Write the rule in another way, or update the gateway.",
      with: ["gateway_rule_syntax": "v2"])
  }

  func testTheLineAndThePicture() throws {
    let skipped = try skipped("Host(`a`) &&\n  Hots(`b`)", [:])
    XCTAssertEqual(
      skipped["reason"] as? String,
      "its rule is not usable at line 2, column 3: Traefik knows no matcher Hots. Correct its name. "
        + "The rule is \"Host(`a`) &&\\n  Hots(`b`)\"")
    let place = try XCTUnwrap(skipped["place"] as? [String: Any])
    XCTAssertEqual(place["line"] as? Int, 2)
    XCTAssertEqual(place["column"] as? Int, 3)
    XCTAssertEqual(place["picture"] as? String, "  Hots(`b`)\n  ^")
  }

  func testHostsAndCertificatesThatAreNotAllowed() throws {
    XCTAssertEqual(
      try skipped("PathPrefix(`/`)", ["allowed_domains": ["a.test"]])["reason"] as? String,
      "its rule could match hosts that allowed_domains does not have. Name only allowed hosts in each of its alternatives: "
        + "\"PathPrefix(`/`)\"")
    XCTAssertEqual(
      try skipped("Host(`a.test`) && !Host(`b.test`)", ["allowed_domains": ["a.test"]])["reason"] as? String,
      "its rule names \"b.test\", which allowed_domains does not have, and Traefik may take every host in a rule for one of the "
        + "router's own, also behind || and !. Remove it from the rule: \"Host(`a.test`) && !Host(`b.test`)\"")
    let labels = ["traefik.http.routers.web.tls.domains": "a.test,b.test,c.test"]
    XCTAssertEqual(
      try skipped("Host(`a.test`)", ["allowed_domains": ["a.test"], "gateway_mode": "filter"], labels)["reason"]
        as? String,
      "it asks for certificates for b.test and c.test, which allowed_domains does not have. Remove them from tls.domains."
    )
  }

  func testRoutersBesideThoseThatAreLeftOut() throws {
    let admin = ["traefik.http.routers.admin.rule": "Host(`a`) && Path(`/x`)"]
    let twin = ["traefik.http.routers.admin.rule": "Host(`a`)"]
    let exclude: [String: Any] = ["exclude_routers": ["admin"]]
    XCTAssertEqual(
      try skipped("Host(`a`)", exclude, twin)["reason"] as? String,
      "the guest's Traefik would answer its requests with router admin, which is left out. "
        + "Give it another rule or a higher priority.")
    XCTAssertEqual(
      try skipped("Host(`a`)", exclude.merging(["gateway_rule_syntax": "keep"]) { $1 }, admin)["reason"] as? String,
      "the guest would answer some of its requests with admin, which must not get them. "
        + "Write rules that have no request in common, or leave this one out too.")
    let beside = ["traefik.http.routers.admin.rule": "Host(`a.example.org`) && Path(`/x`)"]
    XCTAssertEqual(
      try answer("Host(`a.example.org`)", exclude, beside).warnings.first,
      "Router web of container box: by its rule, requests would also reach admin, which must not get them, so the gateway gets "
        + "Host(`a.example.org`) && !Path(`/x`).")
  }

  func testARuleThatAnotherGuestHasToo() throws {
    let others = [
      ["rule": "Host(`a.example.org`)", "service": "box-107"], ["rule": "Host(`b`)", "service": "box-108"],
    ]
    XCTAssertEqual(
      try answer("Host(`a.example.org`)", ["other_routers": others]).warnings,
      [
        "Router web of container box: a router of another guest, with service box-107, has the same rule Host(`a.example.org`), and the "
          + "gateway sends each request to one of the two at random. Change one of the rules, or leave one router out."
      ])
  }

  func testARuleOfTwoMeanings() throws {
    XCTAssertEqual(
      try answer("HostRegexp(`a.test`)", [:]).warnings,
      [
        "Router web of container box: Traefik v2 reads HostRegexp or Query in HostRegexp(`a.test`) as fixed text and v3 as a "
          + "pattern. It is read as v3 does. Set rule_syntax to the guest's."
      ])
  }

  func testDomainsThatAreNone() throws {
    XCTAssertEqual(
      try answer("Host(`a.example.org`)", ["allowed_domains": ["a.test", "https://b"]]).message,
      "allowed_domains: \"a.test,https://b\" does not name domains. "
        + "Give names such as example.org, and *.example.org for all names below it.")
  }

  func testNothingIsLeftOutWhileEveryLabelIsPublished() throws {
    let limits = [
      "allowed_domains", "include_routers", "exclude_routers", "include_containers", "exclude_containers",
    ]
    for option in limits {
      let given: [String: Any] = [option: ["a"], "filter_for_gateway": false, "gateway_mode": "filter"]
      XCTAssertEqual(
        try answer("Host(`a.example.org`)", given).message,
        "\(option): cannot be kept to when filter_for_gateway is off and every label is published. "
          + "Leave filter_for_gateway on.")
      XCTAssertFalse(try answer("Host(`a.example.org`)", given.merging([option: [String]()]) { $1 }).isFailure)
    }
  }

  private func check(
    _ rule: String, _ column: Int, _ message: String, with options: [String: Any] = [:],
    line: UInt = #line
  ) throws {
    let skipped = try skipped(rule, options)
    XCTAssertEqual(
      skipped["reason"] as? String,
      "its rule is not usable at column \(column): \(message) The rule is \(rule.debugDescription)", line: line)
  }

  private func skipped(
    _ rule: String, _ options: [String: Any], _ labels: [String: String] = [:]
  ) throws -> [String: Any] {
    try XCTUnwrap(answer(rule, options, labels).skipped.first { $0["name"] as? String == "web" }, rule)
  }

  private func answer(_ rule: String, _ options: [String: Any], _ labels: [String: String] = [:]) throws -> Answer {
    let all = labels.merging(["traefik.http.routers.web.rule": rule]) { $1 }
    let base: [String: Any] = [
      "vmid": 1, "gateway_mode": "passthrough",
      "containers": [["name": "box", "labels": all] as [String: Any]],
    ]
    return try Answer(to: base.merging(options) { $1 })
  }
}
