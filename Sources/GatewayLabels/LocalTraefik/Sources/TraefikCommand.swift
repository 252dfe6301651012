/// The flags that Traefik gets from a container's program and arguments.
struct TraefikCommand {
  let flags: [Text]
  /// Whether the start script of Traefik's own image is between the two: a shell, which drops variables that it cannot have.
  let isStartedByScript: Bool

  /// Throws `StaticFault` when the program is another one, or the arguments ask Traefik for something else.
  init(_ command: [Text]) throws(StaticFault) {
    let program = command.first ?? ""
    isStartedByScript = program.fileName == "entrypoint.sh"
    guard isStartedByScript || program.fileName == "traefik" else { throw .unknown(.startedBy(program)) }
    let arguments = Array(command.dropFirst())
    if isStartedByScript, let first = arguments.first, !first.isFlag, first != "traefik" {
      throw .unknown(.startedBy(first))
    }
    flags = arguments.first == "traefik" ? Array(arguments.dropFirst()) : arguments
    if let first = flags.first, !first.isFlag { throw .refused(.unknownCommand(first)) }
  }
}

extension Text {
  fileprivate var isFlag: Bool { hasPrefix("-") }
  fileprivate var fileName: Text { split(at: UInt8(ascii: "/")).last ?? self }
}
