/// What several containers define under one name, put together as Traefik does: equal definitions are one, different
/// ones are none.
struct Merged<Element> {
  /// One element a name, the first one, in name order.
  let agreed: [Element]
  /// Name to the further elements that agree with the first one.
  let others: [Text: [Element]]
  /// All elements whose name is defined differently elsewhere.
  let disagreeing: [Element]
  /// Name to the containers that disagree over it.
  let conflicts: [Text: [Text]]

  init<Definition: Equatable>(
    _ elements: [Element], name: (Element) -> Text, container: (Element) -> Text?,
    definition: (Element) -> Definition
  ) {
    var agreed: [Element] = []
    var others: [Text: [Element]] = [:]
    var disagreeing: [Element] = []
    var conflicts: [Text: [Text]] = [:]
    let names = elements.map(name)
    if names.isAscending {
      // No two have one name, and they are in order already.
      (self.agreed, self.others, self.disagreeing, self.conflicts) = (elements, [:], [], [:])
      return
    }
    var rest = names.indices.sorted { names[$0] < names[$1] }[...]
    while let first = rest.first {
      let key = names[first]
      let places = rest.prefix { names[$0] == key }
      rest = rest.dropFirst(places.count)
      if places.count == 1 {
        agreed.append(elements[first])
        continue
      }
      let group = places.map { elements[$0] }
      if group.allSatisfy({ definition($0) == definition(elements[first]) }) {
        agreed.append(elements[first])
        others[key] = Array(group.dropFirst())
      } else {
        disagreeing += group
        conflicts[key] = group.compactMap(container)
      }
    }
    (self.agreed, self.others, self.disagreeing, self.conflicts) = (agreed, others, disagreeing, conflicts)
  }
}

extension Merged<LocalRouter> {
  /// The routers that are dropped, each with the containers that disagree over it.
  var skipped: [SkippedRouter] {
    var rest = disagreeing[...]
    var skipped: [SkippedRouter] = []
    while let first = rest.first {
      let group = rest.prefix { $0.name == first.name }
      rest = rest.dropFirst(group.count)
      let reason = Merged.reason(group, conflicts[first.name] ?? [])
      skipped += group.map { SkippedRouter($0, reason) }
    }
    return skipped
  }

  /// Labels that are equal word for word still differ when each container has a service of its own.
  private static func reason(_ group: ArraySlice<LocalRouter>, _ containers: [Text]) -> SkippedRouter.Reason {
    let isEqual = group.allSatisfy { $0.properties == group.first?.properties && $0.rule == group.first?.rule }
    let services = group.flatMap(\.possibleLinks).compactMap { if case .service(let name) = $0 { name } else { nil } }
    return isEqual
      ? .linkedDifferently(containers: containers, services: services) : .definedDifferently(containers: containers)
  }
}
