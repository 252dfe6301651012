import GatewayLabels
import XCTest

@testable import AnsibleModule

final class ArgumentsTests: XCTestCase {
  private enum Mode: String, CaseIterable, Sendable {
    case filter, passthrough
  }

  // A value becomes its type; what is not given has its default.

  func testDefaultsCountOnlyForAbsentOptions() throws {
    let arguments = try Arguments(json: "{}")
    XCTAssertEqual(try arguments.value(of: .text("t", default: "x")), "x")
    XCTAssertEqual(try arguments.value(of: .bool("b", default: true)), true)
    XCTAssertEqual(try arguments.value(of: .integer("i", default: 7, in: 1...9)), 7)
    XCTAssertEqual(try arguments.value(of: .list("l", default: ["a"])), ["a"])
    XCTAssertEqual(try arguments.value(of: .choice("c", default: Mode.filter)), .filter)
    XCTAssertNil(try arguments.value(of: .optionalText("o")))
    XCTAssertNil(try arguments.value(of: .optionalList("p")))
  }

  func testGivenValues() throws {
    let arguments = try Arguments(
      json: #"{"t": 5, "b": "no", "i": "9", "l": [1, null], "c": "passthrough", "o": "", "p": "a,b"}"#)
    XCTAssertEqual(try arguments.value(of: .text("t", default: "x")), "5")
    XCTAssertEqual(try arguments.value(of: .bool("b", default: true)), false)
    XCTAssertEqual(try arguments.value(of: .integer("i", default: 7, in: 1...9)), 9)
    XCTAssertEqual(try arguments.value(of: .list("l", default: ["a"])), ["1", ""])
    XCTAssertEqual(try arguments.value(of: .choice("c", default: Mode.filter)), .passthrough)
    XCTAssertEqual(try arguments.value(of: .optionalText("o")), "")
    XCTAssertEqual(try arguments.value(of: .optionalList("p")), ["a", "b"])
  }

  func testNullIsAbsentOnlyWhereThereIsNoDefault() throws {
    let arguments = try Arguments(json: #"{"a": null}"#)
    XCTAssertNil(try arguments.value(of: .optionalText("a")))
    XCTAssertNil(try arguments.value(of: .optionalList("a")))
    XCTAssertEqual(try arguments.value(of: .text("a", default: "x")), "")
    XCTAssertThrowsError(try arguments.value(of: .bool("a", default: true)))
  }

  func testAnOptionMadeIntoAnotherType() throws {
    let option = Option<Text>.text("t", default: "abc").map(\.bytes.count)
    XCTAssertEqual(try Arguments(json: "{}").value(of: option), 3)
    XCTAssertEqual(try Arguments(json: #"{"t": "five!"}"#).value(of: option), 5)
  }

  // What Ansible adds is no option.

  func testWhatAnsibleAdds() throws {
    let arguments = try Arguments(
      json: #"{"_ansible_diff": true, "_ansible_module_name": "ansible.legacy.p", "_ansible_x": {}}"#)
    XCTAssertTrue(arguments.wantsDiff)
    XCTAssertEqual(arguments.moduleName, "ansible.legacy.p")
    XCTAssertNoThrow(try arguments.refuseUnknown(known: []))
    XCTAssertFalse(try Arguments(json: "{}").wantsDiff)
    XCTAssertEqual(try Arguments(json: #"{"_ansible_module_name": null}"#).moduleName, "parse_docker_labels")
  }

  func testUnknownOptionsMayBeIgnored() throws {
    XCTAssertNoThrow(try Arguments(json: #"{"x": 1, "_ansible_ignore_unknown_opts": true}"#).refuseUnknown(known: []))
    XCTAssertThrowsError(
      try Arguments(json: #"{"x": 1, "_ansible_ignore_unknown_opts": false}"#).refuseUnknown(known: []))
  }

  // What must be there.

  func testARequiredOptionMayBeNullButNotMissing() throws {
    XCTAssertNoThrow(try Arguments(json: #"{"vmid": null}"#).require(["vmid"], known: ["vmid"]))
    XCTAssertThrowsError(try Arguments(json: "{}").require(["vmid"], known: ["vmid"]))
  }

  func testOneOfSeveralMustBeThereAndNotNull() throws {
    let names: [Text] = ["a", "b"]
    XCTAssertNoThrow(try Arguments(json: #"{"a": null, "b": []}"#).requireOne(of: names, known: names))
    XCTAssertThrowsError(try Arguments(json: #"{"a": null}"#).requireOne(of: names, known: names))
  }
}

extension Arguments {
  init(json text: String) throws {
    try self.init(json: Array(text.utf8))
  }
}
