/// Why notes are not written. Lines count from 1.
public enum NotesError: Error, Equatable, Sendable {
  case beginWithoutEnd(line: Int)
  case endWithoutBegin(line: Int)
  case secondBlock(line: Int, first: Int)
  case newerFormat(line: Int)
  case damagedMarker(line: Int)
  /// The person's own text holds a label that does not go with the block.
  case ownLabel(line: Int, key: Text, OwnLabelClash)
  /// Characters, not bytes.
  case tooLong(characters: Int, limit: Int)
  /// The plugin would read the finished text otherwise than meant; `otherLabels` when the person's own text has labels too.
  case readsOtherwise(key: Text, otherLabels: Bool)
}
