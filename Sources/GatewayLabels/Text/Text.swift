#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// Text that is equal, ordered and hashed by its UTF-8 bytes.
///
/// Traefik, Proxmox and Ansible compare text byte by byte (or code point by code point, which is the same order).
/// Swift's `String` does not: for it "é" and "e" + U+0301 are one key, and "\r\n" is one character.
///
/// A text that is cut out of another one shares its bytes: nothing is copied between the argument file and the answer.
/// It takes 16 bytes, since a guest with many labels has millions of texts.
public struct Text: Sendable {
  /// Always valid UTF-8.
  private let shared: [UInt8]
  private let start: UInt32
  private let length: UInt32

  public init(_ string: String) {
    self.init(unchecked: Array(string.utf8))
  }

  /// Nil when the bytes are not valid UTF-8.
  public init?(validating bytes: [UInt8]) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    self.init(unchecked: bytes)
  }

  /// For bytes that are known to be valid UTF-8, such as pieces of valid text.
  public init(unchecked bytes: [UInt8]) {
    self.init(unchecked: bytes, bytes.indices)
  }

  /// For a part that is known to be valid UTF-8; the bytes are shared, not copied.
  public init(unchecked bytes: [UInt8], _ range: Range<Int>) {
    shared = bytes
    start = UInt32(range.lowerBound)
    length = UInt32(range.count)
  }

  /// The indices do not begin at 0.
  public var bytes: ArraySlice<UInt8> { shared[range] }
  public var range: Range<Int> { Int(start)..<(Int(start) + Int(length)) }
  public var count: Int { Int(length) }
  public var isEmpty: Bool { length == 0 }
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The part between two indices of `bytes`, which must stand beside ASCII characters.
  public subscript(range: Range<Int>) -> Text { Text(unchecked: shared, range) }

  /// `body` gets the bytes from index 0 on.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    shared.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}

extension Text: Hashable {
  public static func == (left: Text, right: Text) -> Bool {
    left.length == right.length && left.withBytes { own in right.withBytes { own.begins(with: $0) } }
  }

  public func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: $0) }
  }
}

extension Text: Comparable {
  public static func < (left: Text, right: Text) -> Bool {
    let shared = min(left.count, right.count)
    let order = left.withBytes { leftBytes in
      right.withBytes { rightBytes in
        guard let first = leftBytes.baseAddress, let second = rightBytes.baseAddress else { return Int32(0) }
        return memcmp(first, second, shared)
      }
    }
    return order == 0 ? left.length < right.length : order < 0
  }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: StaticString) {
    self.init(unchecked: value.withUTF8Buffer(Array.init))
  }

  public var description: String { string }
}
