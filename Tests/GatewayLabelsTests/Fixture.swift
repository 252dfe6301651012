import Foundation
import GatewayLabels

/// A folder with the labels of some containers and what must become of them; its name is the promise that it shows,
/// and the mode.
struct Fixture {
  let name: String
  let containers: [Container]
  /// The notes; no text for no label.
  let notes: Text
  /// The routers that are left out, as `router (container)`.
  let skipped: [Text]

  static func all() throws -> [Fixture] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.map { try Fixture(folder.appendingPathComponent($0)) }
  }

  private init(_ folder: URL) throws {
    name = folder.lastPathComponent
    containers = try Fixture.containers(Fixture.lines(folder.appendingPathComponent("labels.txt")))
    notes = try Fixture.lines(folder.appendingPathComponent("notes.txt")).joined(by: "\n")
    let skipped = folder.appendingPathComponent("skipped.txt")
    self.skipped = FileManager.default.fileExists(atPath: skipped.path) ? try Fixture.lines(skipped) : []
  }

  /// The options of the mode that the name ends with.
  var options: GatewayOptions {
    var options = GatewayOptions()
    options.mode = name.hasSuffix(".passthrough") ? .passthrough : .filter
    options.filter.isOn = !name.hasSuffix(".all")
    return options
  }

  private static func lines(_ file: URL) throws -> [Text] {
    let lines = Text(unchecked: Array(try Data(contentsOf: file))).split(at: UInt8(ascii: "\n"))
    return lines.last == "" ? lines.dropLast() : lines
  }

  /// `[name]` before the labels of each container; `[]` before those of which nobody said where they came from.
  private static func containers(_ lines: [Text]) -> [Container] {
    var sections: [(name: Text?, labels: [Label])] = []
    for line in lines where !line.isEmpty {
      if let name = line.dropping(prefix: "[")?.dropping(suffix: "]") {
        sections.append((name.isEmpty ? nil : name, []))
      } else if !sections.isEmpty {
        sections[sections.count - 1].labels.append(Label(line: line))
      }
    }
    return sections.map { Container(name: $0.name, labels: $0.labels) }
  }
}
