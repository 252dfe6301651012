extension Text {
  /// Letters and numbers, with one `-` for everything between them, as Traefik makes names.
  var normalized: Text {
    var name = ""
    var isBetweenWords = false
    for scalar in string.unicodeScalars {
      if scalar.isOfWord {
        if isBetweenWords, !name.isEmpty { name += "-" }
        name.unicodeScalars.append(scalar)
      }
      isBetweenWords = !scalar.isOfWord
    }
    return Text(name)
  }
}

extension Unicode.Scalar {
  fileprivate var isOfWord: Bool {
    // Nearly all are, and looking up properties takes long.
    if isASCII { return (0x30...0x39).contains(value) || (0x61...0x7A).contains(value | 0x20) }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
