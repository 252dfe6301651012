/// The hosts that a rule can match, on the safe side: what is not plainly a list of hosts can match any.
enum HostSet: Equatable {
  case any
  case only(Set<Text>)

  init(rule: Text) {
    self = HostSet.of(RuleText(rule.bytes[...]).trimmed, depth: 0)
  }

  /// Deeper than anybody writes by hand, and safe from a stack that runs over.
  private static let deepestNesting = 20

  private static func of(_ rule: RuleText, depth: Int) -> HostSet {
    guard depth < deepestNesting else { return .any }
    let choices = rule.split(at: "||")
    if choices.count > 1 { return choices.map { of($0, depth: depth + 1) }.reduce(.only([])) { $0.union($1) } }
    let factors = rule.split(at: "&&")
    if factors.count > 1 { return factors.map { of($0, depth: depth + 1) }.first { $0 != .any } ?? .any }
    if let inner = rule.insideParentheses { return of(inner, depth: depth + 1) }
    return rule.hosts.map(HostSet.only) ?? .any
  }

  private func union(_ other: HostSet) -> HostSet {
    guard case .only(let first) = self, case .only(let second) = other else { return .any }
    return .only(first.union(second))
  }
}

/// A piece of a rule, cut with regard to quotes and parentheses.
private struct RuleText {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  var trimmed: RuleText {
    let isBlank: (UInt8) -> Bool = { $0 == .blank || (0x09...0x0D).contains($0) }
    let start = bytes.drop(while: isBlank)
    return RuleText(start.dropLast(start.reversed().prefix(while: isBlank).count))
  }

  /// The pieces between the operators that stand outside quotes and parentheses.
  func split(at twoBytes: StaticString) -> [RuleText] {
    let sign = Text(stringLiteral: twoBytes).bytes
    var pieces: [RuleText] = []
    var start = bytes.startIndex
    for place in outerPlaces where place >= start && bytes[place...].starts(with: sign) {
      pieces.append(RuleText(bytes[start..<place]).trimmed)
      start = place + sign.count
    }
    return pieces + [RuleText(bytes[start...]).trimmed]
  }

  /// What stands between a pair of parentheses around the whole piece; nil when there is none.
  var insideParentheses: RuleText? {
    guard bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")"), outerPlaces.isEmpty else { return nil }
    return RuleText(bytes.dropFirst().dropLast()).trimmed
  }

  /// The hosts of a `Host` matcher; nil for all else, and for a host with a wildcard.
  var hosts: Set<Text>? {
    guard let open = bytes.firstIndex(of: UInt8(ascii: "(")), bytes.last == UInt8(ascii: ")"),
      Text(piece: bytes[..<open]).lowercased == "host"
    else { return nil }
    let hosts = Text(piece: bytes[(open + 1)...].dropLast()).split(at: .comma).map { argument in
      argument.trimming { [.blank, .quote, UInt8(ascii: "`")].contains($0) }.lowercased
    }
    return hosts.contains { $0.isEmpty || $0.contains("*") || $0.contains("`") } ? nil : Set(hosts)
  }

  /// The indices outside quotes and parentheses.
  private var outerPlaces: [Int] {
    var places: [Int] = []
    var depth = 0
    var quote: UInt8?
    for (place, byte) in zip(bytes.indices, bytes) {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "`") || byte == .quote {
        quote = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
      } else if depth == 0 {
        places.append(place)
      }
    }
    return places
  }
}
