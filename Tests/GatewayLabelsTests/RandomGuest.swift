import Foundation

@testable import GatewayLabels

/// A guest whose rules are alternatives of a few matchers, so that what they name can be told in the plainest words.
struct RandomGuest {
  struct Router {
    let name: Text
    /// Each alternative is a list of matchers that must all match.
    let alternatives: [[String]]
    let priority: Int?
    let isSecure: Bool
    let rule: Text
    private let expression: RuleExpression?

    init(name: Text, alternatives: [[String]], priority: Int?, isSecure: Bool) {
      (self.name, self.alternatives, self.priority, self.isSecure) = (name, alternatives, priority, isSecure)
      rule = Text(alternatives.map { $0.joined(separator: " && ") }.joined(separator: " || "))
      expression = try? RuleParser.expression(of: rule)
    }

    var localPriority: Int { priority ?? rule.count }

    func matches(_ request: RuleOracle) -> Bool { expression.map(request.matches) ?? false }

    /// 0 for its name, 1 for a pattern, 2 for a pattern of every host, 3 for none of these.
    func naming(_ host: String) -> Int {
      alternatives.map { alternative in
        alternative.map { matcher in
          switch matcher {
          case "Host(`\(host)`)": 0
          case "HostRegexp(`^[a-z]+\\.a\\.test$`)", "Host(`*.a.test`)":
            host.hasSuffix(".a.test") ? 1 : 3
          case "HostRegexp(`^.+$`)", "Host(`*`)": 2
          default: 3
          }
        }.min() ?? 3
      }.min() ?? 3
    }
  }

  let vmid: Int
  let mode: GatewayOptions.Mode
  let routers: [Router]

  init(vmid: Int, using dice: inout SplitMix) {
    self.vmid = vmid
    mode = Bool.random(using: &dice) ? .filter : .passthrough
    routers = (0..<Int.random(in: 1...4, using: &dice)).map { number in
      let alternatives = (0..<(Int.random(in: 0...3, using: &dice) == 0 ? 2 : 1)).map { _ in
        RandomGuest.alternative(using: &dice)
      }
      return Router(
        name: Text("r\(number)"), alternatives: alternatives,
        priority: Int.random(in: 0...2, using: &dice) == 0 ? RandomGuest.priorities.randomElement(using: &dice) : nil,
        isSecure: Bool.random(using: &dice))
    }
  }

  /// The same guest with other names, so that it has none in common with others.
  init(_ other: RandomGuest, namesBeginWith start: Text) {
    (vmid, mode) = (other.vmid, other.mode)
    routers = other.routers.map { router in
      Router(
        name: start + router.name, alternatives: router.alternatives, priority: router.priority,
        isSecure: router.isSecure)
    }
  }

  private static func alternative(using dice: inout SplitMix) -> [String] {
    let host = hosts.randomElement(using: &dice).flatMap { $0 }
    let path = paths.randomElement(using: &dice).flatMap { $0 }
    let parts = [host, path].compactMap { $0 }
    return parts.isEmpty ? ["PathPrefix(`/`)"] : parts
  }

  private static let hosts: [String?] = [
    nil, nil, "Host(`a.test`)", "Host(`a.test`)", "Host(`x.a.test`)", "Host(`b.test`)", "Host(`*.a.test`)",
    "HostRegexp(`^[a-z]+\\.a\\.test$`)", "HostRegexp(`^.+$`)", "Host(`*`)", "!Host(`a.test`)",
  ]
  private static let paths: [String?] = [nil, nil, "PathPrefix(`/x`)", "Path(`/x`)", "PathPrefix(`/u`)", "!Path(`/y`)"]
  private static let priorities = [
    1, 5, 23, 60, 5_000, 700_000, 3_000_000_000, 9_223_372_036_854_774_807, -1, -30, -800_000, .min,
  ]

  var containers: [Container] {
    routers.map { router in
      let own = "traefik.http.routers." + router.name
      var lines = [own + ".rule=" + router.rule, own + ".service=" + router.name]
      if let priority = router.priority { lines.append(own + ".priority=" + Text(String(priority))) }
      if router.isSecure, mode == .passthrough { lines.append(own + ".tls=true") }
      lines.append("traefik.http.services." + router.name + ".loadbalancer.server.port=80")
      return Container(name: "c" + router.name, labels: lines.map(Label.init(line:)))
    }
  }

  /// `heed` is what it must know of other guests.
  func converted(_ heed: GuestComparison.Heed?) -> Conversion {
    var options = GatewayOptions()
    options.mode = mode
    options.passthrough.serviceName = "guest"
    options.passthrough.localEntryPoints.plain = "web"
    options.passthrough.localEntryPoints.secure = "websecure"
    options.priorities.policy = .auto
    options.priorities.otherRouters = heed?.otherRouters ?? []
    options.sharedNames = SharedNames(
      vmid: vmid, routers: Set(heed?.routerNames ?? []), services: Set(heed?.serviceNames ?? []))
    return Conversion(containers, options)
  }

  /// The service, without the guest's mark, that the gateway should choose for the router.
  func service(of router: Router) -> Text {
    mode == .filter ? router.name : router.isSecure ? "guest-secure" : "guest"
  }
}
