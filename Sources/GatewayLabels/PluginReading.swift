/// How NX211/traefik-proxmox-provider reads the labels out of a guest's notes (observed on v0.8.0 and four commits
/// later): each blank followed by `traefik.` becomes a line break; each line is cut at its first `=`; key and value lose
/// blanks and double quotes on both sides and nothing else; a key that begins with `traefik.` in any letter case counts,
/// in lower case; a later line wins.
public enum PluginReading {
  public static func labels(in notes: Text) -> [Text: Text] {
    var labels: [Text: Text] = [:]
    for line in lines(of: notes) {
      guard let parts = line.cut(at: .equals) else { continue }
      let label = Label(parts.head.trimming(isTrimmed), parts.tail.trimming(isTrimmed))
      if label.concernsTraefik { labels[label.key.lowercased] = label.value }
    }
    return labels
  }

  private static func isTrimmed(_ byte: UInt8) -> Bool {
    byte == .blank || byte == .quote
  }

  private static func lines(of notes: Text) -> [Text] {
    notes.split(at: .lineFeed).flatMap(cutBeforeLabels)
  }

  private static func cutBeforeLabels(_ line: Text) -> [Text] {
    var lines: [Text] = []
    var start = line.bytes.startIndex
    for place in line.bytes.indices where line.bytes[place...].starts(with: mark) {
      lines.append(Text(piece: line.bytes[start..<place]))
      start = place + 1
    }
    return lines + [Text(piece: line.bytes[start...])]
  }

  private static let mark = Array(" traefik.".utf8)
}

extension Label {
  /// Whether the label, written as a line of the notes, is read back as itself and as nothing else.
  var isExpressible: Bool {
    !line.bytes.contains { $0 < 0x20 || $0 == 0x7F } && PluginReading.labels(in: line) == [key.lowercased: value]
  }
}
