import AnsibleModule
import GatewayLabels

extension RuleOptions {
  init(_ arguments: Arguments) throws {
    self.init()
    localSyntax = try arguments.value(of: .choice("rule_syntax", default: LocalSyntax.auto)).ruleSyntax
    gatewaySyntax = try arguments.value(of: .choice("gateway_rule_syntax", default: gatewaySyntax))
    let patterns = try arguments.value(of: .list("allowed_domains", default: [])).map { $0.trimming { $0 == 0x20 } }
    guard let domains = AllowedDomains(patterns) else {
      throw Refusal.unusable(
        option: "allowed_domains", problem: "\"\(patterns.joined(by: ","))\" does not name domains",
        remedy: "Give names such as example.org, and *.example.org for all names below it")
    }
    allowedDomains = domains
  }

  private enum LocalSyntax: String, CaseIterable {
    case auto, v1, v2, v3

    var ruleSyntax: RuleSyntax? { RuleSyntax(rawValue: rawValue) }
  }
}
