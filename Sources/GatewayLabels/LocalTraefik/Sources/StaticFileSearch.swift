/// Where Traefik looks for its static configuration, and what it finds first.
struct StaticFileSearch {
  let container: TraefikContainer
  /// The file that a flag asks for; empty for none.
  let asked: Text

  /// The path inside the container, and what is there; nil when no file is in any place. Throws `StaticFault.unknown` when
  /// the image itself may have one.
  func found() throws(StaticFault) -> (path: Text, file: TraefikContainer.File)? {
    let places = (asked.withoutBlanks.isEmpty ? [] : [asked]) + StaticFileSearch.usual
    for place in places {
      let path = absolute(expanded(place))
      if let file = container.files[path] { return (path, file) }
      if !container.hasPlainImage { throw .unknown(.fileInImage(path)) }
    }
    return nil
  }

  private static let usual: [Text] = {
    let folders: [Text] = ["/etc/traefik", "$XDG_CONFIG_HOME", "$HOME/.config", "."]
    let endings: [Text] = ["toml", "yaml", "yml"]
    return folders.flatMap { folder in endings.map { Text(joining: folder, "/traefik.", $0) } }
  }()

  /// With the values of the variables that it names as `$NAME` or `${NAME}`.
  private func expanded(_ path: Text) -> Text {
    Text(
      path.string.replacing(/\$(?:\{([^}]*)\}|([A-Za-z0-9_]+))/) { match in
        let name = Text(String(match.1 ?? match.2 ?? ""))
        return (container.variable(name) ?? (name == "HOME" ? container.home : "")).string
      })
  }

  private func absolute(_ path: Text) -> Text {
    let whole = path.hasPrefix("/") ? path : Text(joining: container.workingDirectory, "/", path)
    var words: [Text] = []
    for word in whole.split(at: UInt8(ascii: "/")) where !word.isEmpty && word != "." {
      if word == ".." { _ = words.popLast() } else { words.append(word) }
    }
    return "/" + words.joined(by: "/")
  }
}
