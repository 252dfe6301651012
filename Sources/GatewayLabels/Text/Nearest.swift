/// The known name that a person who wrote `name` most likely meant; nil when none is near.
public func nearest(to name: Text, among known: [Text]) -> Text? {
  // Longer than any slip of the pen makes a name, and long to compare.
  guard name.count <= 100 else { return nil }
  let ranked = known.map { ($0, editDistance(name.bytes, $0.bytes)) }
  guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
  return best.1 <= max(2, best.0.count / 2) ? best.0 : nil
}

/// How many insertions, deletions and replacements turn one text into the other.
func editDistance(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
  editDistance(first, second, removing: { _ in 1 }, adding: { _ in 1 }, replacing: { $0 == $1 ? 0 : 1 })
}

/// The least that it costs to turn one list into the other by removing, adding and replacing elements.
@inline(__always)
func editDistance<First: Collection, Second: Collection>(
  _ first: First, _ second: Second, removing: (First.Element) -> Int, adding: (Second.Element) -> Int,
  replacing: (First.Element, Second.Element) -> Int
) -> Int {
  var row = second.reduce(into: [0]) { $0.append(($0.last ?? 0) + adding($1)) }
  for element in first {
    var diagonal = row[0]
    let removal = removing(element)
    row[0] += removal
    for (column, other) in second.enumerated() {
      let replaced = diagonal + replacing(element, other)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, diagonal + removal, row[column] + adding(other))
    }
  }
  return row[second.count]
}
