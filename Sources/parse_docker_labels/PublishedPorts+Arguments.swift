import AnsibleModule
import GatewayLabels

extension PublishedPorts {
  /// Docker's `NetworkSettings.Ports`: `{"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}], "53/udp": null}`. What has
  /// another form is as good as not published; nil when nobody asked for the ports.
  init(_ argument: JSONValue?, networkMode: Text?) {
    var bindings: [Int: [Binding]] = [:]
    var exposed: Set<Int> = []
    for member in argument?.object ?? [:] {
      let parts = member.key.split(at: UInt8(ascii: "/"))
      guard let port = Int(parts[0].string) else { continue }
      exposed.insert(port)
      if parts.last == "tcp", case .array(let elements) = member.value {
        bindings[port] = elements.compactMap(Binding.init)
      }
    }
    self.init(tcp: bindings, exposed: exposed, usesGuestNetwork: networkMode == "host", areKnown: argument != nil)
  }
}

extension PublishedPorts.Binding {
  fileprivate init?(_ argument: JSONValue) {
    guard let members = argument.object, let port = members["HostPort"].flatMap({ Int($0.pythonText.string) }) else {
      return nil
    }
    self.init(address: members["HostIp"]?.text ?? "", port: port)
  }
}
