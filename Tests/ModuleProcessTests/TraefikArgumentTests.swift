import XCTest

/// The guest's own Traefik as an argument: what is said of it, and each sentence once.
final class TraefikArgumentTests: XCTestCase {
  private typealias Object = [String: Any]

  private func traefik(_ flags: [String], _ more: Object = [:]) -> Object {
    let ports = [
      "80/tcp": [["HostIp": "0.0.0.0", "HostPort": "8080"]], "443/tcp": [["HostIp": "", "HostPort": "8443"]],
    ]
    let base: Object = [
      "name": "traefik", "image": "traefik:v3.7", "state": "running", "network_mode": "proxy", "ports": ports,
      "command": ["/entrypoint.sh", "--providers.docker"] + flags,
    ]
    return base.merging(more) { $1 }
  }

  private let web = "--entrypoints.web.address=:80"

  private func answer(_ traefik: [Object], _ labels: [String: String] = [:], _ options: Object = [:]) throws -> Answer {
    let label = labels.merging(["traefik.http.routers.r.rule": "Host(`r.test`)"]) { $1 }
    let given: Object = [
      "vmid": 1, "gateway_mode": "passthrough", "traefik": traefik, "local_serverstransport": "guests@file",
      "containers": [["name": "box", "labels": label]],
    ]
    return try Answer(to: given.merging(options) { $1 })
  }

  private func warning(_ flags: [String], _ more: Object = [:], labels: [String: String] = [:]) throws -> String? {
    try answer([traefik(flags, more)], labels).warnings.first
  }

  func testOneLineSaysWhatWasFound() throws {
    let found = try answer([
      traefik([
        web, "--entrypoints.websecure.address=:443", "--entrypoints.websecure.http.tls", "--entrypoints.x.address=:90",
        "--entrypoints.web.http.redirections.entrypoint.to=websecure",
      ])
    ])
    XCTAssertEqual(
      found.text("local_traefik"),
      "Traefik 3.7 in container traefik: web as 8080 (redirects), websecure as 8443 with TLS, x not published")
    XCTAssertNil(try answer([]).text("local_traefik"))
    XCTAssertNil(try answer([traefik([web])], [:], ["local_traefik": "none"]).text("local_traefik"))
  }

  func testReasons() throws {
    let reasons: [([String], [String: String], String)] = [
      (
        [web], ["traefik.http.routers.r.entrypoints": "metrics"],
        "the guest's Traefik has no entry point metrics, so it serves the router nowhere. Correct its entry points."
      ),
      (
        [web, "--entrypoints.x.address=:90"], ["traefik.http.routers.r.entrypoints": "x"],
        "the guest does not publish the port of x, so the gateway cannot reach it. "
          + "Publish it on an address of the guest, or give the router another entry point."
      ),
      (
        [web, "--entrypoints.web.http.redirections.entrypoint.to=:443"], [:],
        "entry point web of the guest's Traefik redirects every plain request, so nobody reaches the router there. "
          + "Give it the entry point with TLS."
      ),
      (
        [web, "--providers.docker.constraints=Label(`traefik.zone`, `a`)"], [:],
        "the constraints of the guest's Traefik leave its container out. Give it the labels that they ask for."
      ),
    ]
    for (flags, labels, reason) in reasons {
      let warning = try warning(flags, labels: labels)
      XCTAssertEqual(warning, "Router r of container box: " + reason)
    }
  }

  func testWarnings() throws {
    XCTAssertEqual(
      try warning([web, "--providers.docker.constraints=Label(`zone`, `a`)"]),
      "Traefik in container traefik: its constraints \"Label(`zone`, `a`)\" ask for labels that are not known here, so they "
        + "are not heeded. Leave out what they leave out with exclude_containers.")
    XCTAssertEqual(
      try warning([web, "--providers.docker.defaultrule={{ range .Labels }}x{{ end }}"])?.hasPrefix(
        "Traefik in container traefik: its default rule \"{{ range .Labels }}x{{ end }}\" uses more of Traefik's templates than is "
          + "understood"), true)
    let secure = ["traefik.http.routers.r.tls": "true"]
    XCTAssertEqual(
      try answer([traefik([web])], secure, ["local_serverstransport": ""]).warnings,
      [
        "Service homelab-traefik-secure: the gateway refuses https to a guest whose certificate it does not know. "
          + "Set local_serverstransport to a transport of the gateway that knows it or has insecureSkipVerify."
      ])
    XCTAssertEqual(
      try answer([], secure).warnings,
      [
        "The guest's Traefik serves r over TLS only, and the gateway sends everything to its port 8080 by plain http, "
          + "where the answer is 404. Set local_secure_entrypoint to the name of its entry point for TLS, and "
          + "traefik_local_secure_port, or traefik_local_scheme to https."
      ])
  }

