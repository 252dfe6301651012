extension StaticOptions {
  /// All other sections.
  static let others: StaticString = """
    t configfile
    S accesslog
     b addinternals dualoutput
     i bufferingsize
     t filepath format
     P fields
      t defaultmode
      P headers
       t defaultmode
       P names
        t <name>
      P names
       t <name>
      P queryparameters
       t defaultmode
     P filters
      b retryattempts
      d minduration
      t statuscodes
     S otlp
      t servicename
      S grpc
       b insecure
       t endpoint
       P headers
        t <name>
       P tls
        b insecureskipverify
        t ca cert key
      S http
       t endpoint
       P headers
        t <name>
       P tls
        b insecureskipverify
        t ca cert key
      P resourceattributes
       t <name>
    S api
     b dashboard debug disabledashboardad insecure
     t basepath dashboardname
    P certificatesresolvers
     S <name>
      t tailscale
      P acme
       b casystemcertpool disablecommonname
       d certificatetimeout clientresponseheadertimeout clienttimeout
       i certificatesduration
       t cacertificates caserver caservername email emailaddresses keytype preferredchain profile storage
       S dnschallenge
        b disablepropagationcheck
        d delaybeforecheck
        t provider resolvers
        S propagation
         b disableanschecks disablechecks requireallrns
         d delaybeforechecks
       P eab
        t hmacencoded kid
       S httpchallenge
        d delay
        t entrypoint
       S tlschallenge
        d delay
    P core
     b stricttlsoptions
     t defaultrulesyntax
    P experimental
     b abortonpluginfailure knative kubernetesgateway kubernetesingressnginx otlplogs
     S fastproxy
      b debug
     P localplugins
      S <name>
       t modulename
       P settings
        b useunsafe
        t envs mounts
     P plugins
      S <name>
       t hash modulename version
       P settings
        b useunsafe
        t envs mounts
    P global
     b checknewversion notappendxforwardedfor sendanonymoususage
    S hostresolver
     b cnameflattening
     i resolvdepth
     t resolvconfig
    S log
     b compress nocolor
     i maxage maxbackups maxsize
     t filepath format level
     S otlp
      t servicename
      S grpc
       b insecure
       t endpoint
       P headers
        t <name>
       P tls
        b insecureskipverify
        t ca cert key
      S http
       t endpoint
       P headers
        t <name>
       P tls
        b insecureskipverify
        t ca cert key
      P resourceattributes
       t <name>
    P metrics
     b addinternals
     S datadog
      b addentrypointslabels addrouterslabels addserviceslabels
      d pushinterval
      t address prefix
     S influxdb2
      b addentrypointslabels addrouterslabels addserviceslabels
      d pushinterval
      t address bucket org token
      P additionallabels
       t <name>
     S otlp
      b addentrypointslabels addrouterslabels addserviceslabels
      d pushinterval
      f explicitboundaries
      t servicename
      S grpc
       b insecure
       t endpoint
       P headers
        t <name>
       P tls
        b insecureskipverify
        t ca cert key
      S http
       t endpoint
       P headers
        t <name>
       P tls
        b insecureskipverify
        t ca cert key
      P resourceattributes
       t <name>
     S prometheus
      b addentrypointslabels addrouterslabels addserviceslabels manualrouting
      f buckets
      t entrypoint
      P headerlabels
       t <name>
     S statsd
      b addentrypointslabels addrouterslabels addserviceslabels
      d pushinterval
      t address prefix
    S ocsp
     P responderoverrides
      t <name>
    S ping
     b manualrouting
     i terminatingstatuscode
     t entrypoint
    P serverstransport
     b insecureskipverify
     i maxidleconnsperhost
     t rootcas
     P forwardingtimeouts
      d dialtimeout idleconntimeout responseheadertimeout
     S spiffe
      t ids trustdomain
    P spiffe
     t workloadapiaddr
    P tcpserverstransport
     d dialkeepalive dialtimeout terminationdelay
     S tls
      b insecureskipverify
      t rootcas
      S spiffe
       t ids trustdomain
    S tracing
     b addinternals
     f samplerate
     t capturedrequestheaders capturedresponseheaders safequeryparams servicename
     P globalattributes
      t <name>
     S otlp
      S grpc
       b insecure
       t endpoint
       P headers
        t <name>
       P tls
        b insecureskipverify
        t ca cert key
      S http
       t endpoint
       P headers
        t <name>
       P tls
        b insecureskipverify
        t ca cert key
     P resourceattributes
      t <name>
    """
}
