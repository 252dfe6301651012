/// Finds, for a rule, one of another group that can match the same request. This is the only place that decides whether two
/// rules overlap: those of one guest that lead to different services, and those of different guests.
struct RivalIndex<Group: Hashable> {
  struct Member {
    let reach: RuleReach
    /// Rules of one group are no rivals.
    let group: Group
  }

  private let members: [Member]
  private var byHost: [Text: Bucket] = [:]
  private var ofAnyHost = Bucket()
  private var all = Bucket()

  init(_ members: [Member]) {
    self.members = members
    for (place, member) in members.enumerated() {
      all.add(place, member)
      if let hosts = member.reach.hostNames {
        for host in hosts { byHost[host, default: Bucket()].add(place, member) }
      } else {
        ofAnyHost.add(place, member)
      }
    }
  }

  /// The place of the first rival in the order in which they were given; nil when there is none.
  func rival(of member: Member) -> Int? {
    let buckets = member.reach.hostNames.map { hosts in [ofAnyHost] + hosts.compactMap { byHost[$0] } } ?? [all]
    return buckets.compactMap { $0.rival(of: member, members) }.min()
  }

  /// Members that may have a host in common.
  private struct Bucket {
    private var places: [Int] = []
    private var groups: Set<Group> = []

    mutating func add(_ place: Int, _ member: Member) {
      places.append(place)
      groups.insert(member.group)
    }

    /// Comparing costs time, and a priority too many does no harm: after many comparisons the next one counts as a rival.
    func rival(of member: Member, _ members: [Member]) -> Int? {
      guard groups.contains(where: { $0 != member.group }) else { return nil }
      var patience = 1000
      return places.first { place in
        guard members[place].group != member.group else { return false }
        patience -= members[place].reach.size * member.reach.size
        return patience < 0 || members[place].reach.overlaps(member.reach)
      }
    }
  }
}
