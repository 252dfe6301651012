@testable import GatewayLabels

extension NotesPlan {
  static let classic = Conversion.passthrough(.serving("homarr"), .serving("miniflux"))
  static let nothing = Conversion.passthrough()
  static let guest = PluginGuest(node: "pve", vmid: 106, name: "HomeLab", address: nil)

  /// The plan for these notes and the classic routers, unless told otherwise.
  static func of(_ current: Text, _ conversion: Conversion = classic, form: Form = .managedBlock) throws -> NotesPlan {
    try NotesPlan(current: current, conversion, form: form, guest: guest)
  }
}

/// Notes as people and Proxmox make them: some text before and after, blank lines, tabs, odd line ends, other scripts.
struct RandomNotes {
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(state: seed)
  }

  mutating func text() -> Text {
    let count = Int.random(in: 0...12, using: &random)
    return (0..<count).map { _ in piece() }.joined(by: "")
  }

  private mutating func piece() -> Text {
    let pieces: [Text] = [
      "\n", "\n\n", "\r\n", "\t", " ", "# Title", "text", "```", "<!-- a comment -->", "-->", "é", "e\u{301}", "😀",
      "\u{0}", "\u{2028}", "\u{FEFF}", "key=value", "mytraefik.x=1", "BEGIN", "{{ x }}", "%0A", "&;+", "0",
    ]
    return pieces[Int.random(in: 0..<pieces.count, using: &random)]
  }
}
