/// The URL that a label gives to a server of its own: `loadbalancer.server.url`.
struct ServerURL {
  let text: Text
  private let host: Text

  init(_ text: Text) {
    self.text = text
    let behindScheme = text.cut(at: UInt8(ascii: ":")).flatMap { $0.tail.dropping(prefix: "//") } ?? ""
    let authority = behindScheme.cut(at: UInt8(ascii: "/"))?.head ?? behindScheme
    if let inBrackets = authority.dropping(prefix: "["), let end = inBrackets.cut(at: UInt8(ascii: "]")) {
      host = end.head
    } else {
      let name = (authority.cut(at: UInt8(ascii: ":"))?.head ?? authority).lowercased
      host = name.dropping(suffix: ".") ?? name
    }
  }

  /// Whether it means the same machine for the gateway as for the guest: an address, or a name of more than one word.
  /// A single word is a container's, which only the guest's engine knows.
  var isSeenFromGateway: Bool {
    if GuestAddress(host) != nil { return true }
    let words = host.split(at: .dot)
    // Programs read a name that ends with a number as an address, in forms of their own.
    let isName = words.count > 1 && !host.isAddress && words[words.count - 1].bytes.contains { !$0.isDigit }
    return isName && words[0] != "localhost" && words[words.count - 1] != "localhost" && !host.hasPrefix("0x")
  }

  /// HTTP/2 without TLS, which gRPC servers speak.
  var isH2C: Bool { text.lowercased.hasPrefix("h2c:") }
}
