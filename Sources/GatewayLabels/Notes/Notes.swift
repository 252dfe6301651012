/// A guest's notes as this tool sees them: what stands before its block, and what stands after it. The person's text is
/// kept byte for byte.
struct Notes: Equatable {
  let before: Text
  /// Begins with the line break behind the block, if there is any text.
  let after: Text
  /// The lines of the block, from 1; nil when there is no block.
  let blockLines: ClosedRange<Int>?
  /// Its text, markers included; empty when there is none.
  let block: Text

  /// Throws `NotesError` when the markers do not make exactly one block or none.
  init(_ text: Text) throws {
    let lines = text.split(at: .lineFeed)
    guard let block = try Notes.block(in: lines) else {
      self.init(before: text, after: "", blockLines: nil, block: "")
      return
    }
    let tail = lines[block.upperBound...]
    self.init(
      before: lines[..<(block.lowerBound - 1)].map { $0 + "\n" }.joined(by: ""),
      after: tail.map { "\n" + $0 }.joined(by: ""),
      blockLines: block, block: lines[(block.lowerBound - 1)..<block.upperBound].joined(by: "\n"))
  }

  private init(before: Text, after: Text, blockLines: ClosedRange<Int>?, block: Text) {
    (self.before, self.after, self.blockLines, self.block) = (before, after, blockLines, block)
  }

  private static func block(in lines: [Text]) throws -> ClosedRange<Int>? {
    var begin: Int?
    var block: ClosedRange<Int>?
    for (index, text) in lines.enumerated() {
      let line = index + 1
      switch BlockMarker(text) {
      case .begin:
        if let first = begin ?? block?.lowerBound { throw NotesError.secondBlock(line: line, first: first) }
        begin = line
      case .end:
        guard let first = begin else { throw NotesError.endWithoutBegin(line: line) }
        block = first...line
        begin = nil
      case .newerBegin: throw NotesError.newerFormat(line: line)
      case .damaged: throw NotesError.damagedMarker(line: line)
      case nil: break
      }
    }
    if let begin { throw NotesError.beginWithoutEnd(line: begin) }
    return block
  }
}

extension Notes {
  /// Whether nothing but labels stands here, as an earlier tool wrote them: such notes become the block.
  var holdsOnlyLabels: Bool {
    let lines = before.split(at: .lineFeed).map { $0.trimming { $0 == .blank || $0 == 0x0D } }.filter { !$0.isEmpty }
    return blockLines == nil && !lines.isEmpty && lines.allSatisfy { $0.isLabelLine }
  }

  /// The labels that the plugin reads outside the block, with their lines in the whole text.
  var outsideLabels: [(line: Int, label: Label)] {
    let lastBlockLine = blockLines?.upperBound ?? 1
    return PluginReading.numberedLabels(in: before)
      + PluginReading.numberedLabels(in: after).map { ($0.line + lastBlockLine - 1, $0.label) }
  }

  /// With a block of these labels where the block stood, else at the end, a blank line apart.
  func text(withBlockOf labels: [Label]) -> Text {
    let gap: Text = blockLines == nil && !before.isEmpty ? "\n\n" : ""
    return before + gap + ManagedBlock.text(of: labels) + after
  }

  /// Without the block and the blank line that came with it.
  var textWithoutBlock: Text {
    guard blockLines != nil else { return before }
    let own = before.dropping(suffix: "\n\n") ?? before
    return own.isEmpty ? after.dropping(prefix: "\n") ?? after : own + after
  }
}

extension Text {
  /// Whether the line is a label and nothing of a person's own words.
  fileprivate var isLabelLine: Bool {
    let key = Label(line: self).key
    let words = key.lowercased.split(at: .dot)
    let sections: Set<Text> = ["enable", "http", "tcp", "udp", "docker", "tls"]
    return bytes.contains(.equals) && words[0] == "traefik" && words.count > 1 && sections.contains(words[1])
      && !key.bytes.contains(.blank) && (words.count > 2 || words[1] == "enable")
  }
}
