import Foundation

@testable import GatewayLabels

/// A request, and what v3 rules say to it: the meaning of the matchers in the plainest words, to hold conclusions against.
struct RuleOracle {
  let host: String
  let path: String
  let method: String

  func matches(_ expression: RuleExpression) -> Bool {
    switch expression {
    case .matcher(let matcher): matches(matcher)
    case .not(let inner): !matches(inner)
    case .all(let parts): parts.allSatisfy(matches)
    case .any(let parts): parts.contains(where: matches)
    }
  }

  private func matches(_ matcher: RuleMatcher) -> Bool {
    let wanted = matcher.argument.string
    switch matcher.kind {
    case .host where wanted.hasPrefix("*."):
      return host.split(separator: ".", omittingEmptySubsequences: false).dropFirst().joined(separator: ".")
        == wanted.dropFirst(2)
    case .host: return wanted == "*" || host == wanted.lowercased()
    case .hostRegexp: return finds(wanted, in: host)
    case .path: return path == wanted
    case .pathPrefix: return path.hasPrefix(wanted)
    case .pathRegexp: return finds(wanted, in: path)
    case .method: return method == wanted.uppercased()
    default: return false
    }
  }

  private func finds(_ pattern: String, in text: String) -> Bool {
    text.range(of: pattern, options: .regularExpression) != nil
  }
}

extension RuleOracle {
  static let requests: [RuleOracle] = {
    let hosts = [
      "a.test", "b.test", "x.a.test", "y.a.test", "y.x.a.test", "xa.test", "a.test.evil", "a-test", "evil", "aXtest",
    ]
    let paths = ["/", "/x", "/x/y", "/xy", "/y", "/u/1", "/u/z", "/v1/a"]
    return hosts.flatMap { host in
      paths.flatMap { path in ["GET", "POST"].map { RuleOracle(host: host, path: path, method: $0) } }
    }
  }()

  /// A rule put together at random.
  static func rule(_ random: inout SplitMix, depth: Int = 0) -> RuleExpression {
    switch depth > 2 ? 0 : Int.random(in: 0...5, using: &random) {
    case 1: return .not(rule(&random, depth: depth + 1))
    case 2, 3: return .allOf([rule(&random, depth: depth + 1), rule(&random, depth: depth + 1)])
    case 4: return .anyOf([rule(&random, depth: depth + 1), rule(&random, depth: depth + 1)])
    default: return matchers.randomElement(using: &random) ?? .matcher(.host, "a.test")
    }
  }

  private static let matchers: [RuleExpression] = [
    .matcher(.host, "a.test"), .matcher(.host, "b.test"), .matcher(.host, "X.a.test"), .matcher(.host, "*.a.test"),
    .matcher(.host, "*"), .matcher(.hostRegexp, "^[a-z]+\\.a\\.test$"), .matcher(.hostRegexp, "a.test"),
    .matcher(.hostRegexp, "^(a|b)\\.test$"), .matcher(.hostRegexp, "\\.a\\.test$"), .matcher(.hostRegexp, "(?i)^.+$"),
    .matcher(.path, "/x"), .matcher(.path, "/y"), .matcher(.pathPrefix, "/x"), .matcher(.pathPrefix, "/"),
    .matcher(.pathRegexp, "^/u/[0-9]+$"), .matcher(.pathRegexp, "^/(v1|v2)/"), .matcher(.method, "get"),
    .matcher(.method, "POST"), .matcher(.pathPrefix, "/u"),
  ]
}
