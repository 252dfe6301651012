/// Reads a file of the static configuration.
enum StaticFile {
  /// Throws `StaticFault` when Traefik would not take it, or when it is not understood.
  static func node(of file: TraefikContainer.File, at path: Text) throws(StaticFault) -> StaticNode {
    switch file {
    case .directory: throw .refused(.notAFile(path))
    case .problem(let problem): throw .unknown(.unreadableFile(path, problem))
    case .text(let text): return try node(of: try value(of: text, at: path), at: path)
    }
  }

  private static func value(of text: Text, at path: Text) throws(StaticFault) -> StaticValue {
    let name = path.lowercased
    do {
      if name.dropping(suffix: ".toml") != nil { return try TOMLReader.value(of: text) }
      if name.dropping(suffix: ".yaml") != nil || name.dropping(suffix: ".yml") != nil {
        return try YAMLReader.value(of: text)
      }
    } catch {
      throw error.isRefused
        ? .refused(.malformedFile(path, line: error.line)) : .unknown(.beyondReader(path, line: error.line))
    }
    throw .refused(.unknownFileType(path))
  }

  /// Sections that Traefik does not know are passed over, at the top of a file only.
  private static func node(of value: StaticValue, at path: Text) throws(StaticFault) -> StaticNode {
    guard case .map(let members) = value else {
      throw value == .odd ? .unknown(.beyondReader(path, line: 1)) : .refused(.nothingInFile(path))
    }
    var root = StaticNode(name: "", value)
    if root["pilot"] != nil, members.contains(where: { $0.key.lowercased == "pilot" }) {
      throw .refused(.removedOption("pilot"))
    }
    root.members.removeAll { StaticOptions.all[$0.name] == nil }
    guard !root.members.isEmpty else { throw .refused(.nothingInFile(path)) }
    return root
  }
}
