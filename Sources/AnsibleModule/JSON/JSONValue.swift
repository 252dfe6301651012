import GatewayLabels

/// A JSON value that keeps what Foundation's decoder loses: members whose names differ only in their Unicode form, and
/// the difference between `1` and `1.0`.
public enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// As it was written.
  case number(Text)
  case string(Text)
  case array([JSONValue])
  case object(TextMap<JSONValue>)
}

extension JSONValue {
  public static func integer(_ value: Int) -> JSONValue { .number(Text(String(value))) }

  public static func strings(_ values: [Text]) -> JSONValue { .array(values.map(JSONValue.string)) }
}

extension JSONValue: ExpressibleByStringLiteral {
  public init(stringLiteral value: StaticString) { self = .string(Text(stringLiteral: value)) }
}
