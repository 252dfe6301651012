/// A part of the plugin's result: one value, or one of several where the plugin goes through a Go map, whose order is
/// random anew at each poll.
public struct PluginOutcome<Value: Hashable & Sendable>: Hashable, Sendable {
  /// Never empty.
  public let possible: Set<Value>

  public init(_ value: Value) {
    possible = [value]
  }

  /// Any of `values`; `fallback` when there are none.
  public init(anyOf values: Set<Value>, fallback: Value) {
    possible = values.isEmpty ? [fallback] : values
  }

  /// The value that it is at every poll; nil when chance decides.
  public var decided: Value? { isDecided ? possible.first : nil }

  public var isDecided: Bool { possible.count == 1 }
}
