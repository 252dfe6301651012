import GatewayLabels

/// How Python's Ansible modules would name and print a value; people know their sentences from every other module.
extension JSONValue {
  var pythonType: String {
    switch self {
    case .null: "NoneType"
    case .bool: "bool"
    case .number(let digits): digits.isWholeNumber ? "int" : "float"
    case .string: "str"
    case .array: "list"
    case .object: "dict"
    }
  }

  /// In a person's words: "a number", "an object".
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The text, if it is one.
  public var text: Text? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The members, also of an object that is given as a text of JSON.
  public var object: TextMap<JSONValue>? { Coercion.object(self) }

  /// Python's `str()`.
  public var pythonText: Text {
    switch self {
    case .null: ""
    case .string(let text): text
    default: Text(pythonLiteral)
    }
  }

  /// As the sentences of Ansible's modules quote a value.
  var pythonRepresentation: String {
    switch self {
    case .array, .null, .number, .bool, .string: "\"\(pythonLiteral)\""
    case .object: "<class 'dict'>"
    }
  }

  /// Python's `repr()`.
  private var pythonLiteral: String {
    switch self {
    case .null: "None"
    case .bool(let value): value ? "True" : "False"
    case .number(let digits): digits.pythonNumber
    case .string(let text): "'\(text)'"
    case .array(let values): "[" + values.map(\.pythonLiteral).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "'\($0.key)': \($0.value.pythonLiteral)" }.joined(separator: ", ")
        + "}"
    }
  }
}

extension Text {
  var isWholeNumber: Bool {
    !bytes.contains { [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains($0) }
  }

  fileprivate var pythonNumber: String {
    isWholeNumber ? string : Double(string).map { $0.description } ?? string
  }
}
