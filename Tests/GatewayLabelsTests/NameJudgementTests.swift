import XCTest

@testable import GatewayLabels

/// What names of middlewares and TLS options, which no label defines, let one think of them.
final class NameJudgementTests: XCTestCase {
  func testNamesThatProtect() {
    let names: [Text] = [
      "auth", "authelia", "authentik", "forward-auth", "forwardAuth", "basic-auth", "basicAuth", "basicauth", "basic",
      "oauth2", "oauth2-proxy", "OAuth2", "sso", "my-SSO", "mySSOLogin", "oidc", "keycloak", "tinyauth", "googleauth",
      "auth0", "x_authz", "ldap", "htpasswd", "jwt-check", "mtls", "mTLS", "login",
      "lan-only", "lanonly", "LANonly", "local-only", "vpn", "home.vpn", "tailscale", "intranet", "internal",
      "internal-only", "private", "ipwhitelist", "ipWhiteList", "ip-white-list", "default-whitelist", "ipAllowList",
      "allow-list", "allowlist", "ip-filter", "admin-only", "rfc1918", "geoblock", "block-countries", "crowdsec",
      "crowdsec-bouncer", "fail2ban", "deny-all", "secure", "secured-chain", "restricted", "protected-app", "access",
    ]
    for name in names { check(name, protects: true) }
  }

  func testNamesThatDecideNothing() {
    let names: [Text] = [
      "secure-headers", "secureHeaders", "secureheaders", "security-headers", "internal-cache", "author-cors",
      "authors",
      "author", "authority", "compress", "gzip", "ratelimit", "rate-limit", "redirect", "redirect-to-https",
      "https-only",
      "headers", "cors", "allow-cors", "cors-allow-all", "allow-all", "auth-headers", "authorization-header",
      "oauth-redirect", "oauth2-redirect", "auth-ratelimit", "login-rate-limit", "strip-prefix", "error-pages",
      "public",
      "chain-secure-headers", "buffering", "retry", "circuit-breaker", "sablier-demo", "theme-park", "www", "x", "",
      "no-cache", "non-www", "insecure", "unprotected", "nextcloud-redirect",
    ]
    for name in names { check(name, protects: false) }
  }

  func testANoLiftsWhatIsNamedBehindIt() {
    let names: [Text] = [
      "chain-no-auth", "noauth", "noAuth", "NoAuth", "chain-noauth", "no-authelia", "without-auth", "disable-auth",
      "no-basic-auth", "no-google-auth", "skip-auth", "auth-off", "auth-disabled", "disabled-auth", "no-whitelist",
      "no_sso", "headers-no-auth",
    ]
    for name in names { check(name, protects: false) }
  }

  func testANoLiftsNothingElse() {
    let names: [Text] = [
      "no-cache-auth", "no-auth-lan-only", "no-auth-vpn", "lan-only-no-auth", "no-compress-with-auth", "auth-no-cache",
      "no-headers-basic-auth", "auth-off-lan", "no-access", "no-public", "not-public", "no-lan", "no-internal",
      "disable-public-access", "auth-no-redirect",
    ]
    for name in names { check(name, protects: true) }
  }

  /// Where a harmless kind stands beside protection, it is what the name is about only when it comes last and is described.
  func testANameWithBothIsJudgedOnTheSafeSide() {
    let names: [Text] = [
      "headers-auth", "auth-and-headers", "chain-auth-headers", "auth-compress", "compress-auth", "ratelimit-login",
      "oauth-auth-redirect", "authelia-redirect", "lan-headers", "vpn-ratelimit", "whitelist-headers",
      "chain-internal-headers", "basic-auth-sso-headers", "secure-auth", "redirect-to-login",
    ]
    for name in names { check(name, protects: true) }
  }

  func testAddressFilters() {
    for name: Text in ["lan-only", "ipAllowList", "whitelist", "ip-filter", "local-only", "vpn"] {
      XCTAssertTrue(NameJudgement(name).filtersAddresses, name.string)
    }
    for name: Text in ["auth", "no-whitelist", "allow-cors", "allow-all", "internal-cache", "admin-only", "compress"] {
      XCTAssertFalse(NameJudgement(name).filtersAddresses, name.string)
    }
  }

  func testRedirectsToHTTPS() {
    let redirects: [Text] = [
      "redirect", "redirect-to-https", "redirectToHttps", "https-redirect", "httpsredirect", "redirect-https",
      "redirect-scheme", "http2https", "force-ssl", "https-only", "sslredirect", "web-redirect", "redirect-websecure",
    ]
    for name in redirects { XCTAssertTrue(NameJudgement(name).redirectsToHTTPS, name.string) }
    let others: [Text] = [
      "oauth-redirect", "redirect-www", "redirect-to-non-www", "slashless-redirect", "nextcloud-redirect", "https",
      "https-headers", "force-auth-https", "compress",
    ]
    for name in others { XCTAssertFalse(NameJudgement(name).redirectsToHTTPS, name.string) }
  }

  func testTLSOptions() {
    let asking: [Text] = [
      "mtls", "mTLS", "mtls@file", "strict-mtls", "client-auth", "clientAuth", "client-cert", "clientcerts",
      "require-client-cert", "RequireAndVerifyClientCert", "require-cert", "cert-required", "mutual", "client", "auth",
      "no-sni-mtls", "optional-client-cert", "verify-client", "clientele",
    ]
    for name in asking { XCTAssertTrue(NameJudgement(name).asksForClientCertificate, name.string) }
    let others: [Text] = [
      "nomtls", "nomtls@file", "no-mtls", "NoClientCert", "no-client-cert", "no-client-auth", "without-client-certs",
      "mtls-off", "disable-mtls", "modern", "modern@file", "intermediate", "old", "default", "tls12", "tls13-only",
      "strict", "sni-strict", "require-sni", "secure", "author", "wildcard-cert",
    ]
    for name in others { XCTAssertFalse(NameJudgement(name).asksForClientCertificate, name.string) }
  }

  func testTheProviderSaysNothing() {
    check("compress@auth", protects: false)
    check("auth@compress", protects: true)
  }

  /// Names come from the guest: each is judged, and soon.
  func testAnyName() {
    var random = SplitMix(state: 7)
    let signs = Array("abnoutAUTH-_.@2é ".unicodeScalars)
    for _ in 0..<2000 {
      let name = Text(
        String(
          String.UnicodeScalarView(
            (0..<Int.random(in: 0...30, using: &random)).map { _ in signs.randomElement(using: &random) ?? "a" })))
      let judgement = NameJudgement(name)
      XCTAssertTrue(!judgement.filtersAddresses || judgement.protects, name.string)
      XCTAssertFalse(judgement.isPlainlyHarmless && judgement.protects, name.string)
    }
    check(Text(String(repeating: "auth", count: 10_000)), protects: true)
  }

  private func check(_ name: Text, protects: Bool, line: UInt = #line) {
    XCTAssertEqual(NameJudgement(name).protects, protects, name.string, line: line)
  }
}
