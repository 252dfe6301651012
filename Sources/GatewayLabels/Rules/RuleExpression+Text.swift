extension RuleExpression {
  /// The expression as people write it. Reading this text gives the expression again.
  var text: Text {
    switch self {
    case .matcher(let matcher): matcher.text
    case .not(let inner): "!" + (inner.isList ? inner.grouped : inner.text)
    // Only && binds tighter than its parts might, so only || needs parentheses in it.
    case .all(let parts): parts.map { $0.isAlternative ? $0.grouped : $0.text }.joined(by: " && ")
    case .any(let parts): parts.map(\.text).joined(by: " || ")
    }
  }

  /// In parentheses.
  var grouped: Text { "(" + text + ")" }

  private var isAlternative: Bool { if case .any = self { true } else { false } }

  private var isList: Bool {
    switch self {
    case .all, .any: true
    case .matcher, .not: false
    }
  }
}

extension RuleMatcher {
  var text: Text {
    Text(kind.rawValue) + "(" + arguments.map(\.quotedForRule).joined(by: ", ") + ")"
  }
}

extension Text {
  /// In backquotes, or in double quotes where backquotes cannot hold it: https://go.dev/ref/spec#String_literals
  var quotedForRule: Text {
    let fitsBackquotes = bytes.allSatisfy { $0 != .backquote && $0 >= 0x20 && $0 != 0x7F }
    if fitsBackquotes { return "`" + self + "`" }
    return Text(unchecked: [.quote] + bytes.flatMap(\.escapedForRule) + [.quote])
  }
}

extension UInt8 {
  static let backquote = UInt8(ascii: "`")
  static let backslash = UInt8(ascii: "\\")

  fileprivate var escapedForRule: [UInt8] {
    switch self {
    case .quote, .backslash: [.backslash, self]
    case 0..<0x20, 0x7F: Array("\\x".utf8) + Array((self < 16 ? "0" : "").utf8) + Array(String(self, radix: 16).utf8)
    default: [self]
    }
  }
}
