/// What several containers define under one name, put together as Traefik does: equal definitions are one, different
/// ones are none.
struct Merged<Element> {
  /// One element a name, in name order.
  let agreed: [Element]
  /// All elements whose name is defined differently elsewhere.
  let disagreeing: [Element]
  /// Name to the containers that disagree over it.
  let conflicts: [Text: [Text]]

  init<Definition: Equatable>(
    _ elements: [Element], name: (Element) -> Text, container: (Element) -> Text?,
    definition: (Element) -> Definition
  ) {
    var agreed: [Element] = []
    var disagreeing: [Element] = []
    var conflicts: [Text: [Text]] = [:]
    for (key, group) in Dictionary(grouping: elements, by: name).sorted(by: { $0.key < $1.key }) {
      if group.dropFirst().allSatisfy({ definition($0) == definition(group[0]) }) {
        agreed.append(group[0])
      } else {
        disagreeing += group
        conflicts[key] = group.compactMap(container)
      }
    }
    (self.agreed, self.disagreeing, self.conflicts) = (agreed, disagreeing, conflicts)
  }
}
