/// Which guests use a name on the gateway; one list for the routers of all guests, one for the services.
///
/// A name counts without its guest's mark, so that notes with marked names give the same answer as notes without. Each
/// guest also holds the marked name, whether it uses it yet or not.
struct NameClaims {
  private var guests: [Text: Set<Int>] = [:]

  /// The names that each guest uses, without its mark.
  init(_ names: [(vmid: Int, names: Set<Text>)]) {
    for guest in names {
      for name in guest.names {
        for held in NameClaims.held(name, by: guest.vmid) { guests[held, default: []].insert(guest.vmid) }
      }
    }
  }

  /// Those names that another guest holds too, sorted.
  func shared(among names: Set<Text>, of vmid: Int) -> [Text] {
    names.filter { name in
      NameClaims.held(name, by: vmid).contains { guests[$0, default: []].count > 1 }
    }.sorted()
  }

  private static func held(_ name: Text, by vmid: Int) -> [Text] {
    [name, name.marked(with: vmid)]
  }
}
