import GatewayLabels

extension SkippedRouter {
  /// Where: what is wrong. What to do.
  var message: String { "Router \(name)\(place): \(reason.message)" }

  private var place: String { container.map { " of container \($0)" } ?? "" }
}

extension SkippedRouter.Reason {
  /// What is wrong, and what to do.
  var message: String {
    switch self {
    case .containerHidden:
      "traefik.enable=false hides its container. Set it to true to publish the router."
    case .enableUnreadable(let value):
      "traefik.enable=\(value) is no boolean, so Traefik skips the container. Write true or false."
    case .definedDifferently(let containers):
      "it is defined differently by \(list(containers)), so Traefik drops it. Rename one or make them equal."
    case .serviceDefinedDifferently(let service, let containers):
      "its service \(service) is defined differently by \(list(containers)), so Traefik drops it. "
        + "Rename one or make them equal."
    case .noRule: "it has no rule. Add a label with its rule."
    case .servesTraefikItself(let service):
      "\(service) is Traefik's own, and a gateway would serve its own one instead. Publish it by hand if you mean to."
    case .noServiceOfItsOwn:
      "it names no service and its container defines not exactly one, so the gateway would pick another. "
        + "Add a label with its service."
    case .notExpressible(let label):
      "the gateway would not read \(label.line.quoted) from the notes as it is meant. "
        + "Remove control characters, outer quotes and blanks, and \" traefik.\" from it."
    }
  }

  private func list(_ containers: [Text]) -> String { containers.joined(by: " and ").string }
}

extension Warning {
  var message: String {
    switch self {
    case .keyGivenTwice(let key, let container):
      "Label \(key)\(place(container)): it is given several values and the last one counts. Keep one of them."
    case .labelNotExpressible(let label, let container):
      "Label \(label.line.quoted)\(place(container)): the gateway would not read it from the notes as it is meant, "
        + "so it is left out. Remove control characters, outer quotes and blanks, and \" traefik.\" from it."
    }
  }

  private func place(_ container: Text?) -> String { container.map { " of container \($0)" } ?? "" }
}

extension Text {
  /// In double quotes with escapes, so that a line break in it breaks no message.
  fileprivate var quoted: String { string.debugDescription }
}
