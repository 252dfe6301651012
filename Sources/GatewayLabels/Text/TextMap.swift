/// Values by name, in the byte order of the names.
///
/// One sorted array: labels and the members of JSON objects mostly come in this order already, and everything that is
/// written needs it. Nothing is hashed, so no choice of names makes it slow.
///
/// `@inlinable` lets the other modules compile it for their own types.
public struct TextMap<Value> {
  public struct Member {
    public let key: Text
    public let value: Value

    @inlinable public init(_ key: Text, _ value: Value) {
      (self.key, self.value) = (key, value)
    }
  }

  @usableFromInline var members: [Member]

  /// Of a name given twice the last value counts.
  @inlinable public init(_ given: [Member]) {
    members = given
    guard !TextMap.isInOrder(given) else { return }
    members.removeAll(keepingCapacity: true)
    for place in given.indices.sorted(by: { given[$0].key < given[$1].key }) {
      if members.last?.key == given[place].key { members.removeLast() }
      members.append(given[place])
    }
  }

  /// Those that have a value.
  @inlinable public init(having pairs: [(Text, Value?)]) {
    self.init(pairs.compactMap { pair in pair.1.map { Member(pair.0, $0) } })
  }

  @inlinable static func isInOrder(_ members: [Member]) -> Bool {
    members.indices.dropFirst().allSatisfy { members[$0 - 1].key < members[$0].key }
  }

  @inlinable public subscript(key: Text) -> Value? {
    get {
      let place = place(of: key)
      return place < members.count && members[place].key == key ? members[place].value : nil
    }
    set {
      let place = place(of: key)
      let old = place < members.count && members[place].key == key ? place..<(place + 1) : place..<place
      var changed: [Member] = []
      changed.reserveCapacity(members.count + 1)
      changed += members[..<old.lowerBound]
      if let newValue { changed.append(Member(key, newValue)) }
      changed += members[old.upperBound...]
      members = changed
    }
  }

  @inlinable public var keys: [Text] { members.map(\.key) }
  @inlinable public var values: [Value] { members.map(\.value) }

  @inlinable public func mapValues<Other>(_ transform: (Value) -> Other) -> TextMap<Other> {
    TextMap<Other>(inOrder: members.map { TextMap<Other>.Member($0.key, transform($0.value)) })
  }

  @inlinable public func filter(_ isKept: (Member) -> Bool) -> TextMap {
    TextMap(inOrder: members.filter(isKept))
  }

  @inlinable init(inOrder members: [Member]) {
    self.members = members
  }

  /// Whether a name begins with the given text.
  @inlinable public func hasKey(behind prefix: Text) -> Bool {
    let place = place(of: prefix)
    return place < members.count && members[place].key.hasPrefix(prefix)
  }

  /// Where the name stands, or where it would.
  @inlinable func place(of key: Text) -> Int {
    var (low, high) = (0, members.count)
    while low < high {
      let middle = (low + high) / 2
      if members[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TextMap: RandomAccessCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { members.count }
  @inlinable public subscript(place: Int) -> Member { members[place] }
}

extension TextMap: ExpressibleByDictionaryLiteral {
  @inlinable public init(dictionaryLiteral elements: (Text, Value)...) {
    self.init(elements.map(Member.init))
  }
}

extension TextMap.Member: Sendable where Value: Sendable {}
extension TextMap: Sendable where Value: Sendable {}
extension TextMap.Member: Equatable where Value: Equatable {}
extension TextMap: Equatable where Value: Equatable {}
extension TextMap.Member: Hashable where Value: Hashable {}
extension TextMap: Hashable where Value: Hashable {}

/// What labels say of one router, service or middleware: property, such as `tls.certresolver`, to value.
public typealias Properties = TextMap<Text>
