import AnsibleModule
import GatewayLabels

extension Answer {
  init(_ comparison: GuestComparison, of guests: [KnownGuest]) {
    let count = comparison.heeds.count
    self.init([
      "changed": .bool(false),
      "msg": .string(Text("Compared \(guests.count) guests, of which \(count) must heed others")),
      "guests": .object(
        TextMap(comparison.heeds.map { TextMap.Member(Text(String($0.key)), $0.value.json) })),
    ])
  }
}

extension GuestComparison.Heed {
  fileprivate var json: JSONValue {
    .object([
      "other_routers": .array(
        otherRouters.map { .object(["rule": .string($0.rule), "service": .string($0.service)]) }),
      "shared_router_names": .strings(routerNames),
      "shared_service_names": .strings(serviceNames),
    ])
  }
}
