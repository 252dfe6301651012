/// What Traefik routes besides HTTP.
public enum StreamProtocol: String, CaseIterable, Sendable {
  case tcp, udp

  /// What the keys of its services begin with.
  var servicesPrefix: Text { Text("traefik." + rawValue + ".services.") }
}

/// What the key of a TCP or UDP label names.
/// https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/#tcp
struct StreamKey: Equatable {
  enum Section: String {
    case routers, services, middlewares
  }

  let streamProtocol: StreamProtocol
  let section: Section
  let name: Text
  /// In lower case.
  let property: Text

  /// Nil when the key is about something else.
  init?(_ key: Text) {
    let parts = key.split(at: .dot)
    guard parts.count > 4, parts[0].lowercased == "traefik", !parts[3].isEmpty,
      let streamProtocol = StreamProtocol(rawValue: parts[1].lowercased.string),
      let section = Section(rawValue: parts[2].lowercased.string)
    else { return nil }
    (self.streamProtocol, self.section, name) = (streamProtocol, section, parts[3])
    property = parts[4...].joined(by: ".").lowercased
  }
}
