/// Labels and the text that has one of them on each line. They are cut out of it, so that a large guest has each of them
/// once.
struct LabelLines: Sendable {
  let labels: [Label]
  /// `key=value`, without a line break at the end.
  let text: Text

  init(_ labels: [Label]) {
    let size = labels.reduce(0) { $0 + $1.key.count + $1.value.count + 2 }
    self.init(size: size) { lines in for label in labels { lines.add([label.key], label.value) } }
  }

  /// `write` gives the lines in their order; `size` is about how many bytes they have.
  init(size: Int, _ write: (inout Builder) -> Void) {
    var builder = Builder(size: size)
    write(&builder)
    self.init(builder)
  }

  private init(_ builder: Builder) {
    let bytes = builder.bytes
    text = Text(unchecked: bytes)
    labels = builder.places.map { place in
      Label(Text(unchecked: bytes, place.key), Text(unchecked: bytes, place.key.upperBound + 1..<place.end))
    }
  }

  struct Builder {
    fileprivate private(set) var bytes: [UInt8] = []
    fileprivate private(set) var places: [(key: Range<Int>, end: Int)] = []

    fileprivate init(size: Int) {
      bytes.reserveCapacity(size)
    }

    /// The parts of the key stand one behind the other.
    mutating func add(_ key: [Text], _ value: Text) {
      if !bytes.isEmpty { bytes.append(.lineFeed) }
      let start = bytes.count
      for part in key { bytes += part.bytes }
      let equals = bytes.count
      bytes.append(.equals)
      bytes += value.bytes
      places.append((start..<equals, bytes.count))
    }
  }
}
