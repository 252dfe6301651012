import GatewayLabels

extension RuleFault {
  /// Where in the rule, what is wrong, what to do.
  func message(in rule: Text) -> String {
    let position = position(in: rule)
    let line = rule.contains("\n") ? "line \(position.line), " : ""
    return "its rule is not usable at \(line)column \(position.column): \(problem.message) The rule is \(rule.quoted)"
  }
}

extension RuleFault.Problem {
  /// What is wrong, and what to do.
  fileprivate var message: String {
    switch self {
    case .emptyRule: "it is empty. Write a matcher, such as Host(`example.org`)."
    case .expected(let expected, let found): "here stands \(found) in place of \(expected.message)."
    case .unknownMatcher(let name): "Traefik knows no matcher \(name). Correct its name."
    case .textNeverEnds: "the text that begins here never ends. Add the closing quote."
    case .commentNeverEnds: "the comment that begins here never ends. Add */ or remove it."
    case .unknownEscape(let escape): "\(escape) means nothing between double quotes. Use backquotes."
    case .nestedTooDeep: "more parentheses are nested here than anybody can read. Write the rule with fewer."
    case .wrongCount(let kind, let count):
      "\(kind.rawValue) does not take \(count) \(count == 1 ? "text" : "texts"). Join several matchers with || or &&."
    case .noText(let kind): "\(kind.rawValue) has no text. Write what it is to match."
    case .notInSyntax(let kind, let syntax):
      "Traefik \(syntax.rawValue) has no matcher \(kind.rawValue). Use one that it has, or correct rule_syntax."
    case .notForTransport(let kind): "\(kind.rawValue) is not for routers of this kind. Use another matcher."
    case .pathWithoutSlash(let path): "the path \(path.quoted) does not begin with /. Add it."
    case .hostNotASCII(let host):
      "the host \(host.quoted) has other signs than ASCII, which Traefik refuses. Write it in Punycode."
    case .wildcardMisplaced(let host):
      "in \(host.quoted) the asterisk is not the whole first label. Write *. at the start."
    case .notAnAddress(let address): "\(address.quoted) is no IP address or network. Correct it."
    case .regexp(let pattern, let fault):
      "Traefik does not take the regular expression \(pattern.quoted): \(fault.message). Correct it."
    case .template(let text): "the braces in \(text.quoted) are not {name} or {name:regexp}. Correct them."
    case .impossibleHost(let host):
      "no request matches the host \(host.quoted). Write the name alone, without scheme, port, path or pattern."
    case .noEqual(let kind, let syntax):
      "Traefik \(syntax.rawValue) on the gateway has nothing like this \(kind.rawValue). "
        + "Write the rule in another way, or update the gateway."
    }
  }
}

extension RuleFault.Expected {
  fileprivate var message: String {
    switch self {
    case .matcher: "a matcher, such as Host(`example.org`)"
    case .openingParenthesis: "an opening parenthesis"
    case .text: "a text in backquotes"
    case .commaOrParenthesis: "a comma or a closing parenthesis"
    case .closingParenthesis: "a closing parenthesis"
    case .operatorOrEnd: "&&, || or the end of the rule"
    }
  }
}

extension RegexpFault {
  fileprivate var message: String {
    switch self {
    case .missingParenthesis: "a closing parenthesis is missing"
    case .unexpectedParenthesis: "a closing parenthesis closes nothing"
    case .missingBracket: "a closing bracket is missing"
    case .nothingToRepeat: "a repetition has nothing to repeat"
    case .repeatedTwice: "a repetition is repeated"
    case .repeatedTooOften: "a repetition has counts that are too large or in the wrong order"
    case .badRange: "a range of characters ends before it begins"
    case .badEscape: "a backslash is followed by something that it gives no meaning"
    case .unsupportedGroup: "Go's regular expressions have no such group"
    case .nestedTooDeep: "its groups are nested too deep"
    }
  }
}
