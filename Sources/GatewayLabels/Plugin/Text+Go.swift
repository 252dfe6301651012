extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

extension Text {
  /// The number at the beginning, as Go's `fmt.Sscanf` reads `%d`: blanks before it and anything behind it do not matter.
  /// Nil when there is none or 64 bits cannot hold it.
  var scannedLikeGo: Int? {
    let text = string.unicodeScalars.drop { $0.properties.isWhitespace && $0 != "\n" }
    let sign = text.prefix(1).filter { $0 == "+" || $0 == "-" }
    let digits = text.dropFirst(sign.count).prefix { $0 >= "0" && $0 <= "9" }
    return Int(String(sign) + String(digits))
  }

  /// Nil when the text is none of the words that the plugin knows for on and off.
  var switchedLikeGo: Bool? {
    let on: Set<Text> = ["true", "1", "yes", "on"]
    let off: Set<Text> = ["false", "0", "no", "off"]
    let word = lowercasedLikeGo
    return on.contains(word) ? true : off.contains(word) ? false : nil
  }

  /// Nil when there is nothing in it: the plugin does not pass an empty value on.
  var unlessEmpty: Text? { isEmpty ? nil : self }
}
