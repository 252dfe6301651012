/// The names that companions of routers get on the gateway, beside those of all routers of the guest.
struct CompanionNames {
  private let shared: SharedNames
  /// Without the guest's mark.
  private var taken: Set<Text>

  /// `names` are those of the guest's routers on the gateway.
  init(beside names: [Text], _ shared: SharedNames) {
    self.shared = shared
    taken = Set(names.map { $0.withoutMark(of: shared.vmid) })
  }

  mutating func next(beside name: Text, at level: HostLevel) -> Text {
    let plain = CompanionNames.plain(beside: name, at: level, shared.vmid)
    var (free, number) = (plain, 1)
    while taken.contains(free) {
      number += 1
      free = plain + "-" + Text(String(number))
    }
    taken.insert(free)
    return shared.routers.contains(free) ? free.marked(with: shared.vmid) : free
  }

  /// The names that companions of the router mostly have, for patterns of names.
  static func usual(beside name: Text, _ vmid: Int) -> [Text] {
    HostLevel.allCases.filter { $0.companionWord != nil }.flatMap { level in
      let plain = plain(beside: name, at: level, vmid)
      return [plain, plain.marked(with: vmid)]
    }
  }

  private static func plain(beside name: Text, at level: HostLevel, _ vmid: Int) -> Text {
    name.withoutMark(of: vmid) + "-" + (level.companionWord ?? "")
  }
}

extension HostLevel {
  /// Nil where there are no companions.
  fileprivate var companionWord: Text? {
    switch self {
    case .exact: "at-hosts"
    case .pattern: "at-patterns"
    case .everyHost: "at-every-host"
    case .noHost: nil
    }
  }
}
