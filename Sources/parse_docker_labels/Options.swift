import AnsibleModule
import GatewayLabels

/// What one task asks of the module.
struct Options {
  /// Nil when only `labels` was given: a flat list does not tell how many there are.
  let containersCount: Int?
  /// How many labels were given that Traefik looks at.
  let labelsCount: Int
  let vmid: Int
  private(set) var gateway: GatewayOptions
  /// What is known of the guest's own Traefik; nil when none was given, or when it is not to be heeded.
  let traefik: LocalTraefik?
  /// The guest's name, for messages; empty when the task did not say.
  let guestName: Text
  /// The notes as they are now; nil when the task did not say.
  let currentNotes: Text?
  let state: State
  let notesForm: NotesPlan.Form
  /// What the notes are to have when nothing is left to publish.
  let whenEmpty: WhenEmpty
  let wantsDiff: Bool

  /// The containers stand aside, so that nobody keeps them when they are converted: they are the larger part of the
  /// arguments. Throws `Refusal`, in the order in which Ansible's own modules check: what is missing, each value, what is unknown.
  init(_ arguments: Arguments, containers found: inout [Container]) throws {
    try arguments.require(["vmid"], known: Options.names)
    state = try arguments.value(of: .choice("state", default: .present))
    let isWithdrawn = state == .absent
    if !isWithdrawn { try arguments.requireOne(of: ["labels", "containers"], known: Options.names) }
    vmid = try arguments.value(of: .vmid)
    let labels = try arguments.value(of: .optionalList("labels"))
    let containers = try arguments.value(of: .optionalList("containers"))
    gateway = try GatewayOptions(arguments)
    traefik = try LocalTraefik.given(arguments)
    if let traefik { try gateway.use(traefik, arguments) }
    guestName = try arguments.value(of: .text("guest_name", default: ""))
    currentNotes = try arguments.value(of: .optionalText("current_notes"))
    notesForm = try arguments.value(of: .choice("notes_form", default: .managedBlock))
    whenEmpty = try arguments.value(of: .choice("when_empty", default: .remove))
    wantsDiff = arguments.wantsDiff
    let named = try containers?.enumerated().map { try Container(argument: $1, at: $0) }
    // The others are there for what they tell about these.
    containersCount = named?.count { $0.givenCount > 0 }
    found = isWithdrawn ? [] : (named ?? []) + (try labels.map { [try Container(flatList: $0)] } ?? [])
    labelsCount = found.map(\.givenCount).reduce(0, +)
    try arguments.refuseUnknown(known: Options.names)
  }

  enum State: String, CaseIterable {
    case present
    /// The block is taken away, whatever the containers say.
    case absent
  }

  enum WhenEmpty: String, CaseIterable {
    case remove, inert
  }

  /// The service of the router that is left in place of nothing; nil for none. Behind a `-` the VMID would be the mark of names
  /// that guests share.
  var inertService: Text? { whenEmpty == .inert ? Text("guest\(vmid)") : nil }

  /// The guest as messages name it: "VM 106 (HomeLab)".
  var guest: String { "VM \(vmid)" + (guestName.isEmpty ? "" : " (\(guestName))") }

  /// Its node and address matter only to the servers' addresses, which no label names.
  var pluginGuest: PluginGuest { PluginGuest(node: "node", vmid: vmid, name: guestName, address: nil) }

  /// In the order in which the documentation has them.
  static let names: [Text] = [
    "labels", "containers", "traefik", "local_traefik", "vmid", "guest_name", "state", "current_notes", "notes_form",
    "when_empty", "gateway_mode",
    "filter_for_gateway",
    "publish_unprotected", "protecting_middlewares", "harmless_middlewares", "port_mapping", "guest_address",
    "traefik_local_port", "traefik_local_scheme", "traefik_local_secure_port",
    "local_entrypoint", "local_secure_entrypoint", "local_secure_entrypoint_tls", "local_serverstransport",
    "gateway_service_name", "gateway_entrypoints", "gateway_known_entrypoints", "gateway_tls", "gateway_certresolver",
    "gateway_router_priority",
    "other_routers", "shared_router_names", "shared_service_names", "guests", "router_name_prefix", "include_routers",
    "exclude_routers", "include_containers", "exclude_containers", "publish_internal_services", "exposed_by_default",
    "default_rule", "check_label_keys", "rule_syntax", "gateway_rule_syntax", "allowed_domains",
  ]
}

extension Option<Int> {
  static var vmid: Option { .integer("vmid", default: 0, in: .min ... .max) }
}
