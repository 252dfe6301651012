/// What a Traefik makes of its static configuration, as far as it matters to a gateway before it.
public struct StaticConfiguration: Equatable, Sendable {
  public enum Source: Equatable, Sendable {
    case file(Text)
    case flags
    case environment
    /// Nothing is configured at all.
    case defaults
  }

  public let source: Source
  /// In the order of their names.
  public let entryPoints: [StaticEntryPoint]
  /// Nil when the Docker provider is off.
  public let docker: DockerProvider?
  /// The grammar of rules that do not name one.
  let defaultRuleSyntax: RuleSyntax

  /// The names of the entry points of a router that names none.
  public var defaultEntryPoints: [Text] {
    let given = entryPoints.contains(where: \.isDefault) ? entryPoints.filter(\.isDefault) : entryPoints
    return given.filter { $0.transport == .tcp && $0.name != StaticEntryPoint.internalName }.map(\.name)
  }

  /// Throws `StaticFault`.
  init(_ container: TraefikContainer) throws(StaticFault) {
    if container.majorVersion == 1 { throw .unknown(.versionOne) }
    if container.isRestarting { throw .unknown(.restarting) }
    let command = try TraefikCommand(container.command)
    try StaticConfiguration.refuseRemoved(command.flags, container)
    let flags = try FlagSettings(command.flags)
    let variables = EnvironmentSettings.settings(container, isStartedByScript: command.isStartedByScript)
    if let found = try StaticFileSearch(container: container, asked: flags.configurationFile).found() {
      try self.init(try StaticFile.node(of: found.file, at: found.path), .file(found.path))
    } else if !command.flags.isEmpty {
      try self.init(try StaticNode(flags.settings), .flags)
    } else if let variables {
      try self.init(try StaticNode(variables), .environment)
    } else {
      try self.init(StaticNode(name: ""), .defaults)
    }
  }

  init(_ node: StaticNode, _ source: Source) throws(StaticFault) {
    self.source = source
    try node.refuseRemoved()
    let isNothing = node.members.isEmpty
    let checked = isNothing ? node : try node.checked()
    try checked.checkValues()
    let syntax = try checked["core"]?.text("defaultRuleSyntax") ?? ""
    guard ["", "v2", "v3"].contains(syntax) else { throw .refused(.unusableValue(option: "core.defaultRuleSyntax")) }
    defaultRuleSyntax = syntax == "v2" ? .v2 : .v3
    entryPoints = try StaticEntryPoint.all(of: checked)
    docker = try checked["providers"]?["docker"].map { node throws(StaticFault) in try DockerProvider(node) }
  }

  /// Traefik looks for what v3 has removed in all sources, whichever counts.
  private static func refuseRemoved(_ flags: [Text], _ container: TraefikContainer) throws(StaticFault) {
    let names = flags.prefix { $0.hasPrefix("-") }.map { $0.trimming { $0 == UInt8(ascii: "-") }.lowercased }
    let variables = container.environment.compactMap { $0.dropping(prefix: "TRAEFIK_")?.lowercased }
    if names.contains(where: { $0.hasPrefix("pilot") }) || variables.contains(where: { $0.hasPrefix("pilot") }) {
      throw .refused(.removedOption("pilot"))
    }
    let isSwarm = names.contains { $0.hasPrefix("providers.docker.swarmmode") }
    guard !isSwarm, !variables.contains(where: { $0.hasPrefix("providers_docker_swarmmode") }) else {
      throw .refused(.removedOption("providers.docker.swarmMode"))
    }
  }
}

extension StaticNode {
  fileprivate func refuseRemoved() throws(StaticFault) {
    let docker = self["providers"]?["docker"]
    if docker?["swarmMode"] != nil { throw .refused(.removedOption("providers.docker.swarmMode")) }
  }

  /// The value of the member; nil when it is not given. Throws `StaticFault.unknown` when it is not understood.
  func text(_ name: Text) throws(StaticFault) -> Text? {
    guard let member = self[name] else { return nil }
    if member.isOdd { throw .unknown(.oddValue(option: name)) }
    return member.value
  }

  func boolean(_ name: Text) throws(StaticFault) -> Bool? {
    try text(name).map { Exposure(enable: $0) == .shown }
  }
}
