import XCTest

@testable import GatewayLabels

/// Every label set of the corpus is read as the real Traefik read it: routers, services, middlewares and refusals.
///
/// Not compared is what no label tells: whether a router works. That depends on entry points, middlewares, services and TLS
/// options which other containers or the static configuration define, on the contents of middlewares, and on rules, which
/// have recordings of their own. `testWhatLabelsDoNotTell` names what makes such routers fail.
final class CorpusRecordingsTests: XCTestCase {
  func testEveryLabelSetIsReadAsTraefikReadIt() throws {
    let corpus = try CorpusRecording.all()
    XCTAssertGreaterThan(corpus.entries.count, 0)
    for entry in corpus.entries {
      let read = CorpusReading(entry.container(exposing: corpus.container.exposed), corpus).facts
      XCTAssertEqual(read, entry.facts, "\(entry.source) \(entry.name)")
    }
  }

  func testWhatLabelsDoNotTell() throws {
    for entry in try CorpusRecording.all().entries {
      for (name, router) in entry.allRouters where router.status == "disabled" {
        let error = (router.error ?? []).joined()
        let kinds = CorpusError.allCases.filter { error.contains($0.rawValue) }
        XCTAssertEqual(kinds.count, 1, "\(entry.source) \(name): \(error)")
      }
    }
  }

  /// Traefik disables a router whose service or middleware is nowhere, or whose service has a port that is no number.
  func testEveryDanglingReferenceIsSeenAndNoOther() throws {
    let corpus = try CorpusRecording.all()
    for entry in corpus.entries {
      let local = CorpusReading(entry.container(exposing: corpus.container.exposed), corpus).local
      for router in local.routers {
        guard let recorded = entry.routers?[router.name.string] else { continue }
        let error = (recorded.error ?? []).joined()
        let tells = error.contains(#"@docker" does not exist"#) || error.contains("invalid port")
        XCTAssertTrue(!tells || local.isDisabled(router), "\(entry.source) \(router.name): \(error)")
        XCTAssertTrue(recorded.status == "disabled" || !local.isDisabled(router), "\(entry.source) \(router.name)")
      }
    }
  }
}

/// Why Traefik turns off a router that it has read.
private enum CorpusError: String, CaseIterable {
  case entryPoint = "no valid entryPoint"
  case middleware = "middleware \""
  case options = "unknown TLS options"
  case service = "the service \""
  case users = "error parsing BasicUser"
  case addresses = "cannot parse CIDRs"
  case rule = "while parsing rule"
  case sni = "has HostSNI matcher, but no TLS"
  case ping = "ping is not enabled"
  case server = "error parsing server URL"
  case transport = "servers transport not found"
  case regexp = "error parsing regexp"
}

/// What is read of one container, as facts of the corpus.
private struct CorpusReading {
  let local: LocalConfiguration
  private let part: ContainerConfiguration
  private let container: Container
  private let corpus: CorpusRecording

  init(_ container: Container, _ corpus: CorpusRecording) {
    var options = LocalOptions()
    options.syntax = .v3
    options.exposedByDefault = corpus.exposedByDefault
    options.defaultRule = try? DefaultRule("Host(`{{ normalize .Name }}`)")
    local = LocalConfiguration([container], options)
    part = ContainerConfiguration(container, options)
    (self.container, self.corpus) = (container, corpus)
  }

  var facts: [String] {
    let dropped = part.unlinkable + StreamProtocol.allCases.flatMap { part.streams[$0]?.dropped ?? [] }
    let drops = part.hiddenBecause == nil ? dropped.map { _ in "dropped router" } : []
    let streams = StreamProtocol.allCases.flatMap { kind in
      routers(local.streams[kind]?.routers ?? [], kind.rawValue)
        + services(local.streams[kind]?.services ?? [], kind.rawValue)
    }
    let http = routers(local.routers, "http") + services(local.services.values, "http")
    return (http + streams + middlewares + refusals + drops).sorted()
  }

  private var refusals: [String] {
    switch part.hiddenBecause {
    case .labelNotUnderstood, .portMissing, .enableUnreadable: ["dropped container"]
    default: []
    }
  }

  private var middlewares: [String] {
    guard part.hiddenBecause == nil else { return [] }
    return ParsedLabels(container.labels).middlewares.keys.map { "http middleware \($0)" }
  }

  private func routers(_ routers: [LocalRouter], _ kind: String) -> [String] {
    routers.map { router in
      guard case .service(let service) = router.link else { return "dropped router" }
      let names = router.entryPoints.isEmpty ? corpus.defaultEntryPoints : router.entryPoints.map(\.string)
      return CorpusFact.line(
        kind, router.name.string, rule: router.rule?.string, entryPoints: names, service: service.string,
        priority: kind == "udp" ? nil : router.priority, middlewares: router.middlewares.map(\.string),
        tls: router.usesTLS ? router.tlsFacts : nil)
    }
  }

  private func services(_ services: [LocalService], _ kind: String) -> [String] {
    services.map { service in
      let scheme = kind == "http" ? (service.properties["loadbalancer.server.scheme"]?.string ?? "http") + "://" : ""
      let port = service.portLabel?.string ?? service.port.map(String.init) ?? ""
      let url = service.properties["loadbalancer.server.url"]?.string ?? scheme + corpus.container.ip + ":" + port
      return CorpusFact.service(kind, service.name.string, [url])
    }
  }
}

extension LocalRouter {
  /// Its own, or else the length of its rule; a TCP rule for every name comes last.
  fileprivate var priority: Int {
    if let own = properties["priority"].flatMap({ Int($0.string) }), own != 0 { return own }
    return isForEveryName ? -1 : rule?.bytes.count ?? 0
  }

  private var isForEveryName: Bool {
    guard let rule, case .matcher(let matcher)? = try? RuleParser.expression(of: rule) else { return false }
    return matcher.kind == .hostSNI && matcher.arguments == ["*"]
  }

  fileprivate var tlsFacts: String {
    let text = { (name: Text) in self.properties[name]?.string ?? "-" }
    let elements = Dictionary(grouping: properties.filter { $0.key.hasPrefix("tls.domains[") }) {
      $0.key.split(at: .dot)[1]
    }
    let domains = elements.sorted { $0.key < $1.key }.map { _, parts in
      parts.sorted { $0.key < $1.key }.flatMap(\.value.listItems).map(\.string).joined(separator: "+")
    }
    return "resolver \(text("tls.certresolver")) options \(text("tls.options")) "
      + "passthrough \(text("tls.passthrough") == "true") domains \(domains.joined(separator: ","))"
  }
}
