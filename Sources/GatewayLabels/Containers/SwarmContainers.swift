extension [Container] {
  /// Docker Swarm keeps the labels below `deploy` on its service, and the Docker provider does not look there.
  /// https://doc.traefik.io/traefik/reference/install-configuration/providers/swarm/
  var warningsAboutSwarm: [Warning] {
    let names = filter(\.isBareSwarmTask).compactMap(\.name).sorted()
    return names.isEmpty ? [] : [.labelsOnSwarmService(containers: names)]
  }
}

extension Container {
  /// Whether it belongs to a service of Docker Swarm and has no label for Traefik.
  fileprivate var isBareSwarmTask: Bool {
    labels.isEmpty
      && otherLabels.contains { label in
        label.key.hasPrefix("com.docker.swarm.") || label.key.hasPrefix("com.docker.stack.")
      }
  }
}
