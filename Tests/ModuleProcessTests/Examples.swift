import Foundation
import XCTest

/// Arguments of a task, with what some tests share.
enum Example {
  private static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func file(_ path: String) -> URL { checkout.appendingPathComponent(path) }

  /// The two containers of the classic example, as `inspect-docker.sh` prints containers.
  static func containers() throws -> [[String: Any]] {
    let data = try Data(contentsOf: file("Tests/Engine/recorded/example-labels.json"))
    let object = try JSONSerialization.jsonObject(with: data) as? [String: [String: String]]
    return try XCTUnwrap(object).sorted { $0.key < $1.key }.map { name, labels in
      [
        "id": "0123abc", "name": name, "state": "running", "health": "", "labels": labels, "network_mode": "traefik",
        "networks": ["traefik": ["IPAddress": "172.18.0.2"]], "ports": ["80/tcp": NSNull()],
      ]
    }
  }

  /// What becomes of them.
  static func notes(_ mode: String) throws -> String {
    let path = "Tests/GatewayLabelsTests/Fixtures/classic-example.\(mode)/notes.txt"
    return String(try String(contentsOf: file(path), encoding: .utf8).dropLast())
  }

  static func arguments(_ mode: String, _ more: [String: Any] = [:]) throws -> [String: Any] {
    try ["vmid": 106, "gateway_mode": mode, "containers": containers()].merging(more) { $1 }
  }

  /// One router in a flat list.
  static var oneRouter: [String: Any] { ["vmid": 106, "labels": ["traefik.http.routers.web.rule=Host(`a`)"]] }

  /// What becomes of it.
  static let notesOfOneRouter = "traefik.enable=true\ntraefik.http.routers.web.rule=Host(`a`)"

  static let begin = "<!-- BEGIN traefik-proxmox-automation (managed by Ansible, edits inside are overwritten) -->"
  static let end = "<!-- END traefik-proxmox-automation -->"

  /// The managed block around some lines.
  static func block(_ labels: String) -> String { "\(begin)\n```traefik\n\(labels)\n```\n\(end)" }
}
