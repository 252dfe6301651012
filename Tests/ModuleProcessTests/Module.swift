import Foundation
import XCTest

/// The built executable, run as Ansible and people run it.
enum Module {
  /// What one run left behind.
  struct Outcome {
    let status: Int32
    let output: Data
    let errors: Data
  }

  /// Built beside the tests.
  static var executable: URL { Bundle.main.bundleURL.appendingPathComponent("parse_docker_labels") }

  /// Runs the module itself.
  static func run(_ arguments: [String], input: URL? = nil) throws -> Outcome {
    try run(executable, arguments, input: input)
  }

  /// Runs a shell command in which `$0` stands for the module and `$1` for the path.
  static func shell(_ command: String, _ path: URL) throws -> Outcome {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", command, executable.path, path.path], input: nil)
  }

  /// Output goes to files, which never make a process wait for a reader.
  private static func run(_ program: URL, _ arguments: [String], input: URL?) throws -> Outcome {
    try withFolder { folder in
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.standardInput = try input.map(FileHandle.init(forReadingFrom:)) ?? FileHandle.nullDevice
      let (output, errors) = (folder.appendingPathComponent("output"), folder.appendingPathComponent("errors"))
      process.standardOutput = try emptyFile(output)
      process.standardError = try emptyFile(errors)
      try process.run()
      process.waitUntilExit()
      return Outcome(
        status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
        output: try Data(contentsOf: output), errors: try Data(contentsOf: errors))
    }
  }

  /// A folder of its own, which is gone afterwards.
  static func withFolder<Result>(_ use: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try use(folder)
  }

  /// A file with these bytes, for as long as `use` takes.
  static func withFile<Result>(_ bytes: Data, _ use: (URL) throws -> Result) throws -> Result {
    try withFolder { folder in
      let file = folder.appendingPathComponent("args")
      try bytes.write(to: file)
      return try use(file)
    }
  }

  private static func emptyFile(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
