/// The part of a guest's notes that belongs to this tool: two HTML comments, which the Proxmox panel does not show, around
/// a fence that keeps lines and backticks as they are, around the labels. Another plugin, F0903/traefik-pve-provider, reads
/// only fences that say `traefik`.
enum ManagedBlock {
  static let begin: Text =
    "<!-- BEGIN traefik-proxmox-automation (managed by Ansible, edits inside are overwritten) -->"
  static let end: Text = "<!-- END traefik-proxmox-automation -->"

  /// The block's lines, without a line break at their end.
  static func text(of labels: [Label]) -> Text {
    ([begin, fence + "traefik"] + labels.map(\.line) + [fence, end]).joined(by: "\n")
  }

  private static let fence: Text = "```"
}

/// What a line of the notes says about the block.
enum BlockMarker: Equatable {
  case begin
  case end
  /// A begin marker that a later version of this tool wrote.
  case newerBegin
  /// A marker in which something was changed.
  case damaged

  /// Nil for a line that is no marker. Blanks around it, a tab or a CR do not matter.
  init?(_ line: Text) {
    let line = line.trimming { $0 == .blank || $0 == 0x09 || $0 == 0x0D }
    if line == ManagedBlock.begin {
      self = .begin
    } else if line == ManagedBlock.end {
      self = .end
    } else if line.hasPrefix("<!-- BEGIN traefik-proxmox-automation v") {
      self = .newerBegin
    } else if line.contains("BEGIN traefik-proxmox-automation") || line.contains("END traefik-proxmox-automation") {
      self = .damaged
    } else {
      return nil
    }
  }
}
