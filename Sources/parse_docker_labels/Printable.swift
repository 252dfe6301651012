extension String {
  /// With an escape in place of every sign that a terminal obeys, or that hides or turns around the text beside it: what
  /// messages quote comes from the guests, and Ansible prints a warning as it is.
  var printable: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    return unicodeScalars.map { $0.isUnprintable ? "\\u{" + String($0.value, radix: 16) + "}" : String($0) }.joined()
  }
}

extension Unicode.Scalar {
  fileprivate var isUnprintable: Bool {
    // Nearly all are, and looking up a category takes long.
    if isASCII { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
