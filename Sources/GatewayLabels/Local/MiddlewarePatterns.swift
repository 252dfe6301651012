/// What a person says of middlewares for good, by patterns with `*` and `?` for their names.
public struct MiddlewarePatterns: Sendable, Equatable {
  /// Those that decide who may come in. They win over `harmless`.
  public var protecting: [Text] = []
  public var harmless: [Text] = []

  public init() {}

  /// Nil when no pattern fits. A name of the guest's own fits with and without `@docker`.
  func decide(_ name: Text) -> Bool? {
    if protecting.isEmpty, harmless.isEmpty { return nil }
    let names = name.contains("@") ? [name] : [name, name + "@docker"]
    let fit: ([Text]) -> Bool = { patterns in patterns.contains { pattern in names.contains { $0.matches(pattern) } } }
    return fit(protecting) ? true : fit(harmless) ? false : nil
  }
}
