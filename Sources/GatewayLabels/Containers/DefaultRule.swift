/// The rule of routers that have none: Traefik's option `defaultRule`, a template such as its own default
/// ``Host(`{{ normalize .Name }}`)``.
/// https://doc.traefik.io/traefik/reference/install-configuration/providers/docker/#defaultrule
public struct DefaultRule: Equatable, Sendable {
  private enum Piece: Equatable, Sendable {
    case text(Text)
    case name, normalizedName
    case containerName, normalizedContainerName
  }

  private let pieces: [Piece]

  /// Nil when the template uses more than `.Name` and `.ContainerName`, each with or without `normalize`.
  public init?(_ template: Text) {
    let parts = template.string.split(separator: "{{", omittingEmptySubsequences: false)
    var pieces: [Piece] = [.text(Text(String(parts[0])))]
    for part in parts.dropFirst() {
      guard let close = part.firstRange(of: "}}"), let field = DefaultRule.field(part[..<close.lowerBound]) else {
        return nil
      }
      pieces += [field, .text(Text(String(part[close.upperBound...])))]
    }
    self.pieces = pieces
  }

  /// Nil when the rule would be empty.
  func rule(for container: Container) -> Text? {
    let rule = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .name: container.automaticName
      case .normalizedName: container.automaticName.normalized
      case .containerName: container.name ?? ""
      case .normalizedContainerName: (container.name ?? "").normalized
      }
    }.joined(by: "")
    return rule.isEmpty ? nil : rule
  }

  private static func field(_ expression: Substring) -> Piece? {
    switch expression.split(separator: " ") {
    case [".Name"]: .name
    case ["normalize", ".Name"]: .normalizedName
    case [".ContainerName"]: .containerName
    case ["normalize", ".ContainerName"]: .normalizedContainerName
    default: nil
    }
  }
}

extension Text {
  /// Letters and numbers, with one `-` for everything between them, as Traefik makes names.
  var normalized: Text {
    var name = ""
    var isBetweenWords = false
    for scalar in string.unicodeScalars {
      if scalar.isOfWord {
        if isBetweenWords, !name.isEmpty { name += "-" }
        name.unicodeScalars.append(scalar)
      }
      isBetweenWords = !scalar.isOfWord
    }
    return Text(name)
  }
}

extension Unicode.Scalar {
  fileprivate var isOfWord: Bool {
    // Nearly all are, and looking up properties takes long.
    if isASCII { return (0x30...0x39).contains(value) || (0x61...0x7A).contains(value | 0x20) }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
