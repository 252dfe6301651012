import GatewayLabels

/// Why arguments are not accepted, as facts; `Refusal+Wording.swift` has the sentences.
public enum Refusal: Error, Equatable, Sendable {
  case notJSON(JSONSyntaxError)
  /// The arguments are JSON but no object.
  case notAnObject(JSONValue)
  case missing([Text], unknown: [Text])
  case oneRequired(of: [Text], unknown: [Text])
  case exclusive([Text])
  case unconvertible(option: Text, value: JSONValue, to: String)
  case notAChoice(option: Text, choices: [Text], got: JSONValue)
  case outOfRange(option: Text, range: ClosedRange<Int>, got: Text)
  case unsupported([Text], supported: [Text], module: Text)
  /// A value that has the right type and still cannot be used.
  case unusable(option: Text, problem: String, remedy: String)
}
