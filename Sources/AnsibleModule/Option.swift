import GatewayLabels

/// One option of a module: its name, its default, and how its value becomes a type.
public struct Option<Value: Sendable>: Sendable {
  public let name: Text
  let fallback: Value
  /// Whether JSON's null counts as not given, as it does for options without a default.
  let nullIsAbsent: Bool
  let convert: @Sendable (JSONValue) throws -> Value

  private init(
    _ name: Text, _ fallback: Value, nullIsAbsent: Bool = false,
    _ convert: @escaping @Sendable (JSONValue) throws -> Value
  ) {
    (self.name, self.fallback, self.nullIsAbsent, self.convert) = (name, fallback, nullIsAbsent, convert)
  }

  /// The same option with its value made into another type.
  public func map<Other>(_ transform: @escaping @Sendable (Value) throws -> Other) rethrows -> Option<Other> {
    let convert = convert
    return Option<Other>(name, try transform(fallback), nullIsAbsent: nullIsAbsent) { try transform(try convert($0)) }
  }
}

extension Option {
  private static func converting<Input>(
    _ name: Text, to type: String, _ coerce: @escaping @Sendable (JSONValue) -> Input?
  ) -> @Sendable (JSONValue) throws -> Input {
    { value in
      guard let result = coerce(value) else { throw Refusal.unconvertible(option: name, value: value, to: type) }
      return result
    }
  }

  public static func text(_ name: Text, default fallback: Text) -> Option where Value == Text {
    Option(name, fallback, converting(name, to: "str", Coercion.text))
  }

  public static func optionalText(_ name: Text) -> Option where Value == Text? {
    Option(name, nil, nullIsAbsent: true, converting(name, to: "str", Coercion.text))
  }

  public static func bool(_ name: Text, default fallback: Bool) -> Option where Value == Bool {
    Option(name, fallback, converting(name, to: "bool", Coercion.bool))
  }

  public static func integer(_ name: Text, default fallback: Int, in range: ClosedRange<Int>) -> Option
  where Value == Int {
    Option(name, fallback) { value in
      let number = try converting(name, to: "int", Coercion.integer)(value)
      guard range.contains(number) else {
        throw Refusal.outOfRange(option: name, range: range, got: Text(String(number)))
      }
      return number
    }
  }

  public static func list(_ name: Text, default fallback: [Text]) -> Option where Value == [Text] {
    let values = converting(name, to: "list", Coercion.list)
    return Option(name, fallback) { try values($0).map(\.pythonText) }
  }

  public static func optionalList(_ name: Text) -> Option where Value == [JSONValue]? {
    Option(name, nil, nullIsAbsent: true, converting(name, to: "list", Coercion.list))
  }

  public static func choice(_ name: Text, default fallback: Value) -> Option
  where Value: CaseIterable & RawRepresentable<String> {
    Option(name, fallback) { value in
      guard let choice = Value(rawValue: value.pythonText.string) else {
        let choices = Value.allCases.map { Text($0.rawValue) }
        throw Refusal.notAChoice(option: name, choices: choices, got: value)
      }
      return choice
    }
  }
}
