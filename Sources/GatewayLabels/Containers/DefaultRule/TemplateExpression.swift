/// A part of a template.
enum TemplatePiece: Equatable, Sendable {
  case text(Text)
  case value(TemplateExpression)
  indirect case choice(TemplateExpression, then: [TemplatePiece], otherwise: [TemplatePiece])
}

/// What stands between `{{` and `}}`, or a part of that.
indirect enum TemplateExpression: Equatable, Sendable {
  case text(Text)
  case number(Int)
  case boolean(Bool)
  case name, containerName, labels
  case call(TemplateFunction, [TemplateExpression])

  /// Of what kind its value always is.
  var kind: TemplateKind {
    switch self {
    case .text, .name, .containerName: .text
    case .number: .number
    case .boolean: .boolean
    case .labels: .labels
    case .call(let function, let arguments): function.result(of: arguments.map(\.kind))
    }
  }
}

enum TemplateKind: Equatable, Sendable {
  case text, number, boolean, labels, list
}

/// The functions that templates of rules commonly use.
/// https://masterminds.github.io/sprig/strings.html
enum TemplateFunction: String, CaseIterable, Sendable {
  case normalize, lower, upper, trim, trimAll, trimPrefix, trimSuffix, replace, index, `default`, coalesce, printf,
    print
  case contains, hasPrefix, hasSuffix, empty, not, eq, ne, and, or, splitList, first, last

  func result(of kinds: [TemplateKind]) -> TemplateKind {
    switch self {
    case .and, .or: kinds.allSatisfy { $0 == .boolean } ? .boolean : .text
    case .contains, .hasPrefix, .hasSuffix, .empty, .not, .eq, .ne: .boolean
    case .splitList: .list
    default: .text
    }
  }

  /// Whether it takes arguments of these kinds.
  func takes(_ kinds: [TemplateKind]) -> Bool {
    let isText = kinds.allSatisfy { $0 == .text }
    switch self {
    case .normalize, .lower, .upper, .trim: return isText && kinds.count == 1
    case .trimAll, .trimPrefix, .trimSuffix, .contains, .hasPrefix, .hasSuffix, .default, .splitList:
      return isText && kinds.count == 2
    case .replace: return isText && kinds.count == 3
    case .index: return kinds == [.labels, .text] || kinds == [.list, .number]
    case .coalesce, .printf, .print: return isText && !kinds.isEmpty
    case .and, .or: return kinds.count > 1 && !kinds.contains(.labels) && !kinds.contains(.list)
    case .eq, .ne: return kinds.count == 2 && kinds[0] == kinds[1] && kinds[0] != .labels && kinds[0] != .list
    case .empty, .not: return kinds.count == 1
    case .first, .last: return kinds == [.list]
    }
  }
}
