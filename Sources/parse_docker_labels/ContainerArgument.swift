import AnsibleModule
import GatewayLabels

extension Container {
  /// Labels of all containers in one list; which label came from which container is not known.
  init(flatList values: [JSONValue]) throws {
    self.init(name: nil, labels: try Container.lines(values, where: "labels"))
  }

  /// One element of `containers`, as `inspect-docker.sh` prints it. Throws `Refusal`.
  init(argument: JSONValue, at index: Int) throws {
    guard let members = argument.object else {
      throw Refusal.unusable(
        option: Text("containers[\(index)]"), problem: "is \(argument.kind), not a container",
        remedy: "Give an object with name and labels, as inspect-docker.sh prints it")
    }
    let name = members["name"]?.text.map { $0.dropping(prefix: "/") ?? $0 }
    let place = "containers[\(index)]" + (name.map { " (\($0))" } ?? "")
    self.init(
      id: members["id"]?.text, name: name ?? members["id"]?.text,
      labels: try Container.labels(members["labels"] ?? .null, where: place),
      ports: PublishedPorts(members["ports"], networkMode: members["network_mode"]?.text),
      networkMode: members["network_mode"]?.text, state: ContainerState(members["state"]?.text ?? ""),
      ignoredKeys: Container.texts(members["ignored_keys"]))
  }

  private static func labels(_ value: JSONValue, where place: String) throws -> [Label] {
    switch value {
    case .null: []
    case .object(let members): try members.map { Label($0.key, try text($0.value, where: "\(place), label \($0.key)")) }
    case .array(let values): try lines(values, where: place)
    default:
      throw Refusal.unusable(
        option: Text("\(place), labels"), problem: "is \(value.kind)",
        remedy: "Give an object of keys and values, or a list of key=value texts")
    }
  }

  /// What is no text is as good as not given.
  private static func texts(_ value: JSONValue?) -> [Text] {
    guard case .array(let values) = value else { return [] }
    return values.compactMap(\.text)
  }

  private static func lines(_ values: [JSONValue], where place: String) throws -> [Label] {
    try values.enumerated().map { Label(line: try text($1, where: "\(place)[\($0)]")) }
  }

  private static func text(_ value: JSONValue, where place: @autoclosure () -> String) throws -> Text {
    switch value {
    case .array, .object:
      throw Refusal.unusable(
        option: Text(place()), problem: "is \(value.kind), not a text",
        remedy: "Give one text a label, such as key=value"
      )
    default: value.pythonText
    }
  }
}
