extension UInt8 {
  static let dot = UInt8(ascii: ".")
  static let equals = UInt8(ascii: "=")
  static let blank = UInt8(ascii: " ")
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")

  /// The lower-case form of an ASCII capital; every other byte as it is.
  var lowercased: UInt8 {
    self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
  }
}

extension Text {
  public static func + (left: Text, right: Text) -> Text {
    Text(joining: left, right)
  }

  /// The texts one behind the other.
  public init(joining parts: Text...) {
    var all: [UInt8] = []
    all.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { all += part.bytes }
    self.init(unchecked: all)
  }

  /// For `switch`: a literal there is compared where it stands in the program, and no text is made of it.
  public static func ~= (literal: StaticString, text: Text) -> Bool {
    text.count == literal.utf8CodeUnitCount
      && literal.withUTF8Buffer { literal in text.withBytes { $0.begins(with: UnsafeRawBufferPointer(literal)) } }
  }

  public func hasPrefix(_ prefix: Text) -> Bool {
    has(prefix, at: range.lowerBound)
  }

  /// Whether `part` stands at `place`.
  private func has(_ part: Text, at place: Int) -> Bool {
    withBytes { own in part.withBytes { own.dropping(place - range.lowerBound).begins(with: $0) } }
  }

  /// With ASCII capitals in lower case, which is how Traefik and the gateway's plugin compare key parts.
  public var lowercased: Text {
    has { $0 != $0.lowercased } ? Text(unchecked: bytes.map(\.lowercased)) : self
  }

  /// Whether one of its bytes is as asked for.
  public func has(_ isWanted: (UInt8) -> Bool) -> Bool {
    withBytes { $0.contains(where: isWanted) }
  }

  /// Where the byte comes first, at or behind `start`; nil when there is none.
  func place(of byte: UInt8, from start: Int) -> Int? {
    withBytes { $0.dropping(start - range.lowerBound).place(of: byte) }.map { start + $0 }
  }

  /// The place behind the word, which is given in lower case, if that stands at `start` in any letter case.
  func place(behind word: StaticString, at start: Int) -> Int? {
    let end = start + word.utf8CodeUnitCount
    guard end <= range.upperBound else { return nil }
    let isWord = word.withUTF8Buffer { word in
      withBytes { own in
        let own = own.dropping(start - range.lowerBound)
        return own.begins(with: UnsafeRawBufferPointer(word))
          || word.indices.allSatisfy { own[$0].lowercased == word[$0] }
      }
    }
    return isWord ? end : nil
  }

  /// The text behind `prefix`; nil when it does not begin with it.
  public func dropping(prefix: Text) -> Text? {
    hasPrefix(prefix) ? self[(range.lowerBound + prefix.count)..<range.upperBound] : nil
  }

  /// The text before `suffix`; nil when it does not end with it.
  public func dropping(suffix: Text) -> Text? {
    let end = range.upperBound - suffix.count
    return end >= range.lowerBound && has(suffix, at: end) ? self[range.lowerBound..<end] : nil
  }

  public func contains(_ part: Text) -> Bool {
    guard let first = part.bytes.first else { return true }
    var start = range.lowerBound
    while let place = place(of: first, from: start) {
      if has(part, at: place) { return true }
      start = place + 1
    }
    return false
  }

  /// The two parts around the first `separator`; nil when there is none.
  func cut(at separator: UInt8) -> (head: Text, tail: Text)? {
    guard let place = place(of: separator, from: range.lowerBound) else { return nil }
    return (self[range.lowerBound..<place], self[(place + 1)..<range.upperBound])
  }

  /// All parts between the separators, empty ones included.
  public func split(at separator: UInt8) -> [Text] {
    var parts: [Text] = []
    var start = range.lowerBound
    while let end = place(of: separator, from: start) {
      parts.append(self[start..<end])
      start = end + 1
    }
    return parts + [self[start..<range.upperBound]]
  }

  /// Without the given bytes on both sides.
  public func trimming(_ isTrimmed: (UInt8) -> Bool) -> Text {
    guard let first = bytes.firstIndex(where: { !isTrimmed($0) }),
      let last = bytes.lastIndex(where: { !isTrimmed($0) })
    else { return "" }
    return self[first..<(last + 1)]
  }
}

extension [Text] {
  public func joined(by separator: Text) -> Text { self[...].joined(by: separator) }
}

extension ArraySlice<Text> {
  public func joined(by separator: Text) -> Text {
    if count == 1 { return self[startIndex] }
    var all: [UInt8] = []
    var isFirst = true
    for part in self {
      if !isFirst { all += separator.bytes }
      isFirst = false
      all += part.bytes
    }
    return Text(unchecked: all)
  }
}
