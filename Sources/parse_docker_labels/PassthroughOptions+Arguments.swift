import AnsibleModule
import GatewayLabels

extension PassthroughOptions {
  init(_ arguments: Arguments) throws {
    self.init()
    port = try arguments.value(of: .integer("traefik_local_port", default: port, in: 1...65535))
    // The plugin reads keys in lower case and values as they are: only a name in lower case refers to itself.
    serviceName = try arguments.value(of: .text("gateway_service_name", default: serviceName)).lowercased
    entryPoints = try arguments.value(of: .list("gateway_entrypoints", default: entryPoints))
      .map { $0.trimming { $0 == 0x20 } }
    tls = try arguments.value(of: .bool("gateway_tls", default: tls))
    certificateResolver = try arguments.value(of: .text("gateway_certresolver", default: certificateResolver))
    scheme = try arguments.value(of: .choice("traefik_local_scheme", default: scheme))
    routerNamePrefix = try arguments.value(of: .text("router_name_prefix", default: routerNamePrefix))
    internalServices = try arguments.value(of: .list("publish_internal_services", default: []))
    localEntryPoints = try LocalEntryPoints(arguments)
    address = try GuestAddress.given(arguments)
    try refuseWhatNotesCannotSay()
  }

  func refuseUnknownEntryPoints(_ known: Set<Text>) throws {
    guard !known.isEmpty, let unknown = entryPoints.first(where: { !known.contains($0) }) else { return }
    throw Refusal.unusable(
      option: "gateway_entrypoints", problem: "\(unknown.quoted) is none of gateway_known_entrypoints",
      remedy: "Name entry points that the gateway has")
  }

  private func refuseWhatNotesCannotSay() throws {
    try refuse(
      "gateway_service_name", "\"\(serviceName)\" cannot be the name of a service in the notes",
      "Use letters, digits, - and _ only", unless: serviceName.isUsableAsServiceName)
    try refuse(
      "gateway_entrypoints", "\"\(entryPoints.joined(by: ","))\" does not name entry points",
      "Name at least one of the gateway's entry points, such as websecure",
      unless: !entryPoints.isEmpty && entryPoints.allSatisfy(\.isUsableAsName))
    try refuse(
      "gateway_certresolver", "\"\(certificateResolver)\" cannot be the name of a certificate resolver",
      "Use its name from the gateway's static configuration, or an empty text for none",
      unless: certificateResolver.isEmpty || certificateResolver.isUsableAsName)
    let transport = localEntryPoints.serversTransport
    try refuse(
      "local_serverstransport", "\"\(transport)\" cannot be the name of a transport",
      "Use its name on the gateway, such as self@file, or an empty text for none",
      unless: transport.isEmpty || transport.split(at: UInt8(ascii: "@")).allSatisfy(\.isUsableAsName))
  }

  private func refuse(
    _ option: Text, _ problem: @autoclosure () -> String, _ remedy: String, unless isUsable: Bool
  ) throws {
    guard isUsable else { throw Refusal.unusable(option: option, problem: problem(), remedy: remedy) }
  }
}

extension LocalEntryPoints {
  fileprivate init(_ arguments: Arguments) throws {
    self.init()
    plain = try arguments.value(of: .text("local_entrypoint", default: plain))
    secure = try arguments.value(of: .text("local_secure_entrypoint", default: secure))
    securePort = try arguments.value(of: .integer("traefik_local_secure_port", default: securePort, in: 1...65535))
    secureHasTLS = try arguments.value(of: .bool("local_secure_entrypoint_tls", default: secureHasTLS))
    serversTransport = try arguments.value(of: .text("local_serverstransport", default: serversTransport))
  }
}

extension Text {
  /// Only signs that the plugin, which lower-cases keys, leaves as they are.
  fileprivate var isUsableAsServiceName: Bool {
    let signs = Array("abcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    return !isEmpty && bytes.allSatisfy(signs.contains)
  }

  /// Whether the text can stand as a name in the key or the value of a label.
  fileprivate var isUsableAsName: Bool {
    !isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && !Array(".=,\"`@".utf8).contains($0) }
  }
}

extension GuestAddress {
  /// Nil when the task gave none. A name is refused: the module cannot look it up, and the gateway might find another guest
  /// by it.
  static func given(_ arguments: Arguments) throws -> GuestAddress? {
    let text = try arguments.value(of: .text("guest_address", default: "")).trimming { $0 == 0x20 }
    if text.isEmpty { return nil }
    if let address = GuestAddress(text) { return address }
    throw Refusal.unusable(
      option: "guest_address", problem: "\(text.quoted) is no IP address by which another machine reaches the guest",
      remedy: "Give its IPv4 or IPv6 address; names are not looked up")
  }
}
