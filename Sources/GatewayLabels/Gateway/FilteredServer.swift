/// Where the gateway finds the server of a local service in mode filter.
struct FilteredServer {
  private(set) var properties: Properties = [:]
  private(set) var refusal: SkippedRouter.Reason?
  private(set) var unreachablePort: Int?
  private(set) var remarks: [ServiceRemark] = []

  init(_ service: LocalService, _ options: FilterOptions) {
    if let url = service.properties[.serverURL] {
      self.init(url: ServerURL(url), service.name)
    } else {
      self.init(ofPort: service, options)
    }
  }

  private init(url: ServerURL, _ service: Text) {
    if url.isSeenFromGateway {
      (properties, remarks) = ([.serverURL: url.text], [.hasURL(url.text)])
    } else {
      refusal = .serviceElsewhere(service: service)
    }
  }

  private init(ofPort service: LocalService, _ options: FilterOptions) {
    let port = options.portMapping == .label ? nil : service.port
    let guestPort = port.flatMap(service.ports.guestPort(for:))
    if guestPort == nil {
      switch options.portMapping {
      case .label: break
      case .auto: unreachablePort = port
      case .published:
        refusal =
          port.map { .portNotPublished(service: service.name, port: $0) } ?? .servicePortUnknown(service: service.name)
      }
    }
    let number = (guestPort ?? port).map { Text(String($0)) } ?? service.properties[.serverPort]
    setServer(at: options.address, number, scheme: service.properties[.serverScheme])
  }

  /// The plugin reads every scheme but https as http, and a URL whole.
  private mutating func setServer(at address: GuestAddress?, _ port: Text?, scheme: Text?) {
    let isH2C = scheme == "h2c"
    if isH2C, let address, let port {
      properties = [.serverURL: Text(joining: "h2c://", address.host, ":", port)]
      return
    }
    if isH2C { remarks.append(.losesHTTP2) }
    properties[.serverPort] = port
    properties[.serverScheme] = isH2C ? nil : scheme
    // Alone it would make a service of a container of which nothing is known.
    if !properties.isEmpty { properties[.serverAddress] = address?.host }
  }
}
