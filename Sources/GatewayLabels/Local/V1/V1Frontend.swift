/// What v1 makes of one segment of a container: a frontend with its rule, and a backend with one server.
/// https://doc.traefik.io/traefik/v1.7/configuration/backends/docker/
struct V1Frontend {
  private let segment: Text
  private let properties: Properties
  private let container: Container

  init(segment: Text, _ properties: Properties, of container: Container) {
    (self.segment, self.properties, self.container) = (segment, properties, container)
  }

  /// Containers of one backend share it, over all their servers.
  private var backend: Text {
    let service = container.automaticName
    let given = properties["backend"] ?? ""
    let name = segment.isEmpty ? given.isEmpty ? service : given : service + "-" + (given.isEmpty ? segment : given)
    // Labels in one flat list have no container to take a name from.
    return name.normalized.isEmpty ? (rule ?? "").normalized : name.normalized
  }

  /// The name without the place in v1's own list, which changes with every restart.
  private var name: Text { segment.isEmpty ? backend : (segment + "-" + backend).normalized }

  /// Its own, or else v1's default `Host:<service>.<project>.<domain>`; nil when no label says the domain.
  private var rule: Text? {
    if let rule = properties["frontend.rule"], !rule.isEmpty { return rule }
    guard let domain = properties["domain"], !domain.isEmpty, let name = container.nameInV1 else { return nil }
    return "Host:" + name + "." + domain
  }

  var router: LocalRouter {
    let settings = V1Settings(properties)
    var router = settings.routerProperties
    router["priority"] = properties["frontend.priority"].flatMap { Int($0.string) == nil ? nil : $0 }
    return LocalRouter(
      name: name, nameBesideOthers: (name + "-" + container.automaticName).normalized, container: container.name,
      properties: router, v1Rule: rule, link: .service(backend))
  }

  var service: LocalService {
    let names: [(Text, Text)] = [("port", "port"), ("protocol", "scheme"), ("weight", "weight")]
    let server = names.compactMap { label, property in
      properties[label].flatMap { $0.isEmpty ? nil : Properties.Member("loadbalancer.server." + property, $0) }
    }
    return LocalService(
      name: backend, container: container.name, properties: Properties(server),
      ports: container.ports)
  }
}

extension Container {
  /// As v1 writes it into host names; nil when there is none.
  fileprivate var nameInV1: Text? {
    let name = composeService.map { $0.service + "." + $0.project } ?? name
    return name.map { Text(unchecked: $0.bytes.map { "_/".utf8.contains($0) ? UInt8(ascii: "-") : $0 }) }
  }
}
