/// A local router that the gateway does not get, and why: nothing is left out silently.
public struct SkippedRouter: Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    /// `traefik.enable` hides the container from its own Traefik.
    case containerHidden
    /// Traefik skips a container whose `traefik.enable` is no boolean.
    case enableUnreadable(Text)
    /// Traefik drops a router that several containers define differently.
    case definedDifferently(containers: [Text])
    /// The service is defined differently by several containers, so Traefik drops it.
    case serviceDefinedDifferently(service: Text, containers: [Text])
    /// Without a rule label there is nothing to copy.
    case noRule
    /// The service is Traefik's own dashboard, API or metrics.
    case servesTraefikItself(service: Text)
    /// The router names no service and its container defines none, so that the gateway would pick any other one.
    case noServiceOfItsOwn
    /// The gateway would serve it without the middlewares that decide who may come in.
    case losesProtection(middlewares: [Text])
    /// Written into the notes, the label would be read as something else.
    case notExpressible(label: Label)
  }

  public let name: Text
  public let container: Text?
  public let reason: Reason

  init(_ router: LocalRouter, _ reason: Reason) {
    name = router.name
    container = router.container
    self.reason = reason
  }
}