  /// Why nothing follows, for each kind of cause.
  func testWhatIsNotKnownIsSaid() throws {
    let file: (String, String) -> Object = { ["files": [["path": "/etc/traefik/traefik.yml", $0: $1]]] }
    let rows: [([String], Object, String)] = [
      (["--entrypoints.web.adress=:80"], [:], "there is no option entrypoints.web.adress."),
      (["--providers.docker.watch=yes"], [:], "the value of providers.docker.watch is not of its kind."),
      (["--certificatesresolvers"], [:], "section certificatesresolvers is empty."),
      (["---x"], [:], "\"---x\" is no flag with a value."),
      (["--providers.docker.swarmmode"], [:], "v3 has no providers.docker.swarmMode."),
      (["--entrypoints.web.address=80"], [:], "entry point web has no usable address: \"80\"."),
      ([web, "--entrypoints.x.address=:80"], [:], "web and x listen at one port, 80."),
      ([], file("problem", "directory"), "/etc/traefik/traefik.yml is a directory."),
      ([], file("text", "YTogYgo="), "/etc/traefik/traefik.yml has nothing of a static configuration."),
      ([], file("text", "YTogYjogYwo="), "/etc/traefik/traefik.yml is malformed in line 1 of its two sections."),
      (
        ["--configfile=/x.json"], ["files": [["path": "/x.json", "text": ""]]],
        "/x.json ends neither in .yml, .yaml nor .toml."
      ),
      ([], ["command": ["/traefik", "x"]], "\"x\" is no command of Traefik."),
      (
        [], file("text", "YTogISF4IGIK"),
        "line 1 of the two sections of /etc/traefik/traefik.yml uses more than is understood."
      ),
      ([], file("problem", "denied"), "/etc/traefik/traefik.yml cannot be read on the guest."),
      (
        [], file("problem", "not_cut"),
        "/etc/traefik/traefik.yml is written so that its two sections cannot be told from the rest."
      ),
      (
        [], file("problem", "link"),
        "/etc/traefik/traefik.yml is a symbolic link, which leads elsewhere inside the container."
      ),
      ([], file("problem", "too_long"), "/etc/traefik/traefik.yml is too long."),
      ([], ["command": ["/start.sh"]], "/start.sh starts it, with arguments that are not seen."),
      ([], ["image": "traefik:1.7"], "the configuration of Traefik v1 is not read."),
      (
        [], ["image": "edge:1"],
        "its image is not Traefik's own and may have a file /etc/traefik/traefik.toml."
      ),
      (
        ["--entrypoints.web.http.middlewares"], [:],
        "the value of entrypoints.web.http.middlewares is not written in a way that is understood."
      ),
      ([], ["state": "restarting"], "it ends and starts again and again."),
      ([], ["command": ["traefik", web]], "its Docker provider is off, so that it serves no labels."),
    ]
    for (flags, more, cause) in rows {
      let warning = try warning(flags, more)
      XCTAssertEqual(warning?.hasPrefix("Traefik in container traefik: what it listens on is not known"), true, cause)
      XCTAssertEqual(warning?.contains(": " + cause + " Set local_entrypoint and"), true, "\(cause)\n\(warning ?? "")")
    }
  }

  func testAnArgumentOfAnotherForm() throws {
    XCTAssertEqual(
      try Answer(to: ["vmid": 1, "containers": [Object](), "traefik": ["x"]]).message,
      "traefik[0]: is a text, not a container. Give the objects that inspect-docker.sh prints under traefik.")
  }
}
