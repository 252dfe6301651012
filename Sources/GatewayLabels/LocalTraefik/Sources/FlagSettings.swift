/// What Traefik reads from its flags.
struct FlagSettings {
  /// By the spelling that came first.
  private(set) var settings: TextMap<Text> = [:]
  /// The name of the file that one of them asks for; empty for none.
  private(set) var configurationFile: Text = ""

  private var spellings: [Text: Text] = [:]

  /// Throws `StaticFault.refused`.
  init(_ flags: [Text]) throws(StaticFault) {
    var rest = flags[...]
    // The first word that is no flag ends them, whatever comes behind it.
    while let flag = rest.first, flag.count > 1, flag.hasPrefix("-"), flag != "--" {
      rest.removeFirst()
      let name = (flag.dropping(prefix: "--") ?? flag.dropping(prefix: "-")) ?? flag
      guard let first = name.bytes.first, first != UInt8(ascii: "-"), first != .equals else {
        throw .refused(.unusableFlag(flag))
      }
      if let parts = name.cut(at: .equals) {
        set(parts.head, parts.tail)
      } else if let isSwitch = FlagSettings.isSwitch(name), isSwitch {
        set(name, "true")
      } else if FlagSettings.isSwitch(name) == nil {
        throw .unknown(.oddValue(option: name))
      } else {
        guard let value = rest.popFirst() else { throw .refused(.unusableFlag(flag)) }
        set(name, value)
      }
    }
    // In any other spelling the option is accepted, and not looked at.
    configurationFile = settings["configFile"] ?? settings["configfile"] ?? ""
  }

  private mutating func set(_ name: Text, _ value: Text) {
    let spelling = spellings[name.lowercased] ?? name
    spellings[name.lowercased] = spelling
    settings[spelling] = value
  }

  /// Whether the flag needs no value. Below names that people choose all count as such, but for lists, with which it is at
  /// random, so that it is nil.
  private static func isSwitch(_ name: Text) -> Bool? {
    var options = StaticOptions.all
    let words = name.split(at: .dot)
    for word in words {
      if options.element != nil { return lists.contains(words.last?.lowercased ?? "") ? nil : true }
      guard let next = options[word] else { return false }
      options = next
    }
    return options.kind == .boolean || options.kind == .section || options.kind == .filledSection
  }

  private static let lists: Set<Text> = ["middlewares", "domains", "sans", "trustedips", "connection"]
}
