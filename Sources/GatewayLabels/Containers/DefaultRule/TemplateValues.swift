/// What a template means for one container.
struct TemplateValues {
  private enum Value: Equatable {
    case text(Text)
    case number(Int)
    case boolean(Bool)
    case list([Text])
    case labels

    var text: Text {
      switch self {
      case .text(let text): text
      case .number(let number): Text(String(number))
      case .boolean(let value): .boolean(value)
      case .list, .labels: ""
      }
    }

    var isEmpty: Bool {
      switch self {
      case .text(let text): text.isEmpty
      case .number(let number): number == 0
      case .boolean(let value): !value
      case .list(let texts): texts.isEmpty
      case .labels: false
      }
    }
  }

  private let container: Container

  init(of container: Container) {
    self.container = container
  }

  func text(of pieces: [TemplatePiece]) throws(DefaultRule.LabelNotRead) -> Text {
    var text: Text = ""
    for piece in pieces {
      switch piece {
      case .text(let plain): text = text + plain
      case .value(let expression): text = text + (try value(of: expression).text)
      case .choice(let condition, let then, let otherwise):
        text = text + (try self.text(of: try value(of: condition).isEmpty ? otherwise : then))
      }
    }
    return text
  }

  private func value(of expression: TemplateExpression) throws(DefaultRule.LabelNotRead) -> Value {
    switch expression {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .boolean(let value): return .boolean(value)
    case .name: return .text(container.automaticName)
    case .containerName: return .text(container.name ?? "")
    case .labels: return .labels
    case .call(let function, let arguments):
      var values: [Value] = []
      for argument in arguments { values.append(try value(of: argument)) }
      return try call(function, values)
    }
  }

  /// The parser has seen to it that there are as many arguments as the function takes.
  private func call(_ function: TemplateFunction, _ values: [Value]) throws(DefaultRule.LabelNotRead) -> Value {
    let texts = values.map(\.text)
    let (first, last) = (texts.first ?? "", texts.last ?? "")
    switch function {
    case .normalize: return .text(last.normalized)
    case .lower: return .text(Text(last.string.lowercased()))
    case .upper: return .text(Text(last.string.uppercased()))
    case .trim: return .text(Text(last.string.trimming(where: \.properties.isWhitespace)))
    case .trimAll:
      let signs = Set(first.string.unicodeScalars)
      return .text(Text(last.string.trimming(where: signs.contains)))
    case .trimPrefix: return .text(last.dropping(prefix: first) ?? last)
    case .trimSuffix: return .text(last.dropping(suffix: first) ?? last)
    case .replace: return .text(last.replacing(first, with: texts.dropFirst().first ?? ""))
    case .default: return .text(last.isEmpty ? first : last)
    case .coalesce: return .text(texts.first { !$0.isEmpty } ?? "")
    case .or: return values.first { !$0.isEmpty } ?? values.last ?? .boolean(false)
    case .and: return values.first(where: \.isEmpty) ?? values.last ?? .boolean(false)
    case .printf: return .text(TemplateFormat(first)?.text(of: Array(texts.dropFirst())) ?? "")
    case .print: return .text(texts.joined(by: ""))
    case .contains: return .boolean(last.contains(first))
    case .hasPrefix: return .boolean(last.hasPrefix(first))
    case .hasSuffix: return .boolean(last.dropping(suffix: first) != nil)
    case .empty, .not: return .boolean(values.last?.isEmpty ?? true)
    case .eq: return .boolean(values.first == values.last)
    case .ne: return .boolean(values.first != values.last)
    case .splitList: return .list(first.isEmpty ? last.string.map { Text(String($0)) } : last.split(by: first))
    case .first, .last, .index: return .text(try element(function, values))
    }
  }

  private func element(_ function: TemplateFunction, _ values: [Value]) throws(DefaultRule.LabelNotRead) -> Text {
    guard case .list(let texts) = values.first else { return try label(values.last?.text ?? "") }
    switch (function, values.last) {
    case (.first, _): return texts.first ?? ""
    case (.last, _): return texts.last ?? ""
    case (_, .number(let place)): return texts.indices.contains(place) ? texts[place] : ""
    default: return ""
    }
  }

  /// Empty when the container has no such label.
  private func label(_ key: Text) throws(DefaultRule.LabelNotRead) -> Text {
    let label = (container.labels + container.otherLabels).last { $0.key == key }
    guard label == nil, !Label(key, "").isAlwaysRead else { return label?.value ?? "" }
    throw DefaultRule.LabelNotRead(key: key)
  }
}

extension Label {
  /// Whether `inspect-docker.sh` sends such labels: the others may hold secrets.
  fileprivate var isAlwaysRead: Bool {
    concernsTraefik || key == "com.docker.compose.project" || key == "com.docker.compose.service"
  }
}
