import GatewayLabels

extension LocalTraefik {
  /// What was found, such as `Traefik 3.7 in container traefik: web as 8080, websecure as 8443 with TLS`; nil when it is not
  /// known, which a warning says.
  var summary: String? {
    guard let entryPoints else { return nil }
    let reached = entryPoints.all.map { entryPoint in
      "\(entryPoint.name) as \(entryPoint.port)" + (entryPoint.hasTLS ? " with TLS" : "")
        + (entryPoint.redirects ? " (redirects)" : "")
    }
    let parts = reached + entryPoints.hidden.map { "\($0) not published" }
    let version = version.map { " \($0)" } ?? ""
    return "Traefik\(version) in container \(container): "
      + (parts.isEmpty ? "no entry point" : parts.joined(separator: ", "))
  }
}

extension StaticFault {
  /// What is wrong.
  var message: String {
    switch self {
    case .refused(let refusal):
      "what it listens on is not known, since Traefik 3.7 would not start with it: \(refusal.message)."
    case .unknown(let uncertainty): "what it listens on is not known: \(uncertainty.message)."
    }
  }
}

extension StaticRefusal {
  fileprivate var message: String {
    switch self {
    case .unknownOption(let name): "there is no option \(name)"
    case .unusableValue(let option): "the value of \(option) is not of its kind"
    case .emptySection(let name): "section \(name.isEmpty ? "of the configuration" : name.string) is empty"
    case .unusableFlag(let flag): "\(flag.quoted) is no flag with a value"
    case .unknownCommand(let word): "\(word.quoted) is no command of Traefik"
    case .nothingInFile(let path): "\(path) has nothing of a static configuration"
    case .notAFile(let path): "\(path) is a directory"
    case .unknownFileType(let path): "\(path) ends neither in .yml, .yaml nor .toml"
    case .malformedFile(let path, let line): "\(path) is malformed in line \(line) of its two sections"
    case .removedOption(let name): "v3 has no \(name)"
    case .unusableAddress(let entryPoint, let address):
      "entry point \(entryPoint) has no usable address: \(address.quoted)"
    case .portTakenTwice(let entryPoints, let port): "\(entryPoints.joined(by: " and ")) listen at one port, \(port)"
    }
  }
}

extension StaticUncertainty {
  fileprivate var message: String {
    switch self {
    case .startedBy(let program):
      "\(program.isEmpty ? "another program" : program.string) starts it, with arguments that are not seen"
    case .versionOne: "the configuration of Traefik v1 is not read"
    case .fileInImage(let path): "its image is not Traefik's own and may have a file \(path)"
    case .unreadableFile(let path, let problem): "\(path) \(problem.message)"
    case .beyondReader(let path, let line): "line \(line) of the two sections of \(path) uses more than is understood"
    case .oddValue(let option): "the value of \(option) is not written in a way that is understood"
    case .restarting: "it ends and starts again and again"
    case .noDockerProvider: "its Docker provider is off, so that it serves no labels"
    case .several(let names): "there are several, in \(names.joined(by: " and "))"
    }
  }
}

extension StaticFileProblem {
  fileprivate var message: String {
    switch self {
    case .denied: "cannot be read on the guest"
    case .notCut: "is written so that its two sections cannot be told from the rest"
    case .link: "is a symbolic link, which leads elsewhere inside the container"
    case .tooLong: "is too long"
    }
  }
}
