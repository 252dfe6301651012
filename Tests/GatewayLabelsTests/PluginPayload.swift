import Foundation
import GatewayLabels

/// The JSON that the plugin sends to Traefik for a modelled configuration of one guest.
struct PluginPayload {
  let configuration: PluginConfiguration
  let guest: PluginGuest

  /// With sorted keys, so that equal values are equal bytes.
  static func canonical(_ json: Any) throws -> Data {
    try JSONSerialization.data(withJSONObject: json, options: [.sortedKeys, .withoutEscapingSlashes])
  }

  /// The services of which one, by chance, serves the routers that name none; one value when chance decides nothing.
  var chances: Set<Text?> {
    let undecided = configuration.routers.values.map(\.service).filter { !$0.isDecided }
    return undecided.isEmpty ? [nil] : Set(undecided.flatMap(\.possible))
  }

  /// All that the plugin may send when that service serves the routers that name none.
  func possible(chance: Text?) throws -> Set<Data> {
    var choices: [[String: Any]] = [[:]]
    for (name, router) in configuration.routers {
      let forms = router.possibleJSON(chance: chance)
      choices = choices.flatMap { choice in forms.map { choice.merging([name.string: $0]) { $1 } } }
    }
    return try Set(choices.map { try PluginPayload.canonical(payload(routers: $0)) })
  }

  private func payload(routers: [String: Any]) -> [String: Any] {
    let services = Dictionary(configuration.services.map { ($0.key.string, $0.value.json(guest)) }) { $1 }
    var http: [String: Any] = [:]
    http["routers"] = routers.isEmpty ? nil : routers
    http["services"] = services.isEmpty ? nil : services
    return ["http": http, "tcp": [String: Any](), "udp": [String: Any](), "tls": [String: Any]()]
  }
}

extension PluginRouter {
  fileprivate func possibleJSON(chance: Text?) -> [[String: Any]] {
    let service = self.service.decided ?? chance ?? ""
    var json: [String: Any] = [:]
    json["rule"] = rule.json
    json["service"] = service.json
    json["entryPoints"] = entryPoints.json
    json["middlewares"] = middlewares.json
    json["priority"] = priority == 0 ? nil : priority
    guard let tls else { return [json] }
    return tls.possibleJSON.map { json.merging(["tls": $0]) { $1 } }
  }
}

extension PluginTLS {
  fileprivate var possibleJSON: [[String: Any]] {
    var json: [String: Any] = [:]
    json["certResolver"] = certificateResolver?.json
    json["options"] = options?.json
    guard !domains.isEmpty else { return [json] }
    return domains.reduce([[]]) { lists, domain in
      lists.flatMap { list in domain.possibleJSON.map { list + [$0] } }
    }.map { (list: [[String: Any]]) in json.merging(["domains": list]) { $1 } }
  }
}

extension PluginDomain {
  fileprivate var possibleJSON: [[String: Any]] {
    main.possible.flatMap { main in
      alternatives.possible.map { alternatives in
        var json: [String: Any] = [:]
        json["main"] = main.json
        json["sans"] = alternatives.json
        return json
      }
    }
  }
}

extension PluginService {
  fileprivate func json(_ guest: PluginGuest) -> [String: Any] {
    var balancer: [String: Any] = ["passHostHeader": passesHostHeader]
    balancer["servers"] = [server.url(of: guest).json.map { ["url": $0] } ?? [:]]
    balancer["healthCheck"] = healthCheck?.json
    balancer["sticky"] = cookie.map { ["cookie": $0.json] }
    balancer["responseForwarding"] = flushInterval.map { ["flushInterval": $0.string] }
    balancer["serversTransport"] = serversTransport?.json
    return ["loadBalancer": balancer]
  }
}

extension PluginHealthCheck {
  fileprivate var json: [String: Any] {
    var json: [String: Any] = ["followRedirects": NSNull()]
    json["path"] = path.json
    json["interval"] = interval?.json
    json["timeout"] = timeout?.json
    return json
  }
}

extension PluginCookie {
  fileprivate var json: [String: Any] {
    var json: [String: Any] = [:]
    json["name"] = name.json
    json["secure"] = isSecure ? true : nil
    json["httpOnly"] = isHTTPOnly ? true : nil
    return json
  }
}

extension Text {
  /// The plugin leaves empty values out.
  fileprivate var json: String? { isEmpty ? nil : string }
}

extension [Text] {
  fileprivate var json: [String]? { isEmpty ? nil : map(\.string) }
}
