/// The settings of Traefik's Docker provider.
/// https://doc.traefik.io/traefik/reference/install-configuration/providers/docker/
public struct DockerProvider: Equatable, Sendable {
  public let exposedByDefault: Bool
  public let defaultRule: Text
  /// Empty for none.
  public let constraints: Text
  public let network: Text
  public let usesBindPortAddress: Bool
  public let allowsEmptyServices: Bool

  init(_ node: StaticNode) throws(StaticFault) {
    exposedByDefault = try node.boolean("exposedByDefault") ?? true
    defaultRule = try node.text("defaultRule") ?? "Host(`{{ normalize .Name }}`)"
    constraints = try node.text("constraints") ?? ""
    network = try node.text("network") ?? ""
    usesBindPortAddress = try node.boolean("useBindPortIP") ?? false
    allowsEmptyServices = try node.boolean("allowEmptyServices") ?? false
  }
}
