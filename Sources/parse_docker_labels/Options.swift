import AnsibleModule
import GatewayLabels

/// What one task asks of the module.
struct Options {
  let containers: [Container]
  /// Nil when only `labels` was given: a flat list does not tell how many there are.
  let containersCount: Int?
  let vmid: Int
  let gateway: GatewayOptions
  /// The guest's name, for messages; empty when the task did not say.
  let guestName: Text
  /// The notes as they are now; nil when the task did not say.
  let currentNotes: Text?
  let notesForm: NotesPlan.Form
  let wantsDiff: Bool

  /// Throws `Refusal`, in the order in which Ansible's own modules check: what is missing, each value, what is unknown.
  init(_ arguments: Arguments) throws {
    try arguments.require(["vmid"], known: Options.names)
    try arguments.requireOne(of: ["labels", "containers"], known: Options.names)
    vmid = try arguments.value(of: .integer("vmid", default: 0, in: .min ... .max))
    let labels = try arguments.value(of: .optionalList("labels"))
    let containers = try arguments.value(of: .optionalList("containers"))
    gateway = try GatewayOptions(arguments)
    guestName = try arguments.value(of: .text("guest_name", default: ""))
    currentNotes = try arguments.value(of: .optionalText("current_notes"))
    notesForm = try arguments.value(of: .choice("notes_form", default: .managedBlock))
    wantsDiff = arguments.wantsDiff
    containersCount = containers?.count
    self.containers =
      try (containers ?? []).enumerated().map { try Container(argument: $1, at: $0) }
      + (labels.map { [try Container(flatList: $0)] } ?? [])
    try arguments.refuseUnknown(known: Options.names)
  }

  /// The guest as messages name it: "VM 106 (HomeLab)".
  var guest: String { "VM \(vmid)" + (guestName.isEmpty ? "" : " (\(guestName))") }

  static let names: [Text] = [
    "labels", "vmid", "filter_for_gateway", "gateway_mode", "traefik_local_port", "gateway_service_name", "containers",
    "gateway_entrypoints", "gateway_tls", "gateway_certresolver", "traefik_local_scheme", "router_name_prefix",
    "current_notes", "notes_form", "guest_name", "publish_unprotected",
  ]
}

extension GatewayOptions {
  fileprivate init(_ arguments: Arguments) throws {
    self.init()
    filtersForGateway = try arguments.value(of: .bool("filter_for_gateway", default: filtersForGateway))
    mode = try arguments.value(of: .choice("gateway_mode", default: mode))
    publishesUnprotected = try arguments.value(of: .bool("publish_unprotected", default: publishesUnprotected))
    passthrough = try PassthroughOptions(arguments)
  }
}

extension PassthroughOptions {
  fileprivate init(_ arguments: Arguments) throws {
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

extension Text {
  /// Whether the text can stand as a name in the key or the value of a label.
  fileprivate var isUsableAsName: Bool {
    !isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && !Array(".=,\"`@".utf8).contains($0) }
  }
}
