/// Reads a template as Go does: https://pkg.go.dev/text/template
struct TemplateParser {
  private var parts: ArraySlice<TemplatePart>
  /// Deeper ones than anybody writes would use up the stack.
  private var depth = 0
  private static let deepest = 50

  init(_ template: Text) throws(DefaultRuleFault) {
    parts = try TemplatePart.parts(of: template)[...]
  }

  /// The whole template.
  mutating func pieces() throws(DefaultRuleFault) -> [TemplatePiece] {
    let (pieces, end) = try block()
    if let end { throw .unexpected(end.head) }
    return pieces
  }

  /// A control word and what follows it.
  private typealias End = (head: Text, rest: Text)

  /// Up to the next `else` or `end`, which is taken too; nil at the end of the template.
  private mutating func block() throws(DefaultRuleFault) -> ([TemplatePiece], End?) {
    depth += 1
    defer { depth -= 1 }
    if depth > TemplateParser.deepest { throw .notSupported("if") }
    var pieces: [TemplatePiece] = []
    while let part = parts.popFirst() {
      switch part {
      case .text(let text): pieces.append(.text(text))
      case .action(let action):
        let action = action.trimming { $0 <= .blank }
        let (head, rest) = action.cut(at: .blank) ?? (action, "")
        switch head {
        case "else", "end": return (pieces, (head, rest.trimming { $0 <= .blank }))
        case "if": pieces.append(try choice(rest))
        case "range", "with", "define", "template", "block", "break", "continue": throw .notSupported(head)
        default: pieces.append(.value(try TemplateParser.printable(action)))
        }
      }
    }
    return (pieces, nil)
  }

  private mutating func choice(_ condition: Text) throws(DefaultRuleFault) -> TemplatePiece {
    let condition = try TemplateParser.expression(condition)
    let (then, end) = try block()
    guard let end else { throw .neverEnds("if") }
    if end.head == "end" { return .choice(condition, then: then, otherwise: []) }
    if let other = end.rest.dropping(prefix: "if ") {
      return .choice(condition, then: then, otherwise: [try choice(other)])
    }
    guard end.rest.isEmpty else { throw .unexpected(end.rest) }
    let (otherwise, last) = try block()
    guard let last else { throw .neverEnds("if") }
    guard last.head == "end" else { throw .unexpected(last.head) }
    return .choice(condition, then: then, otherwise: otherwise)
  }

  private static func expression(_ text: Text) throws(DefaultRuleFault) -> TemplateExpression {
    var parser = try TemplateExpressionParser(text)
    return try parser.whole()
  }

  private static func printable(_ text: Text) throws(DefaultRuleFault) -> TemplateExpression {
    let value = try expression(text)
    if value.kind == .labels || value.kind == .list { throw .wrongArguments(text) }
    return value
  }
}
