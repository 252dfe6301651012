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
public struct Text: Sendable {
  /// Always valid UTF-8. The indices do not begin at 0.
  public let bytes: ArraySlice<UInt8>

  public init(_ string: String) {
    bytes = Array(string.utf8)[...]
  }

  /// Nil when the bytes are not valid UTF-8.
  public init?(validating bytes: [UInt8]) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    self.bytes = bytes[...]
  }

  /// For bytes that are known to be valid UTF-8, such as pieces of valid text.
  public init(unchecked bytes: [UInt8]) {
    self.bytes = bytes[...]
  }

  /// For pieces cut out of valid text at ASCII characters, which are valid by construction.
  public init(piece: ArraySlice<UInt8>) {
    bytes = piece
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }
  public var isEmpty: Bool { bytes.isEmpty }
}

extension Text: Hashable {
  public static func == (left: Text, right: Text) -> Bool {
    left.bytes.count == right.bytes.count && left.bytes.withUnsafeBytes(right.startsEqually)
  }

  /// Whether its bytes begin with the given ones, of which there are no more.
  private func startsEqually(_ other: UnsafeRawBufferPointer) -> Bool {
    bytes.withUnsafeBytes { own in
      guard let first = own.baseAddress, let second = other.baseAddress else { return true }
      return memcmp(first, second, other.count) == 0
    }
  }

  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension Text: Comparable {
  public static func < (left: Text, right: Text) -> Bool {
    let shared = min(left.bytes.count, right.bytes.count)
    let order = left.bytes.withUnsafeBytes { leftBytes in
      right.bytes.withUnsafeBytes { rightBytes in
        guard let first = leftBytes.baseAddress, let second = rightBytes.baseAddress else { return Int32(0) }
        return memcmp(first, second, shared)
      }
    }
    return order == 0 ? left.bytes.count < right.bytes.count : order < 0
  }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: StaticString) {
    bytes = value.withUTF8Buffer(Array.init)[...]
  }

  public var description: String { string }
}
