import Foundation
import XCTest

/// The options as the module's documentation has them, read from its YAML as far as it is needed.
struct Documentation {
  struct Option {
    var type = ""
    /// As in the file; nil when there is none.
    var fallback: String?
    var choices: [String] = []
    var isRequired = false
  }

  let options: [String: Option]

  init() throws {
    let file = Example.file("roles/docker_traefik_discovery/library/parse_docker_labels.yml")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let start = try XCTUnwrap(lines.firstIndex(of: "  options:"))
    var options: [String: Option] = [:]
    var current = ""
    for line in lines[(start + 1)...].prefix(while: { $0.hasPrefix("    ") }) {
      if let match = line.wholeMatch(of: /\ {4}([a-z_]+):/) {
        current = String(match.1)
        options[current] = Option()
      } else if let match = line.wholeMatch(of: /\ {6}(type|default|choices|required): (.*)/) {
        options[current]?.set(String(match.1), String(match.2))
      }
    }
    self.options = options
  }
}

extension Documentation.Option {
  fileprivate mutating func set(_ key: String, _ value: String) {
    switch key {
    case "type": type = value
    case "default": fallback = value
    case "choices": choices = Documentation.Option.list(value)
    default: isRequired = value == "true"
    }
  }

  /// The default as an argument; a text stands for any type.
  var fallbackArgument: Any? {
    guard let fallback else { return nil }
    if type == "list" { return Documentation.Option.list(fallback) }
    return fallback == "\"\"" ? "" : fallback
  }

  private static func list(_ value: String) -> [String] {
    let items = value.dropFirst().dropLast()
    return items.isEmpty ? [] : items.components(separatedBy: ", ")
  }
}
