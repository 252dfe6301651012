/// Why the guest's own Traefik turns off every router that uses a middleware.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/
public struct MiddlewareFault: Equatable, Sendable {
  public enum Problem: Equatable, Sendable {
    case undefined
    /// Only a container defines it that Traefik does not look at; nil when nobody said which one.
    case definedOnlyByHidden(container: Text?)
    case definedDifferently(containers: [Text])
    case ofSeveralKinds([Text])
    /// A chain leads back to itself.
    case circle
  }

  /// Its name, without the mark of the Docker provider.
  public let middleware: Text
  /// The chain that names it; nil when the router does.
  public let chain: Text?
  public let problem: Problem

  init(_ middleware: Text, in chain: Text?, _ problem: Problem) {
    (self.middleware, self.chain, self.problem) = (middleware, chain, problem)
  }
}
