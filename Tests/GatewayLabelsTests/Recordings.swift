import Foundation

/// What was recorded of real systems: the folder in the environment variable RECORDINGS, else the project's own copy.
enum Recordings {
  static func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  private static var folder: URL {
    if let folder = ProcessInfo.processInfo.environment["RECORDINGS"] { return URL(fileURLWithPath: folder) }
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return tests.appendingPathComponent("Recordings")
  }
}
