// Compiled together with the sources of GatewayLabels by `make fuzz`, so that all of them are watched.

/// Whatever stands in a label: reading ends, what is read prints to what reads the same, and no conclusion traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRule(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let rule = Text(validating: bytes) else { return 0 }
  for syntax in RuleSyntax.allCases.map(Optional.some) + [nil] {
    do {
      try check(RuleReader(syntax).read(rule))
    } catch {
      _ = error.position(in: rule)
    }
  }
  return 0
}

private func check(_ rule: LocalRule) {
  let again = try? RuleParser.expression(of: rule.meaning.text)
  guard again == rule.meaning else { fatalError("\(rule.meaning.text) reads otherwise") }
  let (reach, other) = (RuleReach([rule.meaning]), RuleReach([.matcher(.host, "a.test")]))
  guard reach.overlaps(other) == other.overlaps(reach) else { fatalError("\(rule.meaning.text) overlaps one way") }
  let domains = AllowedDomains(["a.test", "*.b.test"]) ?? AllowedDomains()
  guard domains.confine(rule.meaning) || !domains.confine(.anyOf([rule.meaning, .matcher(.host, "a.test")])) else {
    fatalError("\(rule.meaning.text) is confined in company only")
  }
  _ = try? RuleTranslation.toV2(rule.meaning)
}
