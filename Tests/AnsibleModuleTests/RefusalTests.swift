import GatewayLabels
import XCTest

@testable import AnsibleModule

private let allKnown: [Text] = ["labels", "containers", "vmid", "gateway_mode"]

/// Every sentence once, in the words of Ansible's own modules where they have some.
final class RefusalTests: XCTestCase {
  private enum Mode: String, CaseIterable, Sendable {
    case filter, passthrough
  }

  private typealias Use = (Arguments) throws -> Void

  private let integer: Use = { _ = try $0.value(of: .integer("vmid", default: 0, in: 1...65535)) }
  private let bool: Use = { _ = try $0.value(of: .bool("gateway_tls", default: true)) }
  private let list: Use = { _ = try $0.value(of: .list("labels", default: [])) }
  private let choice: Use = { _ = try $0.value(of: .choice("gateway_mode", default: Mode.filter)) }
  private let required: Use = { try $0.require(["labels", "vmid"], known: allKnown) }
  private let oneRequired: Use = { try $0.requireOne(of: ["labels", "containers"], known: allKnown) }
  private let knownOnly: Use = { try $0.refuseUnknown(known: allKnown) }
  private let nothing: Use = { _ in }

  func testArgumentsThatAreNoObject() {
    let remedy = "not an object. Give one object such as {\"vmid\": 106, \"labels\": []}."
    for (json, kind) in [
      "[1]": "a list", "\"{}\"": "a text", "null": "null", "true": "a boolean", "1": "a number",
    ] {
      check(json, nothing, "The arguments are \(kind), \(remedy)")
    }
    check("{\"a\": }", nothing, "The arguments are not JSON: line 1, column 7: expected a value.")
  }

  func testMissingOptions() {
    check("{}", required, "missing required arguments: labels, vmid")
    check(#"{"vmid": 1}"#, required, "missing required arguments: labels")
    check("{}", oneRequired, "one of the following is required: labels, containers")
  }

  func testAMissingOptionThatIsThereUnderANearName() {
    check(
      #"{"label": [], "vmid": 1}"#, required,
      "missing required arguments: labels. Did you mean labels where label stands?")
    check(
      #"{"lables": []}"#, oneRequired,
      "one of the following is required: labels, containers. Did you mean labels where lables stands?")
  }

  func testIntegersThatAreNone() {
    for (value, type, shown) in [
      ("\"abc\"", "str", "'abc'"), ("106.5", "float", "106.5"), ("null", "NoneType", "None"),
      ("[106]", "list", "[106]"),
      ("1e400", "float", "inf"), ("99999999999999999999", "int", "99999999999999999999"),
    ] {
      check(
        "{\"vmid\": \(value)}", integer,
        "argument 'vmid' is of type \(type) and we were unable to convert to int: \"\(shown)\" cannot be converted to an int"
      )
    }
  }

  func testBooleansThatAreNone() {
    check(
      #"{"gateway_tls": "maybe"}"#, bool,
      "argument 'gateway_tls' is of type str and we were unable to convert to bool: \"'maybe'\" cannot be converted to a bool"
    )
  }

  func testListsThatAreNone() {
    check(
      #"{"labels": {"a": 1}}"#, list,
      "argument 'labels' is of type dict and we were unable to convert to list: <class 'dict'> cannot be converted to a list"
    )
    check(
      #"{"labels": null}"#, list,
      "argument 'labels' is of type NoneType and we were unable to convert to list: \"None\" cannot be converted to a list"
    )
  }

  func testChoices() {
    for (value, shown) in [
      "\"x\"": "x", "\"Filter\"": "Filter", "[\"filter\"]": "['filter']", "null": "", "\"\"": "", "true": "True",
    ] {
      check(
        "{\"gateway_mode\": \(value)}", choice,
        "value of gateway_mode must be one of: filter, passthrough, got: \(shown)")
    }
  }

  func testNumbersOutOfTheirRange() {
    for number in ["0", "65536", "-1"] {
      check("{\"vmid\": \(number)}", integer, "value of vmid must be between 1 and 65535, got: \(number)")
    }
  }

  func testUnknownOptions() {
    let supported = "Supported parameters include: containers, gateway_mode, labels, vmid."
    check(#"{"x": 1}"#, knownOnly, "Unsupported parameters for (parse_docker_labels) module: x. \(supported)")
    check(
      #"{"xx": 1, "aaaaaaa": 2, "_ansible_module_name": "ansible.legacy.p"}"#, knownOnly,
      "Unsupported parameters for (ansible.legacy.p) module: aaaaaaa, xx. \(supported)")
    check(
      #"{"vm_id": 1, "gateway_mod": 1}"#, knownOnly,
      "Unsupported parameters for (parse_docker_labels) module: gateway_mod, vm_id. \(supported)"
        + " Did you mean gateway_mode where gateway_mod stands? Did you mean vmid where vm_id stands?")
  }

  func testUnusableValues() {
    XCTAssertEqual(
      Refusal.unusable(option: "labels[0]", problem: "is a list, not a text", remedy: "Give a text").message,
      "labels[0]: is a list, not a text. Give a text.")
  }

  private func check(_ json: String, _ use: Use, _ message: String, line: UInt = #line) {
    XCTAssertThrowsError(try use(Arguments(json: json)), json, line: line) {
      XCTAssertEqual(($0 as? Refusal)?.message, message, json, line: line)
    }
  }
}
