/// The names that local routers or services get on the gateway, and that references to them use.
///
/// The plugin lower-cases keys but not values and cuts names at dots, so a name is written in lower case with `-` for
/// every other sign than ASCII letters, digits, `-` and `_`. Of several local names that would become one, the first in
/// byte order has it and the others get a number.
struct GatewayNames {
  private let names: [Text: Text]

  /// `prefix` is removed at the start of names, unless another name would then stand twice.
  init(_ local: [Text], withoutPrefix prefix: Text = "") {
    let plain = Set(local.map(\.asGatewayName))
    var names: [Text: Text] = [:]
    var used: Set<Text> = []
    var numbers: [Text: Int] = [:]
    for name in local.sorted() {
      let short = name.dropping(prefix: prefix)?.asGatewayName ?? ""
      let wanted = short.isEmpty || plain.contains(short) ? name.asGatewayName : short
      let free = GatewayNames.free(wanted, among: used, &numbers[wanted, default: 1])
      used.insert(free)
      names[name] = free
    }
    self.names = names
  }

  private init(_ names: [Text: Text]) {
    self.names = names
  }

  /// The same names, but those that other guests have too end with the guest's VMID.
  func marking(_ shared: Set<Text>, with vmid: Int) -> GatewayNames {
    if shared.isEmpty { return self }
    let isShared: (Text) -> Bool = { shared.contains($0.withoutMark(of: vmid)) }
    var used = Set(names.values.filter { !isShared($0) })
    var marked = names
    for (local, name) in names.sorted(by: { $0.value < $1.value }) where isShared(name) {
      var number = 1
      let free = GatewayNames.free(name.withoutMark(of: vmid).marked(with: vmid), among: used, &number)
      used.insert(free)
      marked[local] = free
    }
    return GatewayNames(marked)
  }

  /// The name itself when it is none of those given.
  subscript(local: Text) -> Text { names[local] ?? local }

  private static func free(_ name: Text, among taken: Set<Text>, _ number: inout Int) -> Text {
    var candidate = name
    while taken.contains(candidate) {
      number += 1
      candidate = name + "-" + Text(String(number))
    }
    return candidate
  }
}

extension Text {
  /// With every sign that cannot stand in a name on the gateway replaced by `-`.
  fileprivate var asGatewayName: Text {
    guard has({ !$0.isUsableInName }) else { return self }
    return Text(
      unchecked: string.unicodeScalars.map { ($0.isASCII ? UInt8($0.value) : 0).lowercased }.map {
        $0.isUsableInName ? $0 : UInt8(ascii: "-")
      })
  }
}

extension UInt8 {
  fileprivate var isUsableInName: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }
}
