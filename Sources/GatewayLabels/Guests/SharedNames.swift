/// Names that a guest has in common with others, of which the gateway would know only one: each of the guests writes its
/// VMID behind its own.
///
/// All of them do, not all but one. So the names do not depend on who came first or on which guests a run works on, and no
/// guest ever takes a name while another one still has it.
public struct SharedNames: Sendable {
  public let vmid: Int
  /// Without any VMID, as `GuestComparison` gives them.
  public let routers: Set<Text>
  public let services: Set<Text>

  /// None.
  public init() {
    self.init(vmid: 0)
  }

  public init(vmid: Int, routers: Set<Text> = [], services: Set<Text> = []) {
    (self.vmid, self.routers, self.services) = (vmid, routers, services)
  }
}

extension Text {
  /// `web` as guest 106 calls it when others have it too: `web-106`.
  func marked(with vmid: Int) -> Text { self + "-" + Text(String(vmid)) }

  /// The other way round; a name without the mark is itself.
  func withoutMark(of vmid: Int) -> Text {
    guard let name = dropping(suffix: "-" + Text(String(vmid))), !name.isEmpty else { return self }
    return name
  }
}
