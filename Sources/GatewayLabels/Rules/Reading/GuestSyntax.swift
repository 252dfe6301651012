/// The syntax that the rules of one guest tell together.
final class GuestSyntax {
  private let rules: [Text]

  init(_ rules: [Text]) {
    self.rules = rules
  }

  /// Nil when no rule tells, or when they differ. Found when the first rule asks, which few guests have.
  private(set) lazy var syntax: RuleSyntax? = {
    let plain = Set(rules.lazy.compactMap(GuestSyntax.plainSyntax))
    return plain.count == 1 ? plain.first : nil
  }()

  /// The one of v2 and v3 that the rule must be for; nil when it may be both.
  private static func plainSyntax(of rule: Text) -> RuleSyntax? {
    guard let expression = try? RuleParser.expression(of: rule) else { return nil }
    let isV2 = RuleGrammar(.v2).fault(in: expression) == nil && !expression.isPlainlyV3
    let isV3 = RuleGrammar(.v3).fault(in: expression) == nil && !expression.isPlainlyV2
    return isV2 == isV3 ? nil : isV2 ? .v2 : .v3
  }
}
