/// Something that a person should know although the conversion went on.
public enum Warning: Equatable, Sendable {
  /// One list gives a key several values; the last one counts.
  case keyGivenTwice(key: Text, container: Text?)
  /// The key looks as if it were meant for Traefik, which ignores it.
  case keyMisspelt(key: Text, meant: Text, container: Text?)
  /// Containers of Docker Swarm without labels: those of their service are not read.
  case labelsOnSwarmService(containers: [Text])
  /// No authority will give a certificate for these hosts, though the gateway is to ask for one.
  case noCertificate(router: Text, container: Text?, hosts: [Text])
  /// Written into the notes, the label would be read as something else, so it is left out.
  case labelNotExpressible(Label, container: Text?)
  /// The gateway serves the router without these middlewares. Of those in `byName`, which may stand behind a chain, nothing
  /// but the name tells that they decide nothing about who may come in.
  case middlewaresDropped(router: Text, container: Text?, middlewares: [Text], byName: [Text] = [])
  /// A label of v1 that protects has no value, so that it does not.
  case protectionEmpty(key: Text, container: Text?)
  /// The guest does not publish the port of the container, so the gateway will hardly reach it.
  case portNotPublished(router: Text, container: Text?, service: Text, port: Int)
  /// The same, since the guest publishes it for itself only.
  case portOnLoopback(router: Text, container: Text?, service: Text, port: Int)
  /// The service has servers in several containers, and the notes name that of one.
  case serversLeftOut(router: Text, container: Text?, service: Text, kept: Text, leftOut: [Text])
  /// The gateway does not have these entry points of the router.
  case entryPointsDropped(router: Text, container: Text?, entryPoints: [Text])
  /// What the gateway does otherwise with a service that mode filter carries.
  case service(Text, ServiceRemark, router: Text, container: Text?)
  /// The local address filters see the gateway's address in place of the client's.
  case filterSeesGateway(router: Text, container: Text?, middlewares: [Text])
  /// Other guests have a router of that name too, so it is called otherwise on the gateway.
  case routerNameShared(router: Text, container: Text?, gatewayName: Text)
  /// The same for a service; `name` is the one that it would have.
  case serviceNameShared(name: Text, gatewayName: Text)
  /// The same where every label is kept as it is, so that the gateway has only one of them.
  case sharedNameKept(name: Text)
  /// v2 and v3 understand the rule differently, and nobody told which one it is for; it was taken for v3.
  case ruleHasTwoMeanings(router: Text, container: Text?, rule: Text)
  /// A router of another guest has the same rule, so that the gateway answers with either of the two.
  case ruleOfAnotherGuest(router: Text, container: Text?, rule: Text, service: Text)
  /// The rule takes requests for hosts that it does not name, and `allowed_domains` sets no limit.
  case claimsEveryHost(router: Text, container: Text?, rule: Text)
  /// Everything goes to one port for plain http, and these routers have TLS, so that the guest's Traefik answers 404.
  case routersNeedTLS(routers: [Text], port: Int)
  /// The gateway has no transport for its connections over https to the guest.
  case noTransport(services: [Text])
  /// What the guest's Traefik has is not known.
  case traefikUnclear(container: Text, StaticFault)
  /// The constraints of its Docker provider, or its default rule, use what is not understood or not known.
  case constraintsUnclear(container: Text, constraints: Text)
  case defaultRuleUnclear(container: Text, rule: Text)
  /// The rule on the gateway does not match what routers match that are left out.
  case ruleNarrowed(router: Text, container: Text?, rule: Text, others: [Text])
  /// The text would have been too long, so routers with equal settings became one.
  case routersJoined(before: Int, after: Int)
  /// Notes that held only labels became the block, and these labels went.
  case labelsReplaced(keys: [Text])
  /// Nothing is left to publish, and the block is taken away.
  case blockTakenAway
  /// Every label was asked for and none is of a router, so that nothing is written.
  case noRouterAmongLabels(count: Int)
  /// The label holds credentials, and notes are no place for them.
  case credentials(Label)
  /// The person's own text holds a label that the plugin reads; it stays. Lines count from 1.
  case labelOutsideBlock(line: Int, key: Text)
  /// The same, and its priority is one for which Traefik disables the router.
  case priorityOutsideBlock(line: Int, label: Label)
}
