/// Which routers and containers a person wants on the gateway, by patterns in which `*` stands for any text and `?` for one
/// byte.
public struct Selection: Sendable {
  /// Empty: all.
  public var includedRouters: [Text] = []
  public var excludedRouters: [Text] = []
  /// Empty: all.
  public var includedContainers: [Text] = []
  public var excludedContainers: [Text] = []

  public init() {}

  /// A pattern means the name in the labels or one on the gateway, which people see in the notes.
  func takes(_ router: LocalRouter, asOnGateway gatewayNames: [Text] = []) -> Bool {
    if takesAll { return true }
    let names = [router.name] + gatewayNames
    return Selection.takes(names, includedRouters, excludedRouters) && takes(container: router.container)
  }

  func takes(container: Text?) -> Bool {
    takesAll || Selection.takes([container ?? ""], includedContainers, excludedContainers)
  }

  var namesRouters: Bool { !includedRouters.isEmpty || !excludedRouters.isEmpty }

  private var takesAll: Bool {
    !namesRouters && includedContainers.isEmpty && excludedContainers.isEmpty
  }

  private static func takes(_ names: [Text], _ included: [Text], _ excluded: [Text]) -> Bool {
    let fit: ([Text]) -> Bool = { patterns in patterns.contains { pattern in names.contains { $0.matches(pattern) } } }
    return (included.isEmpty || fit(included)) && !fit(excluded)
  }
}

extension Text {
  /// Whether the whole text fits the pattern.
  func matches(_ pattern: Text) -> Bool {
    let (bytes, pattern) = (Array(bytes), Array(pattern.bytes))
    var (place, wanted) = (0, 0)
    var retry: (place: Int, wanted: Int)?
    while place < bytes.count {
      if wanted < pattern.count, pattern[wanted] == UInt8(ascii: "*") {
        retry = (place, wanted)
        wanted += 1
      } else if wanted < pattern.count, [UInt8(ascii: "?"), bytes[place]].contains(pattern[wanted]) {
        (place, wanted) = (place + 1, wanted + 1)
      } else if let last = retry {
        retry = (last.place + 1, last.wanted)
        (place, wanted) = (last.place + 1, last.wanted + 1)
      } else {
        return false
      }
    }
    return pattern[wanted...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
