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
  /// Where the block stands in the notes as they were, and where in `description`, in lines from 1; nil when there is none.
  public let blockLinesBefore: ClosedRange<Int>?
  public let blockLines: ClosedRange<Int>?
  /// Whether the block in the notes as they were publishes anything; an inert router is nothing.
  public let publishedBefore: Bool
  public let warnings: [Warning]

  public var changes: Bool { before != description }

  /// Without labels the block is taken away, and notes without a block stay as they are. Throws `NotesError`, and then
  /// nothing may be written.
  public init(current: Text, _ conversion: Conversion, form: Form, guest: PluginGuest) throws {
    let labels = conversion.labels
    // With nothing to write, nothing but our own block or labels may go.
    let isKept = form == .managedBlock || labels.isEmpty
    let notes = isKept ? try Notes(current) : nil
    let isAdopted = notes?.holdsOnlyLabels ?? false && !labels.isEmpty
    let outside = isAdopted ? [] : notes?.outsideLabels ?? []
    before = current.withoutLineBreaksAtEnd
    description = NotesPlan.text(labels, in: isAdopted ? try Notes("") : notes).withoutLineBreaksAtEnd
    blockLines = notes == nil ? nil : try Notes(description).blockLines
    blockLinesBefore = notes?.blockLines
    let isTakenAway = blockLinesBefore != nil && blockLines == nil
    let lost = isAdopted ? NotesPlan.keys(lostFrom: current, labels) : []
    let changes: [Warning] =
      (lost.isEmpty ? [] : [.labelsReplaced(keys: lost)]) + (isTakenAway ? [.blockTakenAway] : [])
    warnings =
      changes + outside.map { .labelOutsideBlock(line: $0.line, key: $0.label.key) }
      + outside.filter(\.label.isPriorityTooHigh).map { .priorityOutsideBlock(line: $0.line, label: $0.label) }
    publishedBefore = NotesPlan.publishes(notes?.block ?? "", guest)
    try OwnLabels(outside, beside: labels, guest).check()
    try refuseOverlong()
    try ReadingBack(of: description, conversion, outside.map(\.label), guest).check()
  }

  private static func text(_ labels: [Label], in notes: Notes?) -> Text {
    guard let notes else { return labels.map(\.line).joined(by: "\n") }
    return labels.isEmpty ? notes.textWithoutBlock : notes.text(withBlockOf: labels)
  }

  private static func publishes(_ block: Text, _ guest: PluginGuest) -> Bool {
    PluginConfiguration(labels: PluginReading.labels(in: block), guest: guest).routers.values
      .contains { !GatewayConfiguration.isInert($0.rule) }
  }

  /// The keys of an earlier tool's labels that the new ones do not have.
  private static func keys(lostFrom current: Text, _ labels: [Label]) -> [Text] {
    Set(PluginReading.labels(in: current).keys).subtracting(labels.map(\.key.lowercasedLikeGo)).sorted()
  }

  private func refuseOverlong() throws {
    let characters = description.string.unicodeScalars.count
    guard characters <= NotesPlan.limit || blockLines == nil && characters <= before.string.unicodeScalars.count else {
      throw NotesError.tooLong(characters: characters, limit: NotesPlan.limit)
    }
  }
}

extension Text {
  var withoutLineBreaksAtEnd: Text {
    bytes.lastIndex { $0 != .lineFeed }.map { self[range.lowerBound..<($0 + 1)] } ?? ""
  }
}
