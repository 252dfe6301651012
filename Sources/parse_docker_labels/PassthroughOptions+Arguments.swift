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
    try refuseWhatNotesCannotSay()
  }

  private func refuseWhatNotesCannotSay() throws {
    guard serviceName.isUsableAsName else {
      throw Refusal.unusable(
        option: "gateway_service_name", problem: "\"\(serviceName)\" cannot be the name of a service in the notes",
        remedy: "Use letters, digits, - and _ only")
    }
    guard !entryPoints.isEmpty, entryPoints.allSatisfy(\.isUsableAsName) else {
      throw Refusal.unusable(
        option: "gateway_entrypoints", problem: "\"\(entryPoints.joined(by: ","))\" does not name entry points",
        remedy: "Name at least one of the gateway's entry points, such as websecure")
    }
    guard certificateResolver.isEmpty || certificateResolver.isUsableAsName else {
      throw Refusal.unusable(
        option: "gateway_certresolver",
        problem: "\"\(certificateResolver)\" cannot be the name of a certificate resolver",
        remedy: "Use its name from the gateway's static configuration, or an empty text for none")
    }
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
  /// Whether the text can stand as a name in the key or the value of a label.
  fileprivate var isUsableAsName: Bool {
    !isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && !Array(".=,\"`@".utf8).contains($0) }
  }
}
