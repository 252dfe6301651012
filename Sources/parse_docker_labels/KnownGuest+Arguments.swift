import AnsibleModule
import GatewayLabels

extension Arguments {
  /// The guests that are to be compared; nil when a guest's labels are to be converted. Throws `Refusal`.
  func guests() throws -> [KnownGuest]? {
    guard let guests = try value(of: .optionalList("guests")) else { return nil }
    try refuse(["labels", "containers"], beside: "guests")
    let known = try guests.enumerated().map { try KnownGuest(argument: $1, at: $0) }
    try refuseUnknown(known: Options.names)
    return known
  }
}

extension KnownGuest {
  fileprivate init(argument: JSONValue, at index: Int) throws {
    guard let members = argument.object, let vmid = members["vmid"].flatMap({ Int($0.pythonText.string) }) else {
      throw Refusal.unusable(
        option: Text("guests[\(index)]"), problem: "has no number vmid",
        remedy: "Give an object with the number vmid and the texts name and notes")
    }
    self.init(vmid: vmid, name: members["name"]?.pythonText ?? "", notes: members["notes"]?.pythonText ?? "")
  }
}
