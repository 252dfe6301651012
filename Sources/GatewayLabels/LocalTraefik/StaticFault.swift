/// Why nothing follows from the static configuration of a guest's Traefik.
public enum StaticFault: Error, Equatable, Sendable {
  /// Traefik does not start with it.
  case refused(StaticRefusal)
  /// What it means cannot be known from outside.
  case unknown(StaticUncertainty)
}

/// What makes Traefik end at its start.
public enum StaticRefusal: Equatable, Sendable {
  /// It knows no such option.
  case unknownOption(Text)
  /// It cannot take the value of the option, which stays unsaid.
  case unusableValue(option: Text)
  /// A section with nothing in it, where there has to be something.
  case emptySection(Text)
  /// An argument that is no flag, or one without a value.
  case unusableFlag(Text)
  case unknownCommand(Text)
  /// The file is empty, or has no section of the static configuration.
  case nothingInFile(Text)
  /// A file that is none, such as the folder that Docker makes for a missing one.
  case notAFile(Text)
  case unknownFileType(Text)
  /// The file is no YAML or TOML. Lines count from 1.
  case malformedFile(Text, line: Int)
  /// v3 has removed the option.
  case removedOption(Text)
  /// The address of an entry point is none.
  case unusableAddress(entryPoint: Text, address: Text)
  /// Two entry points listen at one port.
  case portTakenTwice(entryPoints: [Text], port: Int)
}

public enum StaticUncertainty: Equatable, Sendable {
  /// The container starts another program, which starts Traefik with arguments that nobody sees.
  case startedBy(Text)
  /// Traefik v1 has another static configuration.
  case versionOne
  /// The image is not Traefik's own, and may hold a file that counts before everything else.
  case fileInImage(Text)
  case unreadableFile(Text, StaticFileProblem)
  /// The file uses more of YAML or TOML than is understood. Lines count from 1.
  case beyondReader(Text, line: Int)
  /// The value of the option is not written in a way that is understood.
  case oddValue(option: Text)
  /// The container ends and starts again and again.
  case restarting
  /// Its Docker provider is off, so that it serves no labels.
  case noDockerProvider
  /// Several containers run a Traefik that may serve the labels.
  case several([Text])
}

/// Why the text of a file is not known.
public enum StaticFileProblem: String, CaseIterable, Sendable {
  /// The user may not read it.
  case denied
  /// Its two sections cannot be told from the rest, which stays on the guest.
  case notCut = "not_cut"
  /// A symbolic link means another file inside the container.
  case link
  /// It is too long for a static configuration.
  case tooLong = "too_long"
}
