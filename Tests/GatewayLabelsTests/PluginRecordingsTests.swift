import Foundation
import GatewayLabels
import XCTest

/// The model of the plugin against recorded readings of the real one.
final class PluginRecordingsTests: XCTestCase {
  func testLabelsAreReadAsRecorded() throws {
    try forEachRecording { recording, place in
      XCTAssertEqual(PluginReading.labels(in: recording.notes), recording.labels, place)
    }
  }

  func testWhatWasRecordedIsPossible() throws {
    try forEachRecording { recording, place in
      let payload = recording.modelled
      let possible = try payload.chances.reduce(into: Set<Data>()) { $0.formUnion(try payload.possible(chance: $1)) }
      for recorded in recording.payloads.subtracting(possible) {
        XCTFail("\(place): the model has no result\n\(recorded.text)\nbut\n\(possible.first?.text ?? "none")")
      }
    }
  }

  func testWhatIsPossibleWasRecorded() throws {
    try forEachRecording { recording, place in
      for chance in recording.modelled.chances {
        let possible = try recording.modelled.possible(chance: chance)
        XCTAssertFalse(possible.isDisjoint(with: recording.payloads), "\(place): never with \(chance ?? "no chance")")
      }
    }
  }

  func testChanceDecidesExactlyWhereItDidOnTheRealPlugin() throws {
    try forEachRecording { recording, place in
      let undecided = recording.modelled.configuration.undecidedRouters
      XCTAssertEqual(undecided.isEmpty, recording.payloads.count == 1, "\(place): undecided \(undecided)")
    }
  }

  private func forEachRecording(_ check: (PluginRecording, _ place: String) throws -> Void) throws {
    let recordings = try PluginRecording.all()
    XCTAssertFalse(recordings.isEmpty, "no recordings")
    for (index, recording) in recordings.enumerated() {
      try check(recording, "recording \(index + 1)")
    }
  }
}

extension PluginRecording {
  fileprivate var modelled: PluginPayload {
    let labels = PluginReading.labels(in: notes)
    return PluginPayload(configuration: PluginConfiguration(labels: labels, guest: guest), guest: guest)
  }
}

extension Data {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
