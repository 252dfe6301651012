#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

extension UnsafeRawBufferPointer {
  /// The rest, whose first byte has the place 0.
  func dropping(_ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[count...])
  }

  func begins(with other: UnsafeRawBufferPointer) -> Bool {
    guard count >= other.count else { return false }
    guard let own = baseAddress, let start = other.baseAddress else { return true }
    return memcmp(own, start, other.count) == 0
  }

  /// Where the byte comes first; nil when there is none.
  func place(of byte: UInt8) -> Int? {
    guard let start = baseAddress, let found = memchr(start, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - start
  }
}
