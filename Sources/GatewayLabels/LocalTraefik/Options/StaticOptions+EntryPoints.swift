extension StaticOptions {
  /// What an entry point can have.
  static let entryPoints: StaticString = """
    P entrypoints
     S <name>
      b allowacmebypass asdefault reuseport
      t address
      P forwardedheaders
       b insecure notappendxforwardedfor
       t connection trustedips
      P http
       b encodequerysemicolons sanitizepath
       i maxheaderbytes
       t aliasheadersstrategy middlewares underscoreheadersstrategy
       P encodedcharacters
        b allowencodedbackslash allowencodedhash allowencodednullcharacter allowencodedpercent
        b allowencodedquestionmark allowencodedsemicolon allowencodedslash
       P redirections
        P entrypoint
         b permanent
         i priority
         t scheme to
       S tls
        t certresolver options
        L domains
         t main sans
      P http2
       i maxconcurrentstreams maxdecoderheadertablesize maxencoderheadertablesize
      S http3
       i advertisedport
      P observability
       b accesslogs metrics tracing
       t traceverbosity
      S proxyprotocol
       b insecure
       t trustedips
      P transport
       d keepalivemaxtime
       i keepalivemaxrequests
       P lifecycle
        d gracetimeout requestacceptgracetimeout
       P respondingtimeouts
        d idletimeout readtimeout writetimeout
      P udp
       d timeout
    """
}
