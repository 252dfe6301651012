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
      guard bytes[0] != 127, bytes[0] != 0 else { return nil }
      host = bare
    } else if let bytes = bare.bytes(of: AF_INET6, count: 16) {
      guard bytes.dropLast().contains(where: { $0 != 0 }) else { return nil }
      host = "[" + bare + "]"
    } else {
      return nil
    }
  }
}

extension Text {
  /// Nil when it is no address of that family.
  fileprivate func bytes(of family: Int32, count: Int) -> [UInt8]? {
    var address = [UInt8](repeating: 0, count: 16)
    return inet_pton(family, string, &address) == 1 ? Array(address.prefix(count)) : nil
  }
}
