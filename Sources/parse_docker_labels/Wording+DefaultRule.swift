import GatewayLabels

extension DefaultRuleFault {
  /// What is wrong, behind the template.
  var message: String {
    switch self {
    case .unknownFunction(let name): "the function \(name) is not known"
    case .unknownField(let name): "\(name) is none of the fields that Traefik gives"
    case .wrongArguments(let name): "\(name) does not have the arguments that it takes"
    case .notSupported(let word): "\(word) is more of Go's templates than is understood"
    case .unexpected(let word): "\(word.visible) stands where it means nothing"
    case .neverEnds(let word): "\(word) has no end"
    }
  }
}
