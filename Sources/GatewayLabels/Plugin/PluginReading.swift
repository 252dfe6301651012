/// How NX211/traefik-proxmox-provider reads the labels out of a guest's notes (observed on v0.8.0 and four commits
/// later): each blank followed by `traefik.` becomes a line break; each line is cut at its first `=`; key and value lose
/// blanks and double quotes on both sides and nothing else; a key that begins with `traefik.` in any letter case counts,
/// in lower case; a later line wins.
public enum PluginReading {
  /// Key, in lower case, to value.
  public static func labels(in notes: Text) -> [Text: Text] {
    Dictionary(numberedLabels(in: notes).map { ($0.label.key, $0.label.value) }) { _, later in later }
  }

  /// Every label in the order of the text, with the number of its line; lines count from 1.
  static func numberedLabels(in notes: Text) -> [(line: Int, label: Label)] {
    notes.split(at: .lineFeed).enumerated().flatMap { index, line in
      cutBeforeLabels(line).compactMap(label).map { (index + 1, $0) }
    }
  }

  /// The label that the plugin sees in a line; nil when there is none.
  private static func label(of line: Text) -> Label? {
    guard let parts = line.cut(at: .equals) else { return nil }
    let label = Label(parts.head.trimming(isTrimmed).lowercasedLikeGo, parts.tail.trimming(isTrimmed))
    return label.concernsTraefik ? label : nil
  }

  private static func isTrimmed(_ byte: UInt8) -> Bool {
    byte == .blank || byte == .quote
  }

  private static func cutBeforeLabels(_ line: Text) -> [Text] {
    var lines: [Text] = []
    var start = line.range.lowerBound
    for place in line.range where line.bytes[place] == .blank && line.bytes[place...].starts(with: mark) {
      lines.append(line[start..<place])
      start = place + 1
    }
    return lines + [line[start..<line.range.upperBound]]
  }

  private static let mark = Array(" traefik.".utf8)
}

extension Label {
  /// Whether the label, written as a line of the notes, is read back as itself and as nothing else.
  var isExpressible: Bool {
    if key.contains(Label.mark) || value.contains(Label.mark) { return false }
    if key.has(\.isControl) || value.has(\.isControl) { return false }
    // Nothing to trim, nothing to cut.
    if !key.has({ $0.mayBeCut || $0 == .equals }), value.isKeptWhole { return concernsTraefik }
    return PluginReading.labels(in: line) == [key.lowercasedLikeGo: value]
  }

  /// Whether it gives a router, as the plugin reads it, a priority for which Traefik disables the router.
  var isPriorityTooHigh: Bool {
    guard key.hasPrefix("traefik.http.routers."), key.dropping(suffix: ".priority") != nil else { return false }
    return value.scannedLikeGo.map { $0 > PluginRouter.highestPriority } ?? false
  }

  /// Part of the markers around the managed block.
  private static let mark: Text = "traefik-proxmox-automation"
}

extension Text {
  /// Whether it stays as it is behind the `=` of a line of notes.
  fileprivate var isKeptWhole: Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    return ![first, last].contains { $0 == .blank || $0 == .quote } && !contains(Text.cut)
  }

  /// Where the plugin cuts a line.
  private static let cut: Text = " traefik."
}

extension UInt8 {
  fileprivate var isControl: Bool { self < 0x20 || self == 0x7F }
  fileprivate var mayBeCut: Bool { self <= 0x20 || self == .quote || self >= 0x7F }
}

extension Text {
  /// In lower case, scalar by scalar, as Go's `strings.ToLower` does.
  var lowercasedLikeGo: Text {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return lowercased }
    let scalars = string.unicodeScalars.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
    return Text(String(String.UnicodeScalarView(scalars)))
  }
}
