import XCTest

/// With the current notes, `changed` is whether the notes would differ.
final class NotesTests: XCTestCase {
  func testEmptyNotesGetTheBlock() throws {
    let answer = try Answer(to: Example.arguments("passthrough", ["current_notes": ""]))
    XCTAssertEqual(answer.text("description"), Example.block(try Example.notes("passthrough")))
    XCTAssertEqual(answer.notes, try Example.notes("passthrough"))
    XCTAssertEqual(answer.changed, true)
    XCTAssertEqual(answer.members["managed_block"] as? [String: Int], ["first_line": 1, "last_line": 17])
  }

  func testTheSecondRunChangesNothing() throws {
    for form in ["managed_block", "replace"] {
      for current in ["", "# My box\n\nsee é\n"] {
        let more = ["current_notes": current, "notes_form": form]
        let first = try Answer(to: Example.arguments("passthrough", more))
        let written = try XCTUnwrap(first.text("description"))
        for end in ["", "\n", "\n\n"] {
          let again = more.merging(["current_notes": written + end]) { $1 }
          let second = try Answer(to: Example.arguments("passthrough", again))
          XCTAssertEqual(first.changed, true)
          XCTAssertEqual(second.changed, false)
          XCTAssertEqual(second.text("description"), written)
        }
      }
    }
  }

  func testReplacingLeavesOnlyTheLabels() throws {
    let answer = try Answer(to: Example.arguments("filter", ["current_notes": "mine", "notes_form": "replace"]))
    XCTAssertEqual(answer.text("description"), try Example.notes("filter"))
    XCTAssertEqual(answer.changed, true)
  }

  func testThePersonsTextIsKeptByteForByte() throws {
    let (before, after) = ("  mine\t\r\n\n> e\u{301} 😀 \0", "\n\nmore\r")
    let answer = try Answer(
      to: Example.oneRouter.merging(["current_notes": before + "\n" + Example.block("old") + after]) { $1 })
    let description = try XCTUnwrap(answer.text("description"))
    XCTAssertEqual(
      Array(description.utf8),
      Array((before + "\n" + Example.block(Example.notesOfOneRouter) + after).utf8))
  }

  func testWithoutLabelsTheBlockGoes() throws {
    let answer = try Answer(to: [
      "vmid": 1, "labels": [String](), "current_notes": "mine\n\n" + Example.block("traefik.a=b"),
    ])
    XCTAssertEqual(answer.text("description"), "mine")
    XCTAssertEqual(answer.changed, true)
    XCTAssertTrue(answer.members["managed_block"] is NSNull)
  }

  func testABlockWithoutARouterGoesInBothModes() throws {
    let orphan = "traefik.enable=false\ntraefik.http.services.web.loadbalancer.server.port=80"
    let labels = ["traefik.enable": "false", "traefik.http.routers.web.rule": "Host(`a`)"]
    for mode in ["filter", "passthrough"] {
      let answer = try Answer(to: [
        "vmid": 1, "gateway_mode": mode, "containers": [["name": "box", "labels": labels]],
        "current_notes": "mine\n\n" + Example.block(orphan),
      ])
      XCTAssertEqual(answer.text("description"), "mine", mode)
      XCTAssertEqual(answer.members["publishes"] as? Bool, false, mode)
      XCTAssertEqual(answer.members["published_before"] as? Bool, false, mode)
    }
  }

  func testAnInertRouterInPlaceOfNothing() throws {
    let current = Example.block(Example.notesOfOneRouter)
    let empty: [[String: Any]] = [
      ["state": "absent"], ["labels": [String]()],
      ["labels": ["traefik.http.services.web.loadbalancer.server.port=80"]],
      ["labels": ["traefik.enable=false", "traefik.http.routers.web.rule=Host(`a`)"]],
    ]
    for arguments in empty {
      for mode in ["filter", "passthrough"] {
        let more: [String: Any] = ["vmid": 7, "when_empty": "inert", "gateway_mode": mode]
        let answer = try Answer(to: arguments.merging(more) { $1 }.merging(["current_notes": current]) { $1 })
        XCTAssertEqual(
          answer.lines,
          [
            "traefik.enable=true",
            "traefik.http.routers.guest7-inert.rule=Host(`inert.invalid`) && Method(`GET`) && Method(`POST`)",
            "traefik.http.routers.guest7-inert.service=guest7",
            "traefik.http.services.guest7.loadbalancer.server.port=9",
          ])
        XCTAssertEqual(answer.members["publishes"] as? Bool, false)
        XCTAssertEqual(answer.members["published_before"] as? Bool, true)
        let written = try XCTUnwrap(answer.text("description"))
        let again = try Answer(to: arguments.merging(more) { $1 }.merging(["current_notes": written]) { $1 })
        XCTAssertEqual(again.changed, false)
        XCTAssertEqual(again.members["published_before"] as? Bool, false)
      }
    }
  }

  func testAnInertRouterOfAnEarlierVersionPublishesNothing() throws {
    let old = """
      traefik.enable=true
      traefik.http.routers.guest-1-inert.rule=Host(`inert.invalid`)
      traefik.http.routers.guest-1-inert.service=guest-1
      traefik.http.services.guest-1.loadbalancer.server.port=9
      """
    let answer = try Answer(to: [
      "vmid": 1, "labels": [String](), "when_empty": "inert", "current_notes": Example.block(old),
    ])
    XCTAssertEqual(answer.changed, true)
    XCTAssertEqual(answer.members["published_before"] as? Bool, false)
  }

  // The diff is there when it is asked for.

  func testDiff() throws {
    let more: [String: Any] = ["current_notes": "mine", "guest_name": "HomeLab", "_ansible_diff": true]
    let answer = try Answer(to: Example.arguments("passthrough", more))
    XCTAssertEqual(
      answer.members["diff"] as? [String: String],
      [
        "before": "mine\n", "after": "mine\n\n" + Example.block(try Example.notes("passthrough")) + "\n",
        "before_header": "notes of VM 106 (HomeLab) (now)", "after_header": "notes of VM 106 (HomeLab) (new)",
      ])
  }

  func testNoDiffUnlessAskedForAndWithNotes() throws {
    XCTAssertNil(try Answer(to: Example.arguments("passthrough", ["current_notes": "mine"])).members["diff"])
    XCTAssertNil(try Answer(to: Example.arguments("passthrough", ["_ansible_diff": true])).members["diff"])
  }

  func testADiffOfEmptyNotes() throws {
    let more: [String: Any] = ["current_notes": "", "_ansible_diff": true]
    let diff = try Answer(to: Example.arguments("passthrough", more)).members["diff"] as? [String: String]
    XCTAssertEqual(diff?["before"], "")
    XCTAssertEqual(diff?["before_header"], "notes of VM 106 (now)")
  }
}
