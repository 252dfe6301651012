/// Which expressions Traefik of one syntax takes for a router of one protocol.
struct RuleGrammar {
  let syntax: RuleSyntax
  let transport: RuleTransport

  init(_ syntax: RuleSyntax, _ transport: RuleTransport = .http) {
    (self.syntax, self.transport) = (syntax, transport)
  }

  /// The first fault for which Traefik would disable the router; nil when there is none.
  func fault(in expression: RuleExpression) -> RuleFault? {
    expression.matchers.lazy.compactMap { matcher in problem(with: matcher).map(matcher.fault) }.first
  }

  private func problem(with matcher: RuleMatcher) -> RuleFault.Problem? {
    guard let count = matcher.kind.argumentCount(in: syntax) else { return .notInSyntax(matcher.kind, syntax) }
    guard matcher.kind.isFor(transport) else { return .notForTransport(matcher.kind) }
    if matcher.arguments.isEmpty || matcher.arguments.contains(where: \.isEmpty) { return .noText(matcher.kind) }
    guard count.allows(matcher.arguments.count) else {
      return .wrongCount(matcher.kind, got: matcher.arguments.count)
    }
    return matcher.arguments.lazy.compactMap { problem(with: $0, of: matcher) }.first ?? valueProblem(of: matcher)
  }

  private func problem(with argument: Text, of matcher: RuleMatcher) -> RuleFault.Problem? {
    switch matcher.kind {
    case .host, .hostHeader: argument.isASCII ? nil : .hostNotASCII(argument)
    case .hostSNI: serverNameProblem(argument)
    case .path, .pathPrefix: pathProblem(argument)
    case .clientIP: argument.isAddress ? nil : .notAnAddress(argument)
    case .hostRegexp, .hostSNIRegexp: hostPatternProblem(argument)
    case .pathRegexp: regexpProblem(argument)
    default: nil
    }
  }

  /// Of regular expressions that stand behind a name.
  private func valueProblem(of matcher: RuleMatcher) -> RuleFault.Problem? {
    switch matcher.kind {
    case .headerRegexp, .headersRegexp, .queryRegexp:
      let values = matcher.arguments.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      return values.lazy.compactMap(regexpProblem).first
    case .query where syntax == .v2:
      return RuleTranslation.queryPairs(matcher) == nil ? .wrongCount(.query, got: matcher.arguments.count) : nil
    default: return nil
    }
  }

  private func serverNameProblem(_ name: Text) -> RuleFault.Problem? {
    if !name.isASCII { return .hostNotASCII(name) }
    let isFine = name == "*" || (syntax == .v3 ? !name.hasMisplacedWildcard : !name.contains("*"))
    return isFine ? nil : .wildcardMisplaced(name)
  }

  private func hostPatternProblem(_ pattern: Text) -> RuleFault.Problem? {
    if !pattern.isASCII { return .hostNotASCII(pattern) }
    return syntax == .v3 ? regexpProblem(pattern) : templateProblem(pattern)
  }

  private func pathProblem(_ path: Text) -> RuleFault.Problem? {
    guard path.hasPrefix("/") else { return .pathWithoutSlash(path) }
    return syntax == .v3 ? nil : templateProblem(path)
  }

  private func templateProblem(_ text: Text) -> RuleFault.Problem? {
    guard let template = RuleTemplate(text) else { return .template(text) }
    return template.isPlain ? nil : regexpProblem(template.regexp(.pathSegment))
  }

  private func regexpProblem(_ pattern: Text) -> RuleFault.Problem? {
    do {
      _ = try RegexpParser.regexp(pattern)
      return nil
    } catch {
      return .regexp(pattern, error)
    }
  }
}
