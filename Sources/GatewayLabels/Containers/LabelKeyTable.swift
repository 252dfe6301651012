/// The label keys that Traefik 3.7.9 knows, in lower case: a prefix to the fields under it. `*` stands for a name, `[n]`
/// for an index; `?` marks a boolean, `#` a whole number, `~` a duration and `+` a list.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/
enum LabelKeyTable {
  // Those that most labels have come first.
  private static let rows = [
    LabelKeyRow(
      "traefik.http.routers.*.",
      """
      entrypoints+ middlewares+ observability.accesslogs? observability.metrics? observability.traceverbosity \
      observability.tracing? priority# rule rulesyntax service tls tls.certresolver tls.domains[n].main \
      tls.domains[n].sans+ tls.options
      """),
    LabelKeyRow(
      "traefik.http.services.*.",
      """
      loadbalancer.healthcheck.followredirects? loadbalancer.healthcheck.headers.* \
      loadbalancer.healthcheck.hostname loadbalancer.healthcheck.interval~ loadbalancer.healthcheck.method \
      loadbalancer.healthcheck.mode loadbalancer.healthcheck.path loadbalancer.healthcheck.port# \
      loadbalancer.healthcheck.scheme loadbalancer.healthcheck.status# loadbalancer.healthcheck.timeout~ \
      loadbalancer.healthcheck.unhealthyinterval~ loadbalancer.passhostheader? \
      loadbalancer.passivehealthcheck.failurewindow~ loadbalancer.passivehealthcheck.maxfailedattempts# \
      loadbalancer.responseforwarding.flushinterval~ loadbalancer.server.port loadbalancer.server.preservepath? \
      loadbalancer.server.scheme loadbalancer.server.url loadbalancer.server.weight# loadbalancer.serverstransport \
      loadbalancer.sticky loadbalancer.sticky.cookie loadbalancer.sticky.cookie.domain \
      loadbalancer.sticky.cookie.httponly? loadbalancer.sticky.cookie.maxage# loadbalancer.sticky.cookie.name \
      loadbalancer.sticky.cookie.path loadbalancer.sticky.cookie.samesite loadbalancer.sticky.cookie.secure? \
      loadbalancer.strategy middlewares+
      """),
    LabelKeyRow("traefik.", "enable"),
    LabelKeyRow("traefik.docker.", "allownonrunning? lbswarm? network"),
    LabelKeyRow("traefik.http.models.*.", "middlewares+"),
    LabelKeyRow("traefik.http.middlewares.*.addprefix.", "prefix"),
    LabelKeyRow("traefik.http.middlewares.*.basicauth.", "headerfield realm removeheader? users+ usersfile"),
    LabelKeyRow(
      "traefik.http.middlewares.*.buffering.",
      """
      maxrequestbodybytes# maxresponsebodybytes# memrequestbodybytes# memresponsebodybytes# retryexpression
      """),
    LabelKeyRow("traefik.http.middlewares.*.chain.", "middlewares+"),
    LabelKeyRow(
      "traefik.http.middlewares.*.circuitbreaker.",
      """
      checkperiod~ expression fallbackduration~ recoveryduration~ responsecode#
      """),
    LabelKeyRow("traefik.http.middlewares.*.", "compress contenttype"),
    LabelKeyRow(
      "traefik.http.middlewares.*.compress.",
      """
      defaultencoding encodings+ excludedcontenttypes+ includedcontenttypes+ minresponsebodybytes#
      """),
    LabelKeyRow("traefik.http.middlewares.*.contenttype.", "autodetect?"),
    LabelKeyRow("traefik.http.middlewares.*.digestauth.", "headerfield realm removeheader? users+ usersfile"),
    LabelKeyRow(
      "traefik.http.middlewares.*.encodedcharacters.",
      """
      allowencodedbackslash? allowencodedhash? allowencodednullcharacter? allowencodedpercent? \
      allowencodedquestionmark? allowencodedsemicolon? allowencodedslash?
      """),
    LabelKeyRow("traefik.http.middlewares.*.errors.", "errorrequestheaders+ query service status+ statusrewrites.*#"),
    LabelKeyRow(
      "traefik.http.middlewares.*.forwardauth.",
      """
      addauthcookiestoresponse+ address authrequestheaders+ authresponseheaders+ authresponseheadersregex \
      forwardbody? headerfield maxbodysize# maxresponsebodysize# preservelocationheader? preserverequestmethod? \
      tls.ca tls.caoptional? tls.cert tls.insecureskipverify? tls.key trustforwardheader?
      """),
    LabelKeyRow("traefik.http.middlewares.*.grpcweb.", "alloworigins+"),
    LabelKeyRow(
      "traefik.http.middlewares.*.headers.",
      """
      accesscontrolallowcredentials? accesscontrolallowheaders+ accesscontrolallowmethods+ \
      accesscontrolalloworiginlist+ accesscontrolalloworiginlistregex+ accesscontrolexposeheaders+ \
      accesscontrolmaxage# addvaryheader? allowedhosts+ browserxssfilter? contentsecuritypolicy \
      contentsecuritypolicyreportonly contenttypenosniff? custombrowserxssvalue customframeoptionsvalue \
      customrequestheaders.* customresponseheaders.* featurepolicy forcestsheader? framedeny? hostsproxyheaders+ \
      isdevelopment? permissionspolicy publickey referrerpolicy sslforcehost? sslhost sslproxyheaders.* \
      sslredirect? ssltemporaryredirect? stsincludesubdomains? stspreload? stsseconds#
      """),
    LabelKeyRow(
      "traefik.http.middlewares.*.inflightreq.",
      """
      amount# sourcecriterion.ipstrategy.depth# sourcecriterion.ipstrategy.excludedips+ \
      sourcecriterion.ipstrategy.ipv6subnet# sourcecriterion.requestheadername sourcecriterion.requesthost?
      """),
    LabelKeyRow(
      "traefik.http.middlewares.*.ipallowlist.",
      """
      ipstrategy ipstrategy.depth# ipstrategy.excludedips+ ipstrategy.ipv6subnet# rejectstatuscode# sourcerange+
      """),
    LabelKeyRow(
      "traefik.http.middlewares.*.ipwhitelist.",
      """
      ipstrategy ipstrategy.depth# ipstrategy.excludedips+ ipstrategy.ipv6subnet# sourcerange+
      """),
    LabelKeyRow(
      "traefik.http.middlewares.*.passtlsclientcert.",
      """
      info.issuer.commonname? info.issuer.country? info.issuer.domaincomponent? info.issuer.locality? \
      info.issuer.organization? info.issuer.province? info.issuer.serialnumber? info.notafter? info.notbefore? \
      info.sans? info.serialnumber? info.subject.commonname? info.subject.country? info.subject.domaincomponent? \
      info.subject.locality? info.subject.organization? info.subject.organizationalunit? info.subject.province? \
      info.subject.serialnumber? pem?
      """),
    LabelKeyRow("traefik.http.middlewares.*.plugin.", "*.*"),
    LabelKeyRow(
      "traefik.http.middlewares.*.ratelimit.",
      """
      average# burst# period~ redis.db# redis.dialtimeout~ redis.endpoints+ redis.maxactiveconns# redis.minidleconns# \
      redis.password redis.poolsize# redis.readtimeout~ redis.tls.ca redis.tls.cert redis.tls.insecureskipverify? \
      redis.tls.key redis.username redis.writetimeout~ sourcecriterion.ipstrategy.depth# \
      sourcecriterion.ipstrategy.excludedips+ sourcecriterion.ipstrategy.ipv6subnet# \
      sourcecriterion.requestheadername sourcecriterion.requesthost?
      """),
    LabelKeyRow("traefik.http.middlewares.*.redirectregex.", "permanent? regex replacement"),
    LabelKeyRow("traefik.http.middlewares.*.redirectscheme.", "permanent? port scheme"),
    LabelKeyRow("traefik.http.middlewares.*.replacepath.", "path"),
    LabelKeyRow("traefik.http.middlewares.*.replacepathregex.", "regex replacement"),
    LabelKeyRow(
      "traefik.http.middlewares.*.retry.",
      """
      attempts# disableretryonnetworkerror? initialinterval~ maxrequestbodybytes# retrynonidempotentmethod? status+ \
      timeout~
      """),
    LabelKeyRow("traefik.http.middlewares.*.stripprefix.", "forceslash? prefixes+"),
    LabelKeyRow("traefik.http.middlewares.*.stripprefixregex.", "regex+"),
    LabelKeyRow(
      "traefik.tcp.routers.*.",
      """
      entrypoints+ middlewares+ priority# rule rulesyntax service tls tls.certresolver tls.domains[n].main \
      tls.domains[n].sans+ tls.options tls.passthrough?
      """),
    LabelKeyRow(
      "traefik.tcp.services.*.",
      """
      loadbalancer.healthcheck loadbalancer.healthcheck.expect loadbalancer.healthcheck.interval~ \
      loadbalancer.healthcheck.port# loadbalancer.healthcheck.send loadbalancer.healthcheck.timeout~ \
      loadbalancer.healthcheck.unhealthyinterval~ loadbalancer.proxyprotocol loadbalancer.proxyprotocol.version# \
      loadbalancer.server.port loadbalancer.server.tls? loadbalancer.serverstransport \
      loadbalancer.terminationdelay#
      """),
    LabelKeyRow("traefik.tcp.middlewares.*.", "inflightconn.amount# ipallowlist.sourcerange+ ipwhitelist.sourcerange+"),
    LabelKeyRow("traefik.udp.routers.*.", "entrypoints+ service"),
    LabelKeyRow("traefik.udp.services.*.", "loadbalancer.server.port"),
    LabelKeyRow(
      "traefik.tls.stores.default.",
      """
      defaultcertificate.certfile defaultcertificate.keyfile \
      defaultgeneratedcert.domain.main defaultgeneratedcert.domain.sans+ defaultgeneratedcert.resolver
      """),
  ]

  /// All keys, with `*` for a name and `[n]` for an index.
  static var keys: [Text] { rows.flatMap(\.keys) }

  /// What the key `prefix` + `rest` takes; nil when Traefik does not know it.
  static func type(of rest: Text, behind prefix: StaticString = "") -> LabelFieldType? {
    for row in rows {
      if let type = row.type(of: rest, behind: prefix) { return type }
    }
    return nil
  }
}
