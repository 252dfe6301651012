/// The rule of routers that have none: Traefik's option `defaultRule`, a template such as its own default
/// ``Host(`{{ normalize .Name }}`)``.
/// https://doc.traefik.io/traefik/reference/install-configuration/providers/docker/#defaultrule
public struct DefaultRule: Equatable, Sendable {
  private let pieces: [TemplatePiece]

  /// Throws what in the template is not understood. It has the fields `.Name`, `.ContainerName` and `.Labels`, the functions of
  /// `TemplateFunction`, pipes, parentheses, `if` with `else`, and comments.
  public init(_ template: Text) throws(DefaultRuleFault) {
    var parser = try TemplateParser(template)
    pieces = try parser.pieces()
  }

  /// A label that the template asks for, and that may have stayed on the guest.
  struct LabelNotRead: Error {
    let key: Text
  }

  /// Nil when the rule would be empty.
  func rule(for container: Container) throws(LabelNotRead) -> Text? {
    let rule = try TemplateValues(of: container).text(of: pieces)
    return rule.isEmpty ? nil : rule
  }
}

/// Why a template cannot be used, as facts.
public enum DefaultRuleFault: Error, Equatable, Sendable {
  case unknownFunction(Text)
  /// Such as `.Domain`, which is Traefik v1's.
  case unknownField(Text)
  /// A function has too many arguments, too few, or one of another kind.
  case wrongArguments(Text)
  /// Variables, loops and the like.
  case notSupported(Text)
  /// It stands where it means nothing.
  case unexpected(Text)
  /// `{{`, a text in quotes, or `{{ if … }}` has no end.
  case neverEnds(Text)
}
