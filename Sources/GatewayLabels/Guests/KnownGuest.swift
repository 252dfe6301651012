/// A guest whose notes are known: as they are planned, or as they are now.
public struct KnownGuest: Sendable {
  public let vmid: Int
  /// As Proxmox knows it; the plugin names what has no name of its own after it.
  public let name: Text
  public let notes: Text

  public init(vmid: Int, name: Text, notes: Text) {
    (self.vmid, self.name, self.notes) = (vmid, name, notes)
  }

  /// What the plugin makes of the notes; nothing when they do not enable the guest.
  var published: PluginConfiguration {
    PluginConfiguration(
      labels: PluginReading.labels(in: notes),
      guest: PluginGuest(node: "", vmid: vmid, name: name, address: nil))
  }
}
