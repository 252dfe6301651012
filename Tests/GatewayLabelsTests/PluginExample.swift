import GatewayLabels

extension PluginGuest {
  static let example = PluginGuest(node: "pve", vmid: 106, name: "HomeLab", address: "10.0.0.6")
}

extension PluginConfiguration {
  /// What the plugin makes of an enabled guest with these lines in its notes.
  static func enabled(_ lines: Text..., guest: PluginGuest = .example) -> PluginConfiguration {
    PluginConfiguration(notes: ["traefik.enable=true"] + lines, guest: guest)
  }

  init(notes lines: [Text], guest: PluginGuest = .example) {
    self.init(labels: PluginReading.labels(in: lines.joined(by: "\n")), guest: guest)
  }
}

extension PluginServer {
  static func guest(port: Text) -> PluginServer {
    .address(scheme: .http, host: .guest, port: port)
  }
}
