import XCTest

@testable import GatewayLabels

final class NearestTests: XCTestCase {
  private let known: [Text] = ["labels", "vmid", "gateway_mode", "gateway_tls", "filter_for_gateway"]

  func testSlipsOfThePen() {
    let meant: [Text: Text] = [
      "label": "labels", "lables": "labels", "Labels": "labels", "vm_id": "vmid", "vimd": "vmid",
      "gatewaymode": "gateway_mode",
      "gateway_tsl": "gateway_tls", "filter_gateway": "filter_for_gateway",
    ]
    for (slip, name) in meant {
      XCTAssertEqual(nearest(to: slip, among: known), name, slip.string)
    }
  }

  func testNothingIsNear() {
    for name: Text in ["", "x", "password", "proxmox_api_token_secret", "notes"] {
      XCTAssertNil(nearest(to: name, among: known), name.string)
    }
    XCTAssertNil(nearest(to: "vmid", among: []))
  }

  func testAnyBytes() {
    XCTAssertNil(nearest(to: "😀😀😀😀😀", among: known))
    XCTAssertNil(nearest(to: Text(String(repeating: "a", count: 10_000)), among: known))
  }
}
