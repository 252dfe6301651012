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

  func testEveryRecordedKeyIsKnown() throws {
    let keys = try String(contentsOf: Recordings.file("label-keys.txt"), encoding: .utf8).split(separator: "\n")
    XCTAssertGreaterThan(keys.count, 0)
    for key in keys {
      // `<router>` and the like are names already, once the brackets are gone.
      let name = key.filter { $0 != "<" && $0 != ">" }
      let label = Label(Text(name.split(separator: "[n]").joined(separator: "[3]")), "1")
      XCTAssertNil(LabelGrammar.fault(of: label), "\(key)")
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
