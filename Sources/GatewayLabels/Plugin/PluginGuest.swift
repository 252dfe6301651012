/// What the plugin knows about a guest besides its notes.
public struct PluginGuest: Hashable, Sendable {
  public let node: Text
  public let vmid: Int
  public let name: Text
  /// The guest's first IPv4 address that is not 127.0.0.1; nil when Proxmox names none, which is also the case while the
  /// guest agent does not answer.
  public let address: Text?

  public init(node: Text, vmid: Int, name: Text, address: Text?) {
    (self.node, self.vmid, self.name, self.address) = (node, vmid, name, address)
  }

  /// The name of the router and of the service that an enabled guest gets when its notes name none.
  public var defaultName: Text { name + "-" + Text(String(vmid)) }

  /// The rule of a router that has none of its own.
  public var defaultRule: Text { "Host(`" + name + "`)" }

  /// Where the gateway looks for the guest.
  var host: Text { address ?? name + "." + node }
}
