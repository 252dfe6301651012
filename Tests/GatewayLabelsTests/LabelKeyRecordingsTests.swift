import XCTest

@testable import GatewayLabels

/// The grammar against what real Traefik took.
final class LabelKeyRecordingsTests: XCTestCase {
  private struct Corpus: Decodable {
    struct Entry: Decodable {
      let name: String
      let labels: [String]
    }
    let entries: [Entry]
  }

  private struct Verdicts: Decodable {
    let kept: [String]
    let dropped: [String]
  }

  /// Each label beside a router with a rule: whether Traefik kept the container.
  func testEveryLabelIsJudgedAsTraefikJudgedIt() throws {
    let recorded = try Data(contentsOf: Recordings.file("label-verdicts.json"))
    let verdicts = try JSONDecoder().decode(Verdicts.self, from: recorded)
    XCTAssertFalse(verdicts.kept.isEmpty || verdicts.dropped.isEmpty)
    for line in verdicts.kept { XCTAssertNil(reason(line), line) }
    for line in verdicts.dropped { XCTAssertNotNil(reason(line), line) }
  }

  private func reason(_ line: String) -> SkippedRouter.Reason? {
    ContainerConfiguration(.serving("web", Label(line: Text(line)).line), LocalOptions()).hiddenBecause
  }

  func testEveryRecordedKeyIsKnown() throws {
    let keys = try String(contentsOf: Recordings.file("label-keys.txt"), encoding: .utf8).split(separator: "\n")
    XCTAssertGreaterThan(keys.count, 0)
    for key in keys {
      // `<router>` and the like are names already, once the brackets are gone.
      let name = key.filter { $0 != "<" && $0 != ">" }.split(separator: "[n]").joined(separator: "[3]")
      let faults = ["1", "10s"].map { LabelGrammar.fault(of: Label(Text(name), $0)) }
      XCTAssertTrue(faults.contains(nil), "\(key)")
    }
  }

  func testNoLabelThatTraefikTookIsRefused() throws {
    let corpus = try JSONDecoder().decode(Corpus.self, from: Data(contentsOf: Recordings.file("corpus.json")))
    XCTAssertGreaterThan(corpus.entries.count, 0)
    for entry in corpus.entries {
      for line in entry.labels {
        XCTAssertNil(LabelGrammar.fault(of: Label(line: Text(line))), "\(entry.name): \(line)")
      }
    }
  }
}
