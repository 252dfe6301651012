extension StaticOptions {
  /// What providers can have.
  static let providers: StaticString = """
    P providers
     d providersthrottleduration
     t precedence
     S consul
      t endpoints namespaces rootkey token
      P tls
       b insecureskipverify
       t ca cert key
     S consulcatalog
      b cache connectaware connectbydefault exposedbydefault requireconsistent stale watch
      d refreshinterval
      t constraints defaultrule namespaces prefix servicename strictchecks
      P endpoint
       d endpointwaittime
       t address datacenter scheme token
       P httpauth
        t password username
       P tls
        b insecureskipverify
        t ca cert key
     S docker
      b allowemptyservices exposedbydefault usebindportip watch
      d httpclienttimeout
      t constraints defaultrule endpoint network password username
      P tls
       b insecureskipverify
       t ca cert key
     S ecs
      b autodiscoverclusters ecsanywhere exposedbydefault healthytasksonly
      i refreshseconds
      t accesskeyid clusters constraints defaultrule region secretaccesskey
     S etcd
      t endpoints password rootkey username
      P tls
       b insecureskipverify
       t ca cert key
     P file
      b debugloggeneratedtemplate watch
      t directory filename
     S http
      d pollinterval polltimeout
      i maxresponsebodysize
      t endpoint
      P headers
       t <name>
      P tls
       b insecureskipverify
       t ca cert key
     S knative
      d throttleduration
      t certauthfilepath endpoint labelselector namespaces privateentrypoints publicentrypoints token
      P privateservice
       t name namespace
      P publicservice
       t name namespace
     S kubernetescrd
      b allowcrossnamespace allowemptyservices allowexternalnameservices disableclusterscoperesources
      b nativelbbydefault safenaming
      d throttleduration
      t certauthfilepath crossprovidernamespaces defaulttlsresourcesnamespace endpoint ingressclass labelselector
      t namespaces token
     S kubernetesgateway
      b experimentalchannel nativelbbydefault
      d throttleduration
      i burst qps
      t certauthfilepath crossprovidernamespaces endpoint labelselector namespaces token
      L gateways
       t name namespace
      P statusaddress
       t hostname ip
       P service
        t name namespace
     S kubernetesingress
      b allowemptyservices allowexternalnameservices disableclusterscoperesources disableingressclasslookup
      b nativelbbydefault strictprefixmatching
      d throttleduration
      t certauthfilepath crossprovidernamespaces endpoint ingressclass labelselector namespaces token
      P ingressendpoint
       t hostname ip publishedservice
     S kubernetesingressnginx
      b allowcrossnamespaceresources allowsnippetannotations disablesvcexternalname ingressclassbyname
      b proxybuffering proxyrequestbuffering strictvalidatepathtype watchingresswithoutclass
      d throttleduration
      i clientbodybuffersize proxybodysize proxybuffersize proxybuffersnumber proxyconnecttimeout
      i proxynextupstreamtimeout proxynextupstreamtries proxyreadtimeout proxysendtimeout upstreamkeepalivetimeout
      t certauthfilepath controllerclass customhttperrors defaultbackendservice endpoint
      t globalallowedresponseheaders globalauthurl httpentrypoint httpsentrypoint ingressclass proxynextupstream
      t publishservice publishstatusaddress token watchnamespace watchnamespaceselector
      P ipallowliststrategy
       i depth ipv6subnet
       t excludedips
     S nomad
      b allowemptyservices exposedbydefault stale watch
      d refreshinterval throttleduration
      t constraints defaultrule namespaces prefix
      P endpoint
       d endpointwaittime
       t address region token
       P tls
        b insecureskipverify
        t ca cert key
     A plugin
     S redis
      i db
      t endpoints password rootkey username
      P sentinel
       b latencystrategy randomstrategy replicastrategy usedisconnectedreplicas
       t mastername password username
      P tls
       b insecureskipverify
       t ca cert key
     S rest
      b insecure
     S swarm
      b allowemptyservices exposedbydefault usebindportip watch
      d httpclienttimeout refreshseconds
      t constraints defaultrule endpoint network password username
      P tls
       b insecureskipverify
       t ca cert key
     S zookeeper
      t endpoints password rootkey username
    """
}
