/// A local router that the gateway does not get, and why: nothing is left out silently.
public struct SkippedRouter: Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    /// `traefik.enable` hides the container from its own Traefik.
    case containerHidden
    /// Traefik skips a container whose `traefik.enable` is no boolean.
    case enableUnreadable(Text)
    /// Traefik drops a router that several containers define differently.
    case definedDifferently(containers: [Text])
    /// The guest's own Traefik turns it off for one of its middlewares, and nobody gets anything from it.
    case turnedOff(MiddlewareFault)
    /// The service is defined differently by several containers, so Traefik drops it.
    case serviceDefinedDifferently(service: Text, containers: [Text])
    /// `traefik.enable` is missing and the local Traefik exposes only containers that have it.
    case notExposedByDefault
    /// The constraints of the Docker provider leave its container out.
    case constraintNotMet
    /// The container does not run, and no label tells Traefik to keep it; in the engine's word for what it does.
    case notRunning(state: Text)
    /// No port is known for a service, so that Traefik drops the whole container; with the key of the label that would tell it,
    /// and the one of v1 that stands there in its place.
    case portMissing(service: Text, wanted: Text, leftover: Text?)
    /// Labels cannot define TLS options, so Traefik disables a router whose options name no other provider.
    case tlsOptionsMissing(Text)
    /// The same for the transport of its service.
    case transportMissing(service: Text, transport: Text)
    /// No container that Traefik looks at defines the service, so Traefik disables the router.
    case serviceMissing(service: Text)
    /// The port of the service is no number, so Traefik disables it.
    case portNotNumber(service: Text, port: Text)
    /// Several containers define the router with the same words, but each links it to a service of its own.
    case linkedDifferently(containers: [Text], services: [Text])
    /// Traefik drops a container with one label that it does not understand.
    case labelNotUnderstood(label: Label, fault: LabelFault)
    /// Traefik disables a router whose priority is above `PluginRouter.highestPriority`.
    case priorityTooHigh(Text)
    /// Include and exclude patterns say so.
    case excluded
    /// Without a rule label there is nothing to copy.
    case noRule
    /// The default rule needs a label that may hold a secret, so that it stayed on the guest.
    case labelOfDefaultRule(key: Text)
    /// Without a rule label, Traefik v1 makes one with its domain, which no label says.
    case domainUnknown
    /// The service is Traefik's own dashboard, API or metrics.
    case servesTraefikItself(service: Text)
    /// The service is Traefik's `noop@internal`, so that all it does is done by middlewares, which stay behind.
    case servesNothing(service: Text)
    /// Traefik drops a router that names no service when its container defines several.
    case serviceUndecided(among: [Text])
    /// No label of the guest defines the service, and on the gateway the name could be another guest's.
    case serviceUnknown(service: Text)
    /// Its server has a URL that means nothing to the gateway.
    case serviceElsewhere(service: Text)
    /// A router with the same rule is published over the plain port.
    case twin(of: Text)
    /// The router's service has no port that the notes could say.
    case servicePortUnknown(service: Text)
    /// The guest does not publish the port, so the gateway cannot reach it.
    case portNotPublished(service: Text, port: Int)
    /// The guest publishes the port for itself only.
    case portOnLoopback(service: Text, port: Int)
    /// The gateway cannot reach the router through the local entry points that it knows.
    case notReachable(entryPoints: [Text], tls: Bool)
    /// The gateway has none of its entry points.
    case entryPointsUnknown([Text])
    /// None of its entry points is one of the guest's Traefik.
    case noSuchEntryPoint([Text])
    /// The guest does not publish the ports of its entry points.
    case entryPointNotPublished([Text])
    /// Its entry point redirects every request, before any router.
    case entryPointRedirects(Text)
    /// It only redirects to https, which the gateway does itself.
    case onlyRedirects
    /// Its middlewares want to see client certificates, which end at the gateway.
    case needsClientCertificate
    /// By their name, which is all there is to judge by, its TLS options ask for client certificates.
    case asksForClientCertificate(tlsOptions: Text)
    /// Its TLS options let the local Traefik refuse a connection that does not name the host.
    case needsServerName(tlsOptions: Text)
    /// The gateway would serve it without the middlewares that decide who may come in. Of those in `byName`, which may stand
    /// behind a chain, nothing but the name tells that.
    case losesProtection(middlewares: [Text], byName: [Text] = [])
    /// Written into the notes, the label would be read as something else.
    case notExpressible(label: Label)
    /// The guest's Traefik or the gateway's would refuse the rule, or no request could match it.
    case ruleNotUnderstood(rule: Text, fault: RuleFault)
    /// Parts of a v1 rule change requests, which the gateway would not do.
    case ruleChangesRequests(parts: [Text])
    /// It could match a host outside the allowed domains.
    case hostNotAllowed(rule: Text)
    /// It names a host outside the allowed domains, though it could not match there.
    case hostNamed(host: Text, rule: Text)
    /// It would make the gateway ask for certificates outside the allowed domains.
    case certificateNotAllowed(domains: [Text])
    /// The guest's Traefik would answer all of its requests with a router that is left out.
    case answeredBy(router: Text)
    /// The guest's Traefik would answer some of its requests with routers that are left out, and the rule cannot say which.
    case reaches(routers: [Text])
    /// The plugin reads HTTP routers only.
    case streamNotCarried(StreamProtocol)
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
