/// The format of `printf`, as far as rules need it: text with `%s` or `%v` for further texts, and `%%`.
struct TemplateFormat {
  private let parts: [Text]

  /// Nil when it has other verbs.
  init?(_ format: Text) {
    var parts: [Text] = []
    var part = ""
    var isVerb = false
    for sign in format.string.unicodeScalars {
      switch (isVerb, sign) {
      case (false, "%"): isVerb = true
      case (false, _): part.unicodeScalars.append(sign)
      case (true, "%"): (part, isVerb) = (part + "%", false)
      case (true, "s"), (true, "v"):
        parts.append(Text(part))
        (part, isVerb) = ("", false)
      default: return nil
      }
    }
    if isVerb { return nil }
    self.parts = parts + [Text(part)]
  }

  /// How many texts it takes.
  var count: Int { parts.count - 1 }

  func text(of texts: [Text]) -> Text {
    zip(parts, texts + [""]).map { $0 + $1 }.joined(by: "")
  }
}

extension Text {
  /// The parts between the places where `separator`, which is not empty, stands.
  func split(by separator: Text) -> [Text] {
    var parts: [Text] = []
    var start = range.lowerBound
    var place = start
    while place <= range.upperBound - separator.count {
      if self[place..<range.upperBound].hasPrefix(separator) {
        parts.append(self[start..<place])
        place += separator.count
        start = place
      } else {
        place += 1
      }
    }
    return parts + [self[start..<range.upperBound]]
  }

  /// With `new` wherever `old` stood; an empty one stands beside each character.
  func replacing(_ old: Text, with new: Text) -> Text {
    if old.isEmpty { return string.unicodeScalars.map { Text(String($0)) + new }.reduce(new, +) }
    return split(by: old).joined(by: new)
  }
}

extension String {
  func trimming(where isTrimmed: (Unicode.Scalar) -> Bool) -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isTrimmed($0) }),
      let last = scalars.lastIndex(where: { !isTrimmed($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
