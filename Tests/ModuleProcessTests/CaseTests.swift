import Foundation
import XCTest

/// Label sets of real users, given to the module as Ansible gives them.
final class CaseTests: XCTestCase {
  private struct Outcome {
    let published: [String: String]
    let reasons: [String: String]
    let warnings: [String]
  }

  private func outcome(_ name: String, _ mode: String) throws -> Outcome {
    let data = try Data(contentsOf: Example.file("Tests/Cases/\(name).json"))
    var arguments = try XCTUnwrap(JSONSerialization.jsonObject(with: data) as? [String: Any])
    arguments["gateway_mode"] = mode
    let answer = try Answer(to: arguments)
    let parsed = try XCTUnwrap(answer.members["parsed_labels"] as? [String: Any])
    let routers = parsed["routers"] as? [String: [String: String]] ?? [:]
    let skipped = answer.skipped.map { ($0["name"] as? String ?? "", $0["reason"] as? String ?? "") }
    return Outcome(
      published: routers.mapValues { $0["rule"] ?? "" }, reasons: Dictionary(skipped) { first, _ in first },
      warnings: answer.warnings)
  }

  private let onlyRedirects = "it only redirects to https, which the gateway does itself."

  func testTheRoutersThatOnlyRedirectAreLeftOut() throws {
    for mode in ["filter", "passthrough"] {
      let coolify = try outcome("02-coolify-www", mode)
      XCTAssertEqual(
        coolify.published,
        [
          "https-0-sw": "Host(`www.shop.example.org`) && PathPrefix(`/`)",
          "https-1-sw": "Host(`shop.example.org`) && PathPrefix(`/`)",
        ])
      XCTAssertEqual(coolify.reasons, ["http-0-sw": onlyRedirects, "http-1-sw": onlyRedirects])
      let catchAll = try outcome("16-http-catchall", mode)
      XCTAssertEqual(catchAll.published.keys.sorted(), ["edge", "frontend"])
      XCTAssertEqual(catchAll.reasons, ["http-catchall": onlyRedirects])
    }
  }

  func testARedirectFromWWWIsPublishedWhereItIsKept() throws {
    XCTAssertEqual(try outcome("43-noop-redirect", "passthrough").published, ["www": "Host(`www.example.org`)"])
    let filter = try outcome("43-noop-redirect", "filter")
    XCTAssertEqual(filter.published, [:])
    XCTAssertEqual(
      filter.reasons,
      [
        "www": "noop@internal serves nothing: its middlewares alone answer, and mode filter does not carry them. "
          + "Use mode passthrough."
      ])
  }

  func testTLSOptionsThatAskForNoCertificate() throws {
    for mode in ["filter", "passthrough"] {
      let outcome = try outcome("34-clientip-mtls", mode)
      XCTAssertEqual(outcome.published.keys.sorted(), ["myrouter", "myrouternomtls"])
      XCTAssertEqual(outcome.reasons, [:])
    }
  }

  func testTheProtectedAppOfAuthentik() throws {
    XCTAssertEqual(
      try outcome("08-authentik", "passthrough").published["authentik-outpost"],
      "HostRegexp(`(?i)^[a-z0-9-]+\\.example\\.org$`) && PathPrefix(`/outpost.goauthentik.io/`)")
    let filter = try outcome("08-authentik", "filter")
    XCTAssertEqual(filter.published.keys.sorted(), ["authentik", "authentik-outpost"])
    XCTAssertEqual(
      filter.reasons,
      [
        "whoami": "in mode filter the gateway would serve it without authentik@docker, which decides who may come in. "
          + "Use mode passthrough, or set publish_unprotected to true if everybody may."
      ])
  }

  func testNamesAreJudgedWordByWordAndTheMessageSaysSo() throws {
    XCTAssertEqual(try outcome("49-names", "passthrough").reasons, [:])
    let outcome = try outcome("49-names", "filter")
    XCTAssertEqual(outcome.reasons.keys.sorted(), ["m11"])
    XCTAssertEqual(outcome.published.count, 12)
    XCTAssertEqual(outcome.warnings.count, 13)
    for warning in outcome.warnings {
      XCTAssertTrue(warning.contains("the name was all there was to judge by"), warning)
    }
  }
}
