/// Whether Traefik's Docker provider looks at a container at all: its label `traefik.enable`, read like Go's ParseBool.
/// https://pkg.go.dev/strconv#ParseBool
enum Exposure: Equatable {
  case shown
  case hidden
  /// Traefik skips a container whose `traefik.enable` is no boolean.
  case unreadable(Text)

  init(enable value: Text) {
    switch value {
    case "1", "t", "T", "TRUE", "true", "True": self = .shown
    case "0", "f", "F", "FALSE", "false", "False": self = .hidden
    default: self = .unreadable(value)
    }
  }

  var isBoolean: Bool { self == .shown || self == .hidden }
}
