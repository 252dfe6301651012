import AnsibleModule
import GatewayLabels

extension NotesPlan {
  /// What a write would do, as Ansible shows it with `--diff`.
  func diff(guest: String) -> JSONValue {
    .object([
      "before": .string(before.asLines),
      "after": .string(description.asLines),
      "before_header": .string(Text("notes of \(guest) (now)")),
      "after_header": .string(Text("notes of \(guest) (new)")),
    ])
  }
}

extension Text {
  /// Ending in a line break, unless empty: otherwise a diff complains that there is none.
  fileprivate var asLines: Text { isEmpty ? self : self + "\n" }
}
