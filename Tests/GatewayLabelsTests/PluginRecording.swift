import Foundation
import GatewayLabels

/// One recorded reading of the real plugin.
struct PluginRecording {
  let guest: PluginGuest
  let notes: Text
  let labels: [Text: Text]
  /// What the plugin sent to Traefik; several where the order of a Go map decides.
  let payloads: Set<Data>

  /// All recordings of the folder in the environment variable RECORDINGS, else of the project's own copy.
  static func all() throws -> [PluginRecording] {
    let file = Recordings.file("provider-readings.json")
    let entries = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]]
    return try (entries ?? []).enumerated().map { try PluginRecording(number: $0.offset + 1, entry: $0.element) }
  }

  private init(number: Int, entry: [String: Any]) throws {
    guard let guest = (entry["guest"] as? [String: Any]).flatMap(PluginGuest.init(recorded:)),
      let notes = entry["notes"] as? String, let labels = entry["labels"] as? [String: String],
      let results = entry["configuration_one_of"] as? [Any] ?? entry["configuration"].map({ [$0] }), !results.isEmpty
    else { throw UnreadableRecording(number: number) }
    self.guest = guest
    self.notes = Text(notes)
    self.labels = Dictionary(uniqueKeysWithValues: labels.map { (Text($0.key), Text($0.value)) })
    payloads = try Set(results.map(PluginPayload.canonical))
  }
}

struct UnreadableRecording: Error {
  let number: Int
}

extension PluginGuest {
  fileprivate init?(recorded entry: [String: Any]) {
    guard let node = entry["node"] as? String, let vmid = entry["vmid"] as? Int,
      let name = entry["name"] as? String, let address = entry["ip"] as? String
    else { return nil }
    self.init(node: Text(node), vmid: vmid, name: Text(name), address: address.isEmpty ? nil : Text(address))
  }
}
