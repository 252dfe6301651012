import AnsibleModule
import GatewayLabels

/// What a write would do to a guest's notes.
struct NotesChange {
  let before: Text
  let after: Text

  /// Proxmox drops blanks and line breaks at the end of a VM's notes and adds a line break to a container's, so the end
  /// of a text says nothing.
  init(from before: Text, to after: Text) {
    self.before = before.withoutBlankEnd
    self.after = after.withoutBlankEnd
  }

  var isChange: Bool { before != after }

  /// As Ansible shows it with `--diff`.
  func diff(vmid: Int) -> JSONValue {
    .object([
      "before": .string(before.asLines),
      "after": .string(after.asLines),
      "before_header": .string(Text("notes of VM \(vmid) (now)")),
      "after_header": .string(Text("notes of VM \(vmid) (new)")),
    ])
  }
}

extension Text {
  fileprivate var withoutBlankEnd: Text {
    Text(unchecked: Array(bytes.prefix((bytes.lastIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) } ?? -1) + 1)))
  }

  /// Ending in a line break, unless empty: otherwise a diff complains that there is none.
  fileprivate var asLines: Text { isEmpty ? self : self + "\n" }
}
