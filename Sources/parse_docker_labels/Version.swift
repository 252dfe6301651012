/// The version of this build, as `--version` prints it; the role asks for the same.
enum Version {
  static let current = "1.0.0"
}
