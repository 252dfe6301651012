/// What a container does now, as far as it matters to Traefik.
/// https://docs.docker.com/reference/cli/docker/container/ls/#status
public enum ContainerState: Equatable, Sendable {
  case running
  /// About to run again, so that its routers stay although its ports are not known meanwhile.
  case restarting
  /// It does not run; in the engine's word for that.
  case stopped(Text)

  /// Of the engine's word; what it does not say counts as running.
  public init(_ word: Text) {
    switch word {
    case "created", "exited", "dead", "removing", "stopped", "configured", "initialized": self = .stopped(word)
    case "restarting": self = .restarting
    default: self = .running
    }
  }
}

extension Container {
  /// Why Traefik does not look at the container, which does not run; nil when it does.
  /// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/#traefikdockerallownonrunning
  var reasonNotRunning: SkippedRouter.Reason? {
    guard case .stopped(let word) = state else { return nil }
    let isKept = labels.contains { label in
      label.key.lowercased == Container.allowNonRunning && Exposure(enable: label.value) == .shown
    }
    return isKept ? nil : .notRunning(state: word)
  }

  private static let allowNonRunning: Text = "traefik.docker.allownonrunning"
}
