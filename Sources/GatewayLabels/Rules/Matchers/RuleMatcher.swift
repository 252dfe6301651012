/// One matcher of a rule with its arguments, such as ``Host(`example.org`)``.
public struct RuleMatcher: Hashable, Sendable {
  let kind: Kind
  let arguments: [Text]
  /// Where it begins in the rule's text, in bytes. It does not make two matchers different.
  let place: Int

  init(_ kind: Kind, _ arguments: [Text], at place: Int) {
    (self.kind, self.arguments, self.place) = (kind, arguments, place)
  }

  public static func == (left: RuleMatcher, right: RuleMatcher) -> Bool {
    left.kind == right.kind && left.arguments == right.arguments
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(arguments)
  }

  /// The first argument; empty when there is none.
  var argument: Text { arguments.first ?? "" }

  /// Whether its arguments are names of hosts, and no patterns for them.
  var namesHosts: Bool { [.host, .hostHeader, .hostSNI].contains(kind) }

  func fault(_ problem: RuleFault.Problem) -> RuleFault {
    RuleFault(at: place, problem)
  }
}
