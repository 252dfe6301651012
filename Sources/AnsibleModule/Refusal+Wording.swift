import GatewayLabels

extension Refusal {
  /// The sentence for the person, in the words of Ansible's own modules where they have some.
  public var message: String {
    switch self {
    case .notJSON(let error): "The arguments are not JSON: \(error.message)"
    case .notAnObject(let value):
      "The arguments are \(value.kind), not an object. Give one object such as {\"vmid\": 106, \"labels\": []}."
    case .missing(let names, let unknown):
      sentence("missing required arguments: \(list(names))", hint(unknown, known: names))
    case .oneRequired(let names, let unknown):
      sentence("one of the following is required: \(list(names))", hint(unknown, known: names))
    case .exclusive(let names): "parameters are mutually exclusive: \(names.joined(by: "|"))"
    case .unconvertible(let option, let value, let type):
      "argument '\(option)' is of type \(value.pythonType) and we were unable to convert to \(type): "
        + "\(value.pythonRepresentation) cannot be converted to \(article(type))"
    case .notAChoice(let option, let choices, let got):
      "value of \(option) must be one of: \(list(choices)), got: \(got.pythonText)"
    case .outOfRange(let option, let range, let got):
      "value of \(option) must be between \(range.lowerBound) and \(range.upperBound), got: \(got)"
    case .unsupported(let names, let supported, let module):
      "Unsupported parameters for (\(module)) module: \(list(names)). "
        + "Supported parameters include: \(list(supported))." + hint(names, known: supported)
    case .unusable(let option, let problem, let remedy): "\(option): \(problem). \(remedy)."
    }
  }

  private func list(_ names: [Text]) -> String { names.joined(by: ", ").string }

  private func article(_ type: String) -> String { type == "int" ? "an int" : "a \(type)" }

  /// Ansible's sentences have no full stop; one is needed where another sentence follows.
  private func sentence(_ first: String, _ second: String) -> String {
    second.isEmpty ? first : first + "." + second
  }

  private func hint(_ unknown: [Text], known: [Text]) -> String {
    unknown.compactMap { name in
      nearest(to: name, among: known).map { " Did you mean \($0) where \(name) stands?" }
    }.joined()
  }
}

extension JSONSyntaxError {
  /// What was wrong, and where.
  public var message: String { "line \(line), column \(column): \(problem.message)." }
}

extension JSONSyntaxError.Problem {
  fileprivate var message: String {
    switch self {
    case .expected(let what): "expected \(what)"
    case .endOfText: "the text ends in the middle of a value"
    case .controlCharacterInString: "a string holds a raw control character; write it as an escape such as \\n"
    case .unknownEscape: "a backslash in a string must be followed by one of \" \\ / b f n r t u"
    case .loneSurrogate: "a \\u escape is half of a pair and stands for no character"
    case .tooDeep(let limit): "values are nested deeper than \(limit) levels"
    case .tooLong(let limit): "the text is longer than \(limit) bytes"
    case .notUTF8: "the text is not valid UTF-8"
    }
  }
}
