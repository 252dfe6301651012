/// What a word in the name of a middleware or of TLS options says about who may come in.
enum NameWord: Equatable {
  /// Lifts the protection that is named behind it, as in `no-auth`.
  case no
  /// Lifts the protection that is named before it, as in `auth-off`.
  case off
  /// What it stands between goes together, as in `chain-auth-headers`.
  case joining
  /// Everybody, as in `public`.
  case open
  /// What a middleware does that decides nothing about who may come in.
  case kind(Kind)
  case protecting(Family, Strength)
  /// Known, and says nothing.
  case plain
  case unknown

  enum Kind {
    /// Those that words for authentication often describe, as in `auth-headers`.
    case aboutRequests, redirect
    case other
  }

  enum Family {
    case authentication, addressList, guarding
    /// Where clients are, or how hidden something is: `no-lan` might keep the LAN out.
    case place, seclusion

    var canBeLifted: Bool { self == .authentication || self == .addressList || self == .guarding }
  }

  enum Strength {
    /// Words for authentication as such, which may describe something else.
    case generic
    case strong
    /// Beside the word for a harmless kind it describes that, as in `internal-cache`.
    case weak
    /// The same even in a chain, as in `chain-secure-headers`.
    case soft
  }
}

extension NameWord {
  /// Of a word in lower case that is whole, or could not be cut into known ones.
  init(_ word: Text) {
    self = NameWord.known[word] ?? (NameWord.soundsProtecting(word) ? .protecting(.authentication, .strong) : .unknown)
  }

  /// In a word that is not known.
  private static func soundsProtecting(_ word: Text) -> Bool {
    if word.hasPrefix("auth") { return !word.hasPrefix("author") }
    return word.dropping(suffix: "auth") != nil || tellingParts.contains(where: word.contains)
  }

  private static let tellingParts: [Text] = [
    "whitelist", "allowlist", "ipfilter", "keycloak", "authelia", "authentik", "crowdsec", "geoblock", "oauth", "oidc",
    "mtls",
  ]

  static let known: [Text: NameWord] = {
    let lists: [(NameWord, Text)] = [
      (.no, "no not non without disable disables skip bypass never"),
      (.off, "off disabled none"),
      (.joining, "chain and with plus stack bundle combo then"),
      (
        .open,
        """
        public open anonymous anon everyone everybody anyone world internet external all any guest guests wan \
        unauthenticated unprotected insecure unsecured
        """
      ),
      (
        .kind(.aboutRequests),
        """
        header headers cors csp hsts rate limit limits limiter ratelimit ratelimits ratelimiter error errors \
        errorpage errorpages
        """
      ),
      (.kind(.redirect), "redirect redirects redirection redirector redirectregex redirectscheme"),
      (
        .kind(.other),
        """
        compress compression compressor gzip brotli zstd cache caching souin inflight inflightreq buffering buffer \
        retry retries circuit breaker circuitbreaker strip stripprefix prefix prefixes stripprefixregex addprefix \
        rewrite replace replacepath replacepathregex path slash slashless trailing page pages contenttype mime log \
        logs logging metrics www theme themepark sablier grpc grpcweb timeout timeouts body size upload uploads \
        websocket websockets noindex robots favicon frame frames xss sts referrer nosniff realip cloudflarewarp \
        htransformation
        """
      ),
      (
        .protecting(.authentication, .generic),
        """
        auth oauth authorization authorisation authentication authn authz login
        """
      ),
      (
        .protecting(.authentication, .strong),
        """
        sso oidc openid saml ldap logins signin logon kerberos krb ntlm htpasswd htdigest passwd password passwords \
        jwt apikey apikeys token tokens hmac clientcert keycloak authelia authentik goauthentik authproxy tinyauth zitadel okta vouch pomerium \
        casdoor kanidm pocketid pocket mtls mfa totp otp webauthn passkey passkeys idp gatekeeper credential credentials \
        bearer
        """
      ),
      (.protecting(.authentication, .weak), "basic digest key keys"),
      (
        .protecting(.addressList, .strong),
        """
        whitelist whitelists ipwl whitelisted whitelisting allowlist allowlists allowlisted safelist ipfilter acl acls \
        cidr cidrs subnet subnets rfc blacklist blocklist denylist
        """
      ),
      (.protecting(.addressList, .weak), "allow allowed allows allowing white filter filters filtering"),
      (
        .protecting(.guarding, .strong),
        """
        crowdsec bouncer firewall waf modsecurity modsec blackhole ban banned bans deny denied denies reject forbid forbidden geoip geoblock \
        geoblocking geofence country countries
        """
      ),
      (
        .protecting(.guarding, .weak),
        """
        protect protected protects protection protecting restrict restricted restricts restriction restrictions \
        restricting block blocked blocker blocking blocks guard guarded shield only
        """
      ),
      (.protecting(.guarding, .soft), "secure secured"),
      (
        .protecting(.place, .strong),
        "lan lans intern intranet vpn wireguard tailscale tailnet zerotier headscale openvpn"
      ),
      (.protecting(.place, .weak), "local localnet trusted"),
      (.protecting(.seclusion, .weak), "private internal access secret hidden"),
      (
        .plain,
        """
        my the to from for by in on of default global app apps web websecure traefik http https ssl tls scheme force \
        enforce upgrade permanent mw middleware middlewares proxy server site sites api list lists ip ips range \
        ranges forward author authors authority authoring plugin docker file security real geo client clients cert \
        certs certificate certificates sni strict modern intermediate old legacy cipher ciphers require required \
        requires verify verified mutual entrypoint entrypoints auto
        """
      ),
    ]
    return Dictionary(lists.flatMap { word, list in list.split(at: .blank).map { ($0, word) } }) { first, _ in first }
  }()
}
