/// Where the gateway finds the server of a local service in mode filter.
struct FilteredServer {
  private(set) var properties: Properties = [:]
  private(set) var refusal: SkippedRouter.Reason?
  private(set) var unreachablePort: Int?
  /// Whether the guest publishes the port, but for itself only.
  private(set) var isForGuestAlone = false
  private(set) var remarks: [ServiceRemark] = []

  init(_ service: LocalService, _ options: FilterOptions) {
    if service.hasURL, let url = service.properties[.serverURL] {
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
    let port = service.port
    let guestPort = options.portMapping == .label ? nil : port.flatMap(service.ports.guestPort(for:))
    isForGuestAlone = port.map(service.ports.isForGuestAlone) ?? false
    if guestPort == nil {
      switch options.portMapping {
      case .label: break
      case .auto: unreachablePort = port
      case .published:
        refusal = refusal(of: port, service)
      }
    }
    // A label's own port stays as it is written there.
    let written = options.portMapping == .label || port == nil ? service.portLabel : nil
    let number = written ?? (guestPort ?? port).map { Text(String($0)) }
    setServer(at: options.address, number, scheme: service.properties[.serverScheme]?.lowercased)
  }

  private func refusal(of port: Int?, _ service: LocalService) -> SkippedRouter.Reason {
    guard let port else { return .servicePortUnknown(service: service.name) }
    return isForGuestAlone
      ? .portOnLoopback(service: service.name, port: port) : .portNotPublished(service: service.name, port: port)
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
