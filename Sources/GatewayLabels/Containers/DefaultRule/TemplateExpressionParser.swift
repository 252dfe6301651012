/// Reads what stands in an action: values, functions with arguments, pipes and parentheses.
struct TemplateExpressionParser {
  private var tokens: ArraySlice<TemplateToken>
  private var depth = 0
  private static let deepest = 50

  init(_ action: Text) throws(DefaultRuleFault) {
    var scanner = TemplateScanner(action)
    var tokens: [TemplateToken] = []
    while let token = try scanner.next() { tokens.append(token) }
    self.tokens = tokens[...]
  }

  mutating func whole() throws(DefaultRuleFault) -> TemplateExpression {
    let value = try pipeline()
    if let token = tokens.first { throw .unexpected(token.text) }
    return value
  }

  /// Each command gets the value of the one before it as its last argument.
  private mutating func pipeline() throws(DefaultRuleFault) -> TemplateExpression {
    var value = try command(behind: nil)
    while tokens.first == .pipe {
      tokens.removeFirst()
      value = try command(behind: value)
    }
    return value
  }

  private mutating func command(behind piped: TemplateExpression?) throws(DefaultRuleFault) -> TemplateExpression {
    if case .word(let name) = tokens.first, name != "true", name != "false" {
      tokens.removeFirst()
      guard let function = TemplateFunction(rawValue: name.string) else { throw .unknownFunction(name) }
      var arguments: [TemplateExpression] = []
      while let argument = try operand() { arguments.append(argument) }
      return try call(function, arguments + [piped].compactMap { $0 })
    }
    guard piped == nil, let value = try operand() else { throw .unexpected(tokens.first?.text ?? "}}") }
    return value
  }

  private func call(
    _ function: TemplateFunction, _ arguments: [TemplateExpression]
  ) throws(DefaultRuleFault) -> TemplateExpression {
    var isTaken = function.takes(arguments.map(\.kind))
    if function == .printf {
      guard case .text(let format)? = arguments.first else { throw .wrongArguments("printf") }
      isTaken = isTaken && TemplateFormat(format)?.count == arguments.count - 1
    }
    guard isTaken else { throw .wrongArguments(Text(function.rawValue)) }
    return .call(function, arguments)
  }

  /// Nil where no value stands.
  private mutating func operand() throws(DefaultRuleFault) -> TemplateExpression? {
    switch tokens.first {
    case .text(let text): return taken(.text(text))
    case .number(let number): return taken(.number(number))
    case .field(let field): return taken(try TemplateExpression(field: field))
    case .word("true"): return taken(.boolean(true))
    case .word("false"): return taken(.boolean(false))
    case .word(let name):
      // A function without arguments.
      throw TemplateFunction(rawValue: name.string) == nil ? .unknownFunction(name) : .wrongArguments(name)
    case .opening: return try parenthesised()
    case .pipe, .closing, nil: return nil
    }
  }

  private mutating func taken(_ value: TemplateExpression) -> TemplateExpression {
    tokens.removeFirst()
    return value
  }

  private mutating func parenthesised() throws(DefaultRuleFault) -> TemplateExpression {
    depth += 1
    defer { depth -= 1 }
    if depth > TemplateExpressionParser.deepest { throw .notSupported("(") }
    tokens.removeFirst()
    let value = try pipeline()
    guard tokens.first == .closing else { throw .neverEnds("(") }
    tokens.removeFirst()
    return value
  }
}

extension TemplateExpression {
  /// `.Labels.mine` is the label `mine`.
  fileprivate init(field: Text) throws(DefaultRuleFault) {
    switch field {
    case ".Name": self = .name
    case ".ContainerName": self = .containerName
    case ".Labels": self = .labels
    default:
      guard let key = field.dropping(prefix: ".Labels."), !key.isEmpty, !key.contains(".") else {
        throw .unknownField(field)
      }
      self = .call(.index, [.labels, .text(key)])
    }
  }
}

extension TemplateToken {
  /// As messages show it.
  fileprivate var text: Text {
    switch self {
    case .word(let text), .field(let text), .text(let text): text
    case .number(let number): Text(String(number))
    case .pipe: "|"
    case .opening: "("
    case .closing: ")"
    }
  }
}
