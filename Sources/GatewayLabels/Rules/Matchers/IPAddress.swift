#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

extension Text {
  /// Whether it is an IP address, or a network such as `10.0.0.0/8`.
  var isAddress: Bool {
    let (address, length) = cut(at: UInt8(ascii: "/")).map { ($0.head, $0.tail) } ?? (self, nil)
    guard let bits = address.addressBits else { return false }
    guard let length else { return true }
    let isNumber = !length.isEmpty && length.count < 4 && length.bytes.allSatisfy(\.isDigit)
    return isNumber && Int(length.string).map { $0 <= bits } == true
  }

  private var addressBits: Int? {
    var room = in6_addr()
    if inet_pton(AF_INET, string, &room) == 1 { return 32 }
    return inet_pton(AF_INET6, string, &room) == 1 ? 128 : nil
  }
}
