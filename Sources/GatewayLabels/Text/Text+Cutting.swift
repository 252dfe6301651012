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
    Text(unchecked: Array(left.bytes) + right.bytes)
  }

  public func hasPrefix(_ prefix: Text) -> Bool {
    bytes.starts(with: prefix.bytes)
  }

  /// With ASCII capitals in lower case, which is how Traefik and the gateway's plugin compare key parts.
  public var lowercased: Text {
    bytes.contains { $0 != $0.lowercased } ? Text(unchecked: bytes.map(\.lowercased)) : self
  }

  /// The text behind `prefix`; nil when it does not begin with it.
  public func dropping(prefix: Text) -> Text? {
    hasPrefix(prefix) ? Text(piece: bytes.dropFirst(prefix.bytes.count)) : nil
  }

  /// The text before `suffix`; nil when it does not end with it.
  public func dropping(suffix: Text) -> Text? {
    bytes.suffix(suffix.bytes.count).elementsEqual(suffix.bytes)
      ? Text(piece: bytes.dropLast(suffix.bytes.count)) : nil
  }

  public func contains(_ part: Text) -> Bool {
    guard let first = part.bytes.first else { return true }
    var rest = bytes
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: part.bytes) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// The two parts around the first `separator`; nil when there is none.
  func cut(at separator: UInt8) -> (head: Text, tail: Text)? {
    guard let place = bytes.firstIndex(of: separator) else { return nil }
    return (Text(piece: bytes[..<place]), Text(piece: bytes[(place + 1)...]))
  }

  /// All parts between the separators, empty ones included.
  public func split(at separator: UInt8) -> [Text] {
    bytes.split(separator: separator, omittingEmptySubsequences: false).map(Text.init(piece:))
  }

  /// Without the given bytes on both sides.
  public func trimming(_ isTrimmed: (UInt8) -> Bool) -> Text {
    guard let first = bytes.firstIndex(where: { !isTrimmed($0) }),
      let last = bytes.lastIndex(where: { !isTrimmed($0) })
    else { return Text(piece: []) }
    return Text(piece: bytes[first...last])
  }
}

extension Sequence<Text> {
  public func joined(by separator: Text) -> Text {
    Text(unchecked: Array(map(\.bytes).joined(separator: separator.bytes)))
  }
}
