/// Finds, for a rule, one of another group that can match the same request. This is the only place that decides whether two
/// rules overlap: those of one guest that lead to different services, and those of different guests.
///
/// Two rules that can share a host count as overlapping.
struct RivalIndex<Group: Hashable> {
  struct Member {
    let rule: Text
    /// Rules of one group are no rivals.
    let group: Group
  }

  private let members: [Member]
  private var byHost: [Text: FirstOfTwoGroups] = [:]
  private var ofAnyHost = FirstOfTwoGroups()
  private var all = FirstOfTwoGroups()

  init(_ members: [Member]) {
    self.members = members
    for (place, member) in members.enumerated() {
      all.add(place, members)
      switch HostSet(rule: member.rule) {
      case .any: ofAnyHost.add(place, members)
      case .only(let hosts): for host in hosts { byHost[host, default: FirstOfTwoGroups()].add(place, members) }
      }
    }
  }

  /// The place of the first rival in the order in which they were given; nil when there is none.
  func rival(of member: Member) -> Int? {
    let buckets =
      switch HostSet(rule: member.rule) {
      case .any: [all]
      case .only(let hosts): [ofAnyHost] + hosts.compactMap { byHost[$0] }
      }
    return buckets.compactMap { $0.firstPlace(outside: member.group, members) }.min()
  }

  /// The places of the first member and of the first one of another group: one of the two is a rival to any member.
  private struct FirstOfTwoGroups {
    private var first: Int?
    private var second: Int?

    mutating func add(_ place: Int, _ members: [Member]) {
      guard let first else { return first = place }
      if second == nil, members[place].group != members[first].group { second = place }
    }

    func firstPlace(outside group: Group, _ members: [Member]) -> Int? {
      first.flatMap { members[$0].group != group ? $0 : second }
    }
  }
}
