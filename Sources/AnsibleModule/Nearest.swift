import GatewayLabels

/// The known name that a person who wrote `name` most likely meant; nil when none is near.
func nearest(to name: Text, among known: [Text]) -> Text? {
  // Longer than any slip of the pen makes a name, and long to compare.
  guard name.count <= 100 else { return nil }
  let ranked = known.map { ($0, editDistance(name.bytes, $0.bytes)) }
  guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
  return best.1 <= max(2, best.0.count / 2) ? best.0 : nil
}

/// How many insertions, deletions and replacements turn one text into the other.
private func editDistance(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
  var row = Array(0...second.count)
  for (line, byte) in first.enumerated() {
    var diagonal = row[0]
    row[0] = line + 1
    for (column, other) in second.enumerated() {
      let replaced = diagonal + (byte == other ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
    }
  }
  return row[second.count]
}
