/// What makes Traefik's Docker provider drop a whole container: one label that it looks at and does not understand.
/// https://doc.traefik.io/traefik/reference/install-configuration/providers/docker/
public enum LabelFault: Equatable, Sendable {
  /// The first word must be `traefik` in lower case.
  case wrongRoot
  case unknownKey
  /// There is no name where the key wants one, as in `traefik.http.routers..rule`.
  case noName
  /// A service of a kind that only files can define, such as `weighted`.
  case kindOfService(Text)
  case notBoolean
  case notWholeNumber
  case notDuration
  /// A service needs at least one property of its load balancer.
  case noLoadBalancer
  /// A server's URL says scheme and port itself.
  case urlBesidePort
}

/// The labels that Traefik 3.7.9 understands.
enum LabelGrammar {
  /// Nil when Traefik takes all labels of a container, or ignores them. A value where Traefik expects more words is passed
  /// over when other labels have them.
  static func firstFault(in labels: [Label]) -> (label: Label, fault: LabelFault)? {
    let faulty = labels.lazy.compactMap { label in fault(of: label).map { (label: label, fault: $0) } }
    if faulty.isEmpty { return nil }
    let keys = TextMap(labels.map { TextMap.Member($0.key.lowercased, true) })
    return faulty.first { $0.fault != .unknownKey || !keys.hasKey(behind: $0.label.key.lowercased + ".") }
  }

  /// Nil when Traefik takes the label or ignores it.
  static func fault(of label: Label) -> LabelFault? {
    let isRooted = label.key.hasPrefix("traefik.")
    if isRooted, let type = LabelFieldType(plain: LabelKey(label.key)) { return type.fault(of: label.value) }
    let key = label.key.lowercased
    guard prefixes.contains(where: key.hasPrefix) else { return nil }
    guard isRooted else { return .wrongRoot }
    if let type = LabelKeyTable.type(of: key) { return type.fault(of: label.value) }
    let words = key.split(at: .dot)
    if isIgnored(words) { return nil }
    guard let type = LabelFieldType(of: words) else { return unknown(words) }
    return type.fault(of: label.value)
  }

  private static func unknown(_ words: [Text]) -> LabelFault {
    guard words.count > 4, sections.contains(words.prefix(3).joined(by: ".")) else { return .unknownKey }
    if words[3].isEmpty { return .noName }
    return words[2] == "services" && otherKinds.contains(words[4]) ? .kindOfService(words[4]) : .unknownKey
  }

  /// Labels can define services that balance over a container's servers, and no others.
  /// https://doc.traefik.io/traefik/reference/routing-configuration/http/load-balancing/service/
  private static let otherKinds: Set<Text> = ["weighted", "mirroring", "failover", "highestrandomweight"]

  private static let prefixes: [Text] = [
    "traefik.enable", "traefik.http", "traefik.tcp", "traefik.udp", "traefik.tls.stores.default.", "traefik.docker.",
  ]

  /// A name without a property, a list or its element where Traefik wants the other, and what labels cannot define.
  private static func isIgnored(_ words: [Text]) -> Bool {
    let section = words.prefix(3).joined(by: ".")
    if section == "traefik.http.serverstransports" { return true }
    if words.count == 4 { return sections.contains(section) && !words[3].isEmpty && !words[3].contains("[") }
    guard words.count > 5, words[4] == "tls" else { return false }
    let isList = words[5] == "domains"
    return words.count == 6 && (isList || words[5].hasPrefix("domains[")) || words.count == 7 && isList
  }

  private static let sections: Set<Text> = [
    "traefik.http.routers", "traefik.http.services", "traefik.http.middlewares", "traefik.http.models",
    "traefik.tcp.routers", "traefik.tcp.services", "traefik.tcp.middlewares", "traefik.tcp.models",
    "traefik.udp.routers", "traefik.udp.services",
  ]
}
