import GatewayLabels

/// The one JSON object that a module prints.
public struct Answer: Sendable {
  public let members: TextMap<JSONValue>

  public init(_ members: TextMap<JSONValue>) {
    self.members = members
  }

  /// Only the member `failed` makes a task fail; the exit status does not.
  public static func failure(_ message: String) -> Answer {
    Answer(["failed": .bool(true), "changed": .bool(false), "msg": .string(Text(message))])
  }

  public var isFailure: Bool { members["failed"] == .bool(true) }

  /// ASCII, ending in a line break; `pretty` for people.
  public func bytes(pretty: Bool) -> [UInt8] {
    var bytes = JSONWriter.bytes(of: .object(members), pretty: pretty)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}
