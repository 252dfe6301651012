/// The names that local routers or services get on the gateway, and that references to them use.
///
/// The plugin lower-cases keys but not values and cuts names at dots, so a name is written in lower case with `-` for
/// every other sign than ASCII letters, digits, `-` and `_`. Of several local names that would become one, the first in
/// byte order has it and the others get a number.
struct GatewayNames {
  private let local: [Text]
  /// Local name to the one on the gateway, where the two differ: mostly there are few of those.
  private let changed: TextMap<Text>

  /// `prefix` is removed at the start of names, unless another name would then stand twice.
  init(_ local: [Text], withoutPrefix prefix: Text = "") {
    let hasPrefixed = !prefix.isEmpty && local.contains { $0.hasPrefix(prefix) }
    let plain = hasPrefixed ? Set(local.map(\.asGatewayName)) : []
    var changed: [TextMap<Text>.Member] = []
    var used = Set<Text>(minimumCapacity: local.count)
    var numbers: [Text: Int] = [:]
    for name in local.isAscending ? local : local.sorted() {
      let short = hasPrefixed ? name.dropping(prefix: prefix)?.asGatewayName ?? "" : ""
      var free = short.isEmpty || plain.contains(short) ? name.asGatewayName : short
      if !used.insert(free).inserted {
        free = GatewayNames.free(free, among: used, &numbers[free, default: 1])
        used.insert(free)
      }
      if free != name { changed.append(TextMap.Member(name, free)) }
    }
    self.init(local, TextMap(changed))
  }

  private init(_ local: [Text], _ changed: TextMap<Text>) {
    (self.local, self.changed) = (local, changed)
  }

  /// The same names, but those that other guests have too end with the guest's VMID.
  func marking(_ shared: Set<Text>, with vmid: Int) -> GatewayNames {
    if shared.isEmpty { return self }
    let isShared: (Text) -> Bool = { shared.contains($0.withoutMark(of: vmid)) }
    let names = local.map { TextMap.Member($0, self[$0]) }
    var used = Set(names.map(\.value).filter { !isShared($0) })
    var marked: [TextMap<Text>.Member] = []
    for name in names.sorted(by: { $0.value < $1.value }) where isShared(name.value) {
      var number = 1
      let free = GatewayNames.free(name.value.withoutMark(of: vmid).marked(with: vmid), among: used, &number)
      used.insert(free)
      marked.append(TextMap.Member(name.key, free))
    }
    // Of a name given twice the last value counts.
    return GatewayNames(local, TextMap(Array(changed) + marked))
  }

  /// The name itself when it is none of those given.
  subscript(local: Text) -> Text { changed[local] ?? local }

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
