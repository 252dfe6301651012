import GatewayLabels

/// The conversions of Ansible's `AnsibleModule`, which are lenient: templates give `"106"` where 106 is meant. Nil means
/// that the value cannot be converted.
/// https://docs.ansible.com/ansible/latest/dev_guide/developing_program_flow_modules.html#argument-spec
enum Coercion {
  static func text(_ value: JSONValue) -> Text? { value.pythonText }

  static func bool(_ value: JSONValue) -> Bool? {
    switch value {
    case .bool(let value): return value
    case .number(let digits):
      return Double(digits.string).flatMap { $0 == 1 ? true : $0 == 0 ? false : nil }
    case .string(let text):
      switch text.withoutBlanks.lowercased {
      case "y", "yes", "on", "1", "true", "t": return true
      case "n", "no", "off", "0", "false", "f": return false
      default: return nil
      }
    case .null, .array, .object: return nil
    }
  }

  static func integer(_ value: JSONValue) -> Int? {
    switch value {
    case .bool(let value): value ? 1 : 0
    case .number(let digits), .string(let digits): WholeNumber(digits)?.value
    case .null, .array, .object: nil
    }
  }

  /// A single text is a list cut at its commas, a single number a list of one.
  static func list(_ value: JSONValue) -> [JSONValue]? {
    switch value {
    case .array(let values): values
    case .string(let text): text.split(at: UInt8(ascii: ",")).map(JSONValue.string)
    case .number, .bool: [.string(value.pythonText)]
    case .null, .object: nil
    }
  }

  /// A text may hold the object as JSON.
  static func object(_ value: JSONValue) -> TextMap<JSONValue>? {
    switch value {
    case .object(let members): return members
    case .string(let text):
      guard case .object(let members)? = try? JSONReader.value(of: Array(text.bytes)) else { return nil }
      return members
    default: return nil
    }
  }
}

extension Text {
  fileprivate var withoutBlanks: Text {
    trimming { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}
