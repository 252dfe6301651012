import Foundation

@testable import GatewayLabels

/// What a real Traefik made of the label sets of real compose files, each alone on the engine.
struct CorpusRecording: Decodable {
  struct Router: Decodable {
    /// Absent when none of those that it names exists.
    let entryPoints: [String]?
    let service: String
    let rule: String?
    let priority: Int?
    let middlewares: [String]?
    let tls: TLS?
    let error: [String]?
    let status: String
  }

  struct TLS: Decodable {
    struct Domain: Decodable {
      let main: String?
      let sans: [String]?
    }
    let certResolver: String?
    let options: String?
    let passthrough: Bool?
    let domains: [Domain]?
  }

  struct Service: Decodable {
    let servers: [String]
    let status: String
  }

  struct Entry: Decodable {
    let source: String
    let name: String
    let labels: [String]
    let routers: [String: Router]?
    let services: [String: Service]?
    let middlewares: [String]?
    let tcpRouters: [String: Router]?
    let tcpServices: [String: Service]?
    let udpRouters: [String: Router]?
    let udpServices: [String: Service]?
    /// Routers and containers that it dropped, as its log says.
    let errors: [String]?
  }

  struct Machine: Decodable {
    let ip: String
    let exposed: [String]
  }

  let defaultEntryPoints: [String]
  let exposedByDefault: Bool
  let container: Machine
  let entries: [Entry]

  static func all() throws -> CorpusRecording {
    try JSONDecoder().decode(CorpusRecording.self, from: Data(contentsOf: Recordings.file("corpus.json")))
  }
}

extension CorpusRecording.Entry {
  /// The container as the engine had it.
  func container(exposing ports: [String]) -> Container {
    let numbers = ports.compactMap { $0.split(separator: "/").first.flatMap { Int($0) } }
    let lines = (labels + composeLabels).map { Label(line: Text($0)) }
    return Container(name: Text(name), labels: lines, ports: PublishedPorts(exposed: Set(numbers), areKnown: true))
  }

  var allRouters: [(String, CorpusRecording.Router)] {
    [routers, tcpRouters, udpRouters].flatMap { ($0 ?? [:]).map { ($0.key, $0.value) } }
  }

  /// The recording has Traefik's own labels only; of one set the source has more, and they give it its automatic name.
  private var composeLabels: [String] {
    guard source.hasSuffix("config_container_docker_test.go@v1.7.34#2"), name == "case2" else { return [] }
    return ["com.docker.compose.project=foo", "com.docker.compose.service=bar"]
  }

  /// All that it says about the container, one fact a line.
  var facts: [String] {
    let http = (routers ?? [:]).map { CorpusFact.router("http", $0.key, $0.value) }
    let tcp = (tcpRouters ?? [:]).map { CorpusFact.router("tcp", $0.key, $0.value) }
    let udp = (udpRouters ?? [:]).map { CorpusFact.router("udp", $0.key, $0.value) }
    let servers = [("http", services), ("tcp", tcpServices), ("udp", udpServices)].flatMap { kind, services in
      (services ?? [:]).map { CorpusFact.service(kind, $0.key, $0.value.servers) }
    }
    let middlewares = (middlewares ?? []).map { "http middleware \($0)" }
    return (http + tcp + udp + servers + middlewares + (errors ?? []).map(CorpusFact.refusal)).sorted()
  }
}

/// The one form in which what was recorded and what is read are compared.
enum CorpusFact {
  static func router(_ kind: String, _ name: String, _ router: CorpusRecording.Router) -> String {
    let domains = (router.tls?.domains ?? []).map { ([$0.main ?? ""] + ($0.sans ?? [])).joined(separator: "+") }
    let tls = router.tls.map {
      "resolver \($0.certResolver ?? "-") options \($0.options ?? "-") passthrough \($0.passthrough ?? false) "
        + "domains \(domains.joined(separator: ","))"
    }
    return line(
      kind, name, rule: router.rule, entryPoints: router.entryPoints ?? [], service: router.service,
      priority: router.priority, middlewares: router.middlewares ?? [], tls: tls)
  }

  static func line(
    _ kind: String, _ name: String, rule: String?, entryPoints: [String], service: String, priority: Int?,
    middlewares: [String], tls: String?
  ) -> String {
    // Traefik adds the suffix once it has found the middleware.
    let middlewares = middlewares.map { Text($0).dropping(suffix: "@docker")?.string ?? $0 }
    return "\(kind) router \(name): \(rule ?? "no rule") on \(entryPoints) to \(service) priority \(priority ?? 0) "
      + "through \(middlewares) tls \(tls ?? "off")"
  }

  static func service(_ kind: String, _ name: String, _ servers: [String]) -> String {
    "\(kind) service \(name): \(servers)"
  }

  /// A router is dropped when it has no rule or would have to choose among services, a container for a label that Traefik
  /// does not understand and for a service without a server.
  static func refusal(_ error: String) -> String {
    let ofRouters = ["cannot be linked automatically", "Empty rule", "Undefined rule"]
    return ofRouters.contains(where: error.contains) ? "dropped router" : "dropped container"
  }
}
