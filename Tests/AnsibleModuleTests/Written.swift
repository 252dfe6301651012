@testable import AnsibleModule

extension JSONWriter {
  /// The text as a whole.
  static func bytes(of value: JSONValue, pretty: Bool = false) throws -> [UInt8] {
    var all: [UInt8] = []
    try write(value, pretty: pretty) { all += $0 }
    return all
  }
}
