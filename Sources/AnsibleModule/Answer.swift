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

  /// Hands out the text piece by piece: ASCII, ending in a line break; `pretty` for people. Throws what `sink` throws.
  public func write(pretty: Bool, to sink: @escaping ([UInt8]) throws -> Void) throws {
    try JSONWriter.write(.object(members), pretty: pretty, to: sink)
    try sink([UInt8(ascii: "\n")])
  }
}
