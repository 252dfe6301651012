import GatewayLabels

/// The arguments of one task: its options, and what Ansible adds under names that begin with `_ansible_`.
public struct Arguments: Sendable {
  private let given: TextMap<JSONValue>
  private let settings: TextMap<JSONValue>

  /// Throws `Refusal` when the bytes are not one JSON object.
  public init(json bytes: [UInt8]) throws {
    do {
      self.init(try Arguments.members(of: try JSONReader.value(of: bytes)))
    } catch let error as JSONSyntaxError {
      throw Refusal.notJSON(error)
    }
  }

  private init(_ members: TextMap<JSONValue>) {
    given = members.filter { !$0.key.hasPrefix("_ansible_") }
    settings = members.filter { $0.key.hasPrefix("_ansible_") }
  }

  private static func members(of value: JSONValue) throws -> TextMap<JSONValue> {
    guard case .object(let members) = value else { throw Refusal.notAnObject(value) }
    return members
  }

  /// Whether `--diff` or the task asks for a diff.
  public var wantsDiff: Bool { settings["_ansible_diff"].flatMap(Coercion.bool) ?? false }

  /// The module's name as the task wrote it.
  public var moduleName: Text {
    if case .string(let name) = settings["_ansible_module_name"] { name } else { "parse_docker_labels" }
  }

  /// The option's value, or its default when it is not given. Throws `Refusal`.
  public func value<Value>(of option: Option<Value>) throws -> Value {
    guard let value = given[option.name], !(option.nullIsAbsent && value == .null) else { return option.fallback }
    return try option.convert(value)
  }

  private func has(_ name: Text) -> Bool { given[name] != nil }

  /// Throws `Refusal.missing` unless all are given.
  public func require(_ names: [Text], known: [Text]) throws {
    let missing = names.filter { !has($0) }
    guard missing.isEmpty else { throw Refusal.missing(missing, unknown: unknown(known)) }
  }

  /// Throws `Refusal.oneRequired` unless at least one is given and not null.
  public func requireOne(of names: [Text], known: [Text]) throws {
    guard names.contains(where: { given[$0] ?? .null != .null }) else {
      throw Refusal.oneRequired(of: names, unknown: unknown(known))
    }
  }

  /// Throws `Refusal.unsupported` when there is an option that is not known, unless Ansible says to let it pass.
  public func refuseUnknown(known: [Text]) throws {
    let unknown = unknown(known)
    let mayIgnore = settings["_ansible_ignore_unknown_opts"].flatMap(Coercion.bool) ?? false
    guard unknown.isEmpty || mayIgnore else {
      throw Refusal.unsupported(unknown, supported: known.sorted(), module: moduleName)
    }
  }

  /// Throws `Refusal.exclusive` when one of `names` is given, and not null, beside `other`.
  public func refuse(_ names: [Text], beside other: Text) throws {
    guard let name = names.first(where: { given[$0] ?? .null != .null }) else { return }
    throw Refusal.exclusive([other, name])
  }

  private func unknown(_ known: [Text]) -> [Text] { given.keys.filter { !known.contains($0) }.sorted() }
}
