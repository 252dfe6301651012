import AnsibleModule
import GatewayLabels

extension LocalTraefik {
  private enum Use: String, CaseIterable {
    case auto, none
  }

  /// Of the containers in the argument `traefik`; nil when there is none. Throws `Refusal`.
  static func given(_ arguments: Arguments) throws -> LocalTraefik? {
    let use = try arguments.value(of: .choice("local_traefik", default: Use.auto))
    let given = try arguments.value(of: .optionalList("traefik")) ?? []
    let containers = try given.enumerated().map { try TraefikContainer(argument: $1, at: $0) }
    return use == .auto ? LocalTraefik.serving(containers) : nil
  }
}

extension GatewayOptions {
  /// What a task sets counts before what was found; a default that is set counts as not set.
  mutating func use(_ traefik: LocalTraefik, _ arguments: Arguments) throws {
    let rule = try arguments.value(of: .optionalText("default_rule"))
    use(
      traefik, portIsDefault: passthrough.port == PassthroughOptions().port,
      defaultRuleIsDefault: rule.map { $0.isDefaultRule } ?? true)
  }
}

extension TraefikContainer {
  /// One element of `traefik`, as `inspect-docker.sh` prints it. Throws `Refusal`.
  fileprivate init(argument: JSONValue, at index: Int) throws {
    guard let members = argument.object else {
      throw Refusal.unusable(
        option: Text("traefik[\(index)]"), problem: "is \(argument.kind), not a container",
        remedy: "Give the objects that inspect-docker.sh prints under traefik")
    }
    self.init(
      name: members["name"]?.text ?? "", image: members["image"]?.text ?? "",
      command: members["command"]?.texts ?? [],
      environment: (members["environment"]?.texts ?? []) + (members["variables"]?.texts ?? []),
      ports: PublishedPorts(members["ports"] ?? .null, networkMode: members["network_mode"]?.text))
    let user = members["user"]?.text?.split(at: UInt8(ascii: ":")).first ?? ""
    home = ["", "0", "root"].contains(user) ? "/root" : "/"
    workingDirectory = members["working_dir"]?.text ?? ""
    isRestarting = members["state"]?.text == "restarting"
    for file in members["files"]?.elements ?? [] {
      guard let path = file.object?["path"]?.text else { continue }
      files[path] = file.object.map(TraefikContainer.file)
    }
  }

  private static func file(_ members: TextMap<JSONValue>) -> File {
    guard let problem = members["problem"]?.text else {
      return members["text"]?.text?.decodedFromBase64.map(File.text) ?? .problem(.notCut)
    }
    return problem == "directory" ? .directory : .problem(StaticFileProblem(rawValue: problem.string) ?? .denied)
  }
}

extension JSONValue {
  fileprivate var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
  fileprivate var texts: [Text] { elements.map(\.pythonText) }
}

extension Text {
  fileprivate var isDefaultRule: Bool { self == "Host(`{{ normalize .Name }}`)" }

  /// Nil when it is none, or not of text.
  fileprivate var decodedFromBase64: Text? {
    var (decoded, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for byte in bytes where byte != UInt8(ascii: "=") {
      guard let value = Text.base64Signs.firstIndex(of: byte) else { return nil }
      bits = (bits << 6 | UInt32(value)) & 0xFFFFFF
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return Text(validating: decoded)
  }

  private static let base64Signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
