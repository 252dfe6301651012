/// One way to turn local routers into what the gateway gets.
protocol GatewayMode {
  /// Why the gateway would not do with the router what the local Traefik does; nil when it would.
  func refusal(of router: LocalRouter) -> SkippedRouter.Reason?
  /// Why the gateway would not do what the local rule says; nil when it would.
  func refusal(of rule: GatewayRule) -> SkippedRouter.Reason?
  /// The router as the gateway gets it, but for its rule.
  func entry(for router: LocalRouter) -> GatewayConfiguration.Entry
  /// What a person should know about a router that is published.
  func warnings(for router: LocalRouter) -> [Warning]
  /// What a person should know about all of them together.
  func warnings(about published: [PublishedRouter]) -> [Warning]
  /// What keeps the requests for other routers from these.
  func shield(over hidden: [Shield.Hidden]) -> Shield
  /// The routers with the services that they need.
  func configuration(with routers: [PublishedRouter]) -> GatewayConfiguration
}

extension GatewayMode {
  func warnings(about published: [PublishedRouter]) -> [Warning] { [] }
}
