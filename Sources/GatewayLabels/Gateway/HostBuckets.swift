/// Places in a list of rules, by the hosts that the rules can match: what cannot share a host need not be compared.
struct HostBuckets {
  private var byHost: [Text: [Int]] = [:]
  private var ofAnyHost: [Int] = []
  private var count = 0

  /// Adds the rule at the next place.
  mutating func add(_ reach: RuleReach) {
    if let hosts = reach.hostNames {
      for host in hosts { byHost[host, default: []].append(count) }
    } else {
      ofAnyHost.append(count)
    }
    count += 1
  }

  /// The places of the rules that may share a host with this one, in ascending order.
  func candidates(for reach: RuleReach) -> [Int] {
    guard let hosts = reach.hostNames else { return Array(0..<count) }
    return Set(hosts.flatMap { byHost[$0] ?? [] } + ofAnyHost).sorted()
  }
}
