import AnsibleModule
import GatewayLabels

extension GatewayOptions {
  init(_ arguments: Arguments) throws {
    self.init()
    mode = try arguments.value(of: .choice("gateway_mode", default: mode))
    local = try LocalOptions(arguments)
    filter = try FilterOptions(arguments)
    passthrough = try PassthroughOptions(arguments)
    if mode == .passthrough { try passthrough.refuseUnknownEntryPoints(filter.entryPoints.known) }
    rules = try RuleOptions(arguments)
    local.syntax = rules.localSyntax
    selection = try Selection(arguments)
    try refuseLimitsOnEveryLabel()
    priorities = try Priorities(arguments)
    sharedNames = SharedNames(
      vmid: try arguments.value(of: .vmid),
      routers: Set(try arguments.value(of: .list("shared_router_names", default: []))),
      services: Set(try arguments.value(of: .list("shared_service_names", default: []))))
  }

  /// With the filter off nothing is left out, and what a person sets to leave something out must not pass for done.
  private func refuseLimitsOnEveryLabel() throws {
    guard mode == .filter, !filter.isOn else { return }
    let limits: [(Text, Bool)] = [
      ("allowed_domains", rules.allowedDomains.allowsAll),
      ("include_routers", selection.includedRouters.isEmpty), ("exclude_routers", selection.excludedRouters.isEmpty),
      ("include_containers", selection.includedContainers.isEmpty),
      ("exclude_containers", selection.excludedContainers.isEmpty),
    ]
    guard let limit = limits.first(where: { !$0.1 }) else { return }
    throw Refusal.unusable(
      option: limit.0, problem: "cannot be kept to when filter_for_gateway is off and every label is published",
      remedy: "Leave filter_for_gateway on")
  }
}

extension LocalOptions {
  fileprivate init(_ arguments: Arguments) throws {
    self.init()
    exposedByDefault = try arguments.value(of: .bool("exposed_by_default", default: exposedByDefault))
    checksLabelKeys = try arguments.value(of: .bool("check_label_keys", default: checksLabelKeys))
    middlewares.protecting = try arguments.patterns("protecting_middlewares")
    middlewares.harmless = try arguments.patterns("harmless_middlewares")
    let template = try arguments.value(of: .text("default_rule", default: ""))
    guard !template.isEmpty else { return }
    do {
      defaultRule = try DefaultRule(template)
    } catch {
      throw Refusal.unusable(
        option: "default_rule", problem: "in \"\(template)\" \(error.message)",
        remedy:
          "Use .Name, .ContainerName and .Labels with functions that are known, or give each router a rule of its own")
    }
  }
}

extension FilterOptions {
  fileprivate init(_ arguments: Arguments) throws {
    self.init()
    isOn = try arguments.value(of: .bool("filter_for_gateway", default: isOn))
    publishesUnprotected = try arguments.value(of: .bool("publish_unprotected", default: publishesUnprotected))
    portMapping = try arguments.value(of: .choice("port_mapping", default: portMapping))
    address = try GuestAddress.given(arguments)
    entryPoints = try FilterEntryPoints(arguments)
  }
}

extension FilterEntryPoints {
  fileprivate init(_ arguments: Arguments) throws {
    self.init()
    known = try FilterEntryPoints.known(arguments)
    let secure = try arguments.value(of: .text("local_secure_entrypoint", default: ""))
    guard !secure.isEmpty else { return }
    withTLS = try arguments.value(of: .bool("local_secure_entrypoint_tls", default: false)) ? [secure] : []
  }

  static func known(_ arguments: Arguments) throws -> Set<Text> {
    Set(
      try arguments.value(of: .list("gateway_known_entrypoints", default: []))
        .map { $0.trimming { $0 == 0x20 } }.filter { !$0.isEmpty })
  }
}

extension Selection {
  fileprivate init(_ arguments: Arguments) throws {
    self.init()
    includedRouters = try arguments.patterns("include_routers")
    excludedRouters = try arguments.patterns("exclude_routers")
    includedContainers = try arguments.patterns("include_containers")
    excludedContainers = try arguments.patterns("exclude_containers")
  }
}

extension Arguments {
  /// A text cut at its commas leaves blanks, and a pattern with them would fit nothing.
  fileprivate func patterns(_ name: Text) throws -> [Text] {
    try value(of: .list(name, default: [])).map { $0.trimming { $0 == 0x20 } }.filter { !$0.isEmpty }
  }
}

extension Priorities {
  fileprivate init(_ arguments: Arguments) throws {
    self.init()
    policy = try arguments.value(of: .choice("gateway_router_priority", default: policy))
    otherRouters = try (arguments.value(of: .optionalList("other_routers")) ?? []).enumerated().map { index, value in
      guard let members = value.object, let rule = members["rule"]?.text, let service = members["service"]?.text else {
        throw Refusal.unusable(
          option: Text("other_routers[\(index)]"), problem: "has no rule or no service",
          remedy: "Give an object with the texts rule and service")
      }
      return OtherRouter(rule: rule, service: service)
    }
  }
}
