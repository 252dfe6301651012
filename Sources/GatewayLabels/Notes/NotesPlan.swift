/// The text that a guest's notes are to have, checked by reading it back as the gateway's plugin will.
public struct NotesPlan: Sendable {
  public enum Form: String, CaseIterable, Sendable {
    /// Only the block between the markers is ours.
    case managedBlock = "managed_block"
    /// The notes hold the labels and nothing else.
    case replace
  }

  /// Proxmox counts the characters of the text as it is sent.
  /// https://pve.proxmox.com/pve-docs/api-viewer/#/nodes/{node}/qemu/{vmid}/config
  public static let limit = 8192

  /// The lines around the block, for messages.
  public static let beginMarker = ManagedBlock.begin
  public static let endMarker = ManagedBlock.end

  /// The notes as they were, and the whole text to write, both without line breaks at their end: Proxmox drops them from
  /// a VM's notes and adds one to a container's, so they say nothing.
  public let before: Text
  public let description: Text
  /// Where the block stands in `description`, in lines from 1; nil when there is none.
  public let blockLines: ClosedRange<Int>?
  public let warnings: [Warning]

  public var changes: Bool { before != description }

  /// Without labels the block is taken away, and notes without a block stay as they are. Throws `NotesError`, and then nothing may be written.
  public init(current: Text, labels: [Label], form: Form) throws {
    switch form {
    case .replace:
      try self.init(before: current, description: labels.map(\.line).joined(by: "\n"), outside: [], labels)
    case .managedBlock:
      let notes = try Notes(current)
      if notes.holdsOnlyLabels, !labels.isEmpty {
        try self.init(before: current, description: ManagedBlock.text(of: labels), outside: [], labels)
      } else {
        let description = labels.isEmpty ? notes.textWithoutBlock : notes.text(withBlockOf: labels)
        try self.init(before: current, description: description, outside: notes.outsideLabels, labels)
      }
    }
  }

  private init(before: Text, description: Text, outside: [(line: Int, label: Label)], _ labels: [Label]) throws {
    self.before = before.withoutLineBreaksAtEnd
    self.description = description.withoutLineBreaksAtEnd
    blockLines = try? Notes(self.description).blockLines
    warnings = outside.map { .labelOutsideBlock(line: $0.line, key: $0.label.key) }
    try NotesPlan.refuseClash(outside, labels)
    try refuseOverlong()
    try refuseOtherReading(labels + outside.map(\.label))
  }

  private static func refuseClash(_ outside: [(line: Int, label: Label)], _ labels: [Label]) throws {
    let keys = Set(labels.map(\.key.lowercasedLikeGo))
    if let clash = outside.first(where: { keys.contains($0.label.key) }) {
      throw NotesError.labelOutside(line: clash.line, key: clash.label.key)
    }
  }

  private func refuseOverlong() throws {
    let characters = description.string.unicodeScalars.count
    guard characters <= NotesPlan.limit || !changes else {
      throw NotesError.tooLong(characters: characters, limit: NotesPlan.limit)
    }
  }

  private func refuseOtherReading(_ meant: [Label]) throws {
    let read = PluginReading.labels(in: description)
    let meant = Dictionary(meant.map { ($0.key.lowercasedLikeGo, $0.value) }) { _, later in later }
    guard read != meant else { return }
    let odd = Set(read.keys).union(meant.keys).filter { read[$0] != meant[$0] }
    throw NotesError.readsOtherwise(key: odd.min() ?? "")
  }
}

extension Text {
  fileprivate var withoutLineBreaksAtEnd: Text {
    Text(unchecked: Array(bytes.prefix((bytes.lastIndex { $0 != .lineFeed } ?? -1) + 1)))
  }
}
