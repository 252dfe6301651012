import XCTest

@testable import GatewayLabels

/// Label sets as real v1 sites have them, as its documentation explains them.
/// https://doc.traefik.io/traefik/v1.7/configuration/backends/docker/
final class V1SetsTests: XCTestCase {
  private func local(_ name: Text, _ lines: Text...) -> LocalConfiguration {
    let ports = PublishedPorts(exposed: [80], areKnown: true)
    let container = Container(name: name, labels: lines.map(Label.init(line:)), ports: ports)
    return LocalConfiguration([container], LocalOptions())
  }

  /// As `router: rule on entry points to service:port`.
  private func read(_ local: LocalConfiguration) -> [Text] {
    zip(local.routers, local.services.values).map { router, service in
      let place = router.name + ": " + (router.rule ?? "") + " on " + router.entryPoints.joined(by: ",")
      return place + " to " + service.name + ":" + Text(service.port.map(String.init) ?? "")
    }
  }

  func testAContainerWithABackend() {
    let sentry = local(
      "nginx", "traefik.frontend.rule=Host:sentry.example.de", "traefik.port=80", "traefik.backend=sentryBackend",
      "traefik.frontend.entryPoints=https", "traefik.docker.network=web")
    XCTAssertEqual(read(sentry), ["sentryBackend: Host:sentry.example.de on https to sentryBackend:80"])
  }

  func testAContainerWithARuleAndAPort() {
    let unifi = local(
      "unifi", "traefik.frontend.rule=Host:unifi.example.nz", "traefik.port=8443", "traefik.protocol=https")
    XCTAssertEqual(read(unifi), ["unifi: Host:unifi.example.nz on  to unifi:8443"])
    let guacamole = local(
      "guacamole", "traefik.backend=guacamole", "traefik.port=8080",
      "traefik.frontend.rule=Host:guac.example.com; AddPrefix: /guacamole", "traefik.frontend.headers.SSLRedirect=true")
    XCTAssertEqual(
      read(guacamole), ["guacamole: Host:guac.example.com; AddPrefix: /guacamole on  to guacamole:8080"])
  }

  func testARedirectToAnEntryPoint() {
    let portainer = local(
      "portainer", "traefik.frontend.rule=Host:portainer.example.com", "traefik.port=9000",
      "traefik.frontend.entryPoints=http,https", "traefik.frontend.redirect.entryPoint=https")
    XCTAssertEqual(read(portainer), ["portainer: Host:portainer.example.com on https to portainer:9000"])
  }

  func testOneSegment() {
    let case7 = local(
      "case7", "traefik.sauternes.port=2503", "traefik.sauternes.backend=foobar",
      "traefik.sauternes.frontend.rule=Path:/mypath", "traefik.sauternes.frontend.entryPoints=http,https,ws",
      "traefik.sauternes.frontend.redirect.entryPoint=https")
    XCTAssertEqual(read(case7), ["sauternes-case7-foobar: Path:/mypath on https to case7-foobar:2503"])
  }

  func testOneContainerWithThreeSegments() {
    let gitlab = local(
      "gitlab", "traefik.gitlab.frontend.rule=Host:lab.example.de", "traefik.gitlab.port=80",
      "traefik.registry.frontend.rule=Host:registry.lab.example.de", "traefik.registry.port=5100",
      "traefik.pages.frontend.rule=Host:pages.example.de", "traefik.pages.port=5201")
    XCTAssertEqual(
      gitlab.routers.map(\.name), ["gitlab-gitlab-gitlab", "pages-gitlab-pages", "registry-gitlab-registry"])
    XCTAssertEqual(gitlab.services.values.map(\.port), [80, 5201, 5100])
  }

  func testAContainerWithoutAnyPortIsDropped() {
    let container = Container(
      name: "web", labels: [Label("traefik.frontend.rule", "Host:a.example.de")], ports: PublishedPorts(areKnown: true))
    XCTAssertEqual(
      LocalConfiguration([container], LocalOptions()).skipped.map(\.reason),
      [.portMissing(service: "web", wanted: "traefik.port", leftover: nil)])
  }
}
