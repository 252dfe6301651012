import GatewayLabels

extension MiddlewareFault {
  /// What is wrong, and what to do.
  var message: String {
    switch problem {
    case .undefined:
      "no container of the guest defines \(its) \(middleware), \(consequence). "
        + "Correct the name, add labels for it, or name its provider, such as \(middleware)@file."
    case .definedOnlyByHidden(let container):
      "only \(container.map { "container \($0)" } ?? "a container"), which Traefik does not look at, defines \(its) "
        + "\(middleware), \(consequence). Define it on a container that Traefik looks at."
    case .definedDifferently(let containers):
      "\(its) \(middleware) is defined differently by \(containers.joined(by: " and ")), so Traefik drops it and turns the "
        + "router off. Rename one or make them equal."
    case .ofSeveralKinds(let kinds):
      "\(its) \(middleware) is of several kinds (\(kinds.joined(by: ", "))), \(consequence). "
        + "Give each kind a name of its own."
    case .circle:
      "its chain \(middleware) leads back to itself, \(consequence). Take it out of \(chain.map { $0.string } ?? "the chain")."
    }
  }

  private var its: String { chain.map { "its chain \($0)'s middleware" } ?? "its middleware" }
  private var consequence: String { "so the guest's Traefik turns the router off" }
}

extension [Text] {
  /// Why nobody can be sure about middlewares that no label defines, or that are plugins.
  var judgedByName: String {
    "No label says what \(joined(by: ", ")) does: the name was all there was to judge by."
  }
}
