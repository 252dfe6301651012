/// One entry point of a guest's Traefik.
/// https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/
public struct StaticEntryPoint: Equatable, Sendable {
  public enum Transport: Sendable {
    case tcp, udp
  }

  /// A redirect of all requests to another entry point, or to a port such as `:443`.
  public struct Redirect: Equatable, Sendable {
    public let target: Text
    public let scheme: Text
    public let isPermanent: Bool
    public let priority: Int
  }

  public let name: Text
  /// Inside the container, as it was given.
  public let address: Text
  public let transport: Transport
  /// Empty for all addresses of the container.
  public let host: Text
  /// Nil for a port that changes with each start.
  public let port: Int?
  public let isDefault: Bool
  /// Whether its routers have TLS without saying so.
  public let hasTLS: Bool
  /// The TLS options of routers that have none; empty for the default ones.
  public let tlsOptions: Text
  public let redirect: Redirect?
  /// Nil when it has none. Of a flag given twice Traefik takes the last or all, at random.
  public let middlewares: [Text]?
  public let hasHTTP3: Bool
  let sharesPort: Bool

  /// The one of Traefik's own API, which serves other routers only when they name it.
  static let internalName: Text = "traefik"

  init(name: Text, _ node: StaticNode) throws(StaticFault) {
    self.name = name
    let given = try node.text("address") ?? ""
    address = given.isEmpty && name == StaticEntryPoint.internalName ? ":8080" : given
    guard let parts = StaticEntryPoint.parts(of: address) else {
      throw .refused(.unusableAddress(entryPoint: name, address: address))
    }
    (transport, host, port) = parts
    isDefault = try node.boolean("asDefault") ?? false
    sharesPort = try node.boolean("reusePort") ?? false
    hasHTTP3 = node["http3"] != nil
    let http = node["http"]
    hasTLS = http?["tls"] != nil
    tlsOptions = try http?["tls"]?.text("options") ?? ""
    middlewares = try http?.text("middlewares").flatMap { $0.isEmpty ? nil : $0.listItems }
    redirect = try http?["redirections"]?["entryPoint"].map { node throws(StaticFault) in try Redirect(node) }
  }

  private static func parts(of address: Text) -> (Transport, Text, Int?)? {
    if address.isEmpty { return (.tcp, "", nil) }
    let parts = address.split(at: UInt8(ascii: "/"))
    let transport: Transport
    switch parts.count > 1 ? parts[1].lowercased : "tcp" {
    case "tcp": transport = .tcp
    case "udp": transport = .udp
    default: return nil
    }
    guard parts.count < 3, let cut = parts[0].string.lastIndex(of: ":") else { return nil }
    let host = String(parts[0].string[..<cut])
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    let number = String(parts[0].string[parts[0].string.index(after: cut)...])
    guard isBracketed || !host.contains(":"), let port = number.isEmpty ? 0 : StaticEntryPoint.port(number) else {
      return nil
    }
    return (transport, Text(isBracketed ? String(host.dropFirst().dropLast()) : host), port == 0 ? nil : port)
  }

  private static func port(_ number: String) -> Int? {
    let names = ["http": 80, "https": 443]
    guard let port = Int(number) ?? names[number], (0...65535).contains(port) else { return nil }
    return port
  }
}

extension StaticEntryPoint.Redirect {
  init(_ node: StaticNode) throws(StaticFault) {
    target = try node.text("to") ?? ""
    scheme = try node.text("scheme") ?? "https"
    isPermanent = try node.boolean("permanent") ?? true
    priority = try node.text("priority").flatMap { Int($0.string) } ?? .max - 1
  }
}
