/// Labels and the text that has one of them on each line. They are cut out of it, so that a large guest has each of them
/// once.
struct LabelLines: Sendable {
  let labels: [Label]
  /// `key=value`, without a line break at the end.
  let text: Text

  init(_ labels: [Label]) {
    let size = labels.reduce(0) { $0 + $1.key.count + $1.value.count + 2 }
    self.init(size: size) { lines in for label in labels { lines.add("", label.key, label.value) } }
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
    var start = 0
    labels = builder.places.map { place in
      let (equals, end) = (Int(place.equals), Int(place.end))
      defer { start = end + 1 }
      return Label(Text(unchecked: bytes, start..<equals), Text(unchecked: bytes, equals + 1..<end))
    }
  }

  struct Builder {
    fileprivate private(set) var bytes: [UInt8] = []
    /// Of the signs behind the keys, and the ends of the lines. There are many, and texts have places of 32 bits too.
    fileprivate private(set) var places: [(equals: UInt32, end: UInt32)] = []

    fileprivate init(size: Int) {
      bytes.reserveCapacity(size)
    }

    /// The key is `start` and `rest`, one behind the other.
    mutating func add(_ start: Text, _ rest: Text, _ value: Text) {
      if !bytes.isEmpty { bytes.append(.lineFeed) }
      bytes += start.bytes
      bytes += rest.bytes
      let equals = UInt32(bytes.count)
      bytes.append(.equals)
      bytes += value.bytes
      places.append((equals, UInt32(bytes.count)))
    }
  }
}
