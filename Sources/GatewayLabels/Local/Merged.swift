/// What several containers define under one name, put together as Traefik does: equal definitions are one, different
/// ones are none.
struct Merged<Element> {
  /// One element a name, the first one, in name order.
  let agreed: [Element]
  /// Name to all elements that agree in it.
  let groups: [Text: [Element]]
  /// All elements whose name is defined differently elsewhere.
  let disagreeing: [Element]
  /// Name to the containers that disagree over it.
  let conflicts: [Text: [Text]]

  init<Definition: Equatable>(
    _ elements: [Element], name: (Element) -> Text, container: (Element) -> Text?,
    definition: (Element) -> Definition
  ) {
    var agreed: [Element] = []
    var groups: [Text: [Element]] = [:]
    var disagreeing: [Element] = []
    var conflicts: [Text: [Text]] = [:]
    for (key, group) in Dictionary(grouping: elements, by: name).sorted(by: { $0.key < $1.key }) {
      if group.dropFirst().allSatisfy({ definition($0) == definition(group[0]) }) {
        agreed.append(group[0])
        groups[key] = group
      } else {
        disagreeing += group
        conflicts[key] = group.compactMap(container)
      }
    }
    (self.agreed, self.groups, self.disagreeing, self.conflicts) = (agreed, groups, disagreeing, conflicts)
  }
}

extension Merged<LocalRouter> {
  /// The routers that are dropped, each with the containers that disagree over it.
  var skipped: [SkippedRouter] {
    disagreeing.map { SkippedRouter($0, .definedDifferently(containers: conflicts[$0.name] ?? [])) }
  }
}
