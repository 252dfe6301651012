/// Whether Traefik's Docker provider looks at a container at all: its label `traefik.enable`, read like Go's ParseBool.
/// https://pkg.go.dev/strconv#ParseBool
enum Exposure: Equatable {
  case shown
  case hidden
  /// Traefik skips a container whose `traefik.enable` is no boolean.
  case unreadable(Text)

  init(enable value: Text) {
    if Exposure.yes.contains(value) {
      self = .shown
    } else {
      self = Exposure.no.contains(value) ? .hidden : .unreadable(value)
    }
  }

  private static let yes: [Text] = ["true", "1", "t", "T", "TRUE", "True"]
  private static let no: [Text] = ["false", "0", "f", "F", "FALSE", "False"]

  var isBoolean: Bool { self == .shown || self == .hidden }
}
