#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// The address by which the gateway reaches a guest, when the plugin is not to look for one itself: an IP address that is
/// not the gateway's own.
public struct GuestAddress: Equatable, Sendable {
  /// As it stands in a URL: IPv6 in brackets, which the plugin would not add.
  let host: Text

  /// Nil when the text is no IP address, or one that no other machine reaches: loopback, or no address at all.
  public init?(_ text: Text) {
    let bare = text.dropping(prefix: "[")?.dropping(suffix: "]") ?? text
    if let bytes = bare.bytes(of: AF_INET, count: 4) {
      guard GuestAddress.isOfOneMachine(bytes) else { return nil }
      host = bare
    } else if let bytes = bare.bytes(of: AF_INET6, count: 16) {
      guard GuestAddress.isOfOneMachine(bytes) else { return nil }
      host = "[" + bare + "]"
    } else {
      return nil
    }
  }

  /// Neither loopback, no address at all, a group of machines, nor one that counts on one link only.
  /// https://www.rfc-editor.org/rfc/rfc6890
  private static func isOfOneMachine(_ bytes: [UInt8]) -> Bool {
    if bytes.count == 4 { return bytes[0] != 127 && bytes[0] != 0 && bytes[0] < 224 }
    // IPv4 within IPv6.
    if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return isOfOneMachine(Array(bytes.suffix(4)))
    }
    return bytes[0] != 0xFF && !(bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80) && bytes.dropLast().contains { $0 != 0 }
  }
}

extension Text {
  /// Nil when it is no address of that family.
  fileprivate func bytes(of family: Int32, count: Int) -> [UInt8]? {
    var address = [UInt8](repeating: 0, count: 16)
    return inet_pton(family, string, &address) == 1 ? Array(address.prefix(count)) : nil
  }
}
