import GatewayLabels
import XCTest

/// The reading of a guest's Traefik against what a real one made of the same arguments, variables and files.
final class LocalTraefikRecordingsTests: XCTestCase {
  func testWhatARealTraefikMadeOfEachIsRead() throws {
    try forEachRecording { recording, place in
      guard let truth = recording.truth else { return }
      switch LocalTraefik(recording.container).reading {
      case .success(let read):
        guard truth.starts else { return XCTFail("\(place): \(truth.error ?? "") was not seen") }
        XCTAssertEqual(read.facts, truth.facts, place)
      case .failure(.refused(let refusal)):
        XCTAssertFalse(truth.starts, "\(place): \(refusal)")
        XCTAssertTrue(refusal.fits(truth.error ?? ""), "\(place): \(refusal) for \(truth.error ?? "")")
      case .failure(.unknown(let uncertainty)):
        // So is what Traefik draws at each start, and a file that it does not take either may be beyond the reader.
        let isOpen = recording.isHiddenFromOutside || !truth.starts || truth.varies != nil
        XCTAssertTrue(isOpen, "\(place): \(uncertainty)")
      }
    }
  }

  /// Never a guess: a set-up that cannot be seen from outside is unknown.
  func testWhatCannotBeSeenIsUnknown() throws {
    try forEachRecording { recording, place in
      guard recording.truth == nil || recording.isHiddenFromOutside else { return }
      guard case .failure(.unknown) = LocalTraefik(recording.container).reading else {
        return XCTFail("\(place): read all the same")
      }
    }
  }

  private func forEachRecording(_ check: (TraefikContainerRecording, _ place: String) throws -> Void) throws {
    let recordings = try TraefikContainerRecording.all()
    XCTAssertFalse(recordings.isEmpty, "no recordings")
    for (index, recording) in recordings.enumerated() { try check(recording, "\(index), \(recording.kind)") }
  }
}

extension TraefikContainerRecording {
  /// A start script of one's own hides the arguments, and an image of one's own may have a file in it.
  fileprivate var isHiddenFromOutside: Bool {
    imageFiles?.isEmpty == false || !["/entrypoint.sh", "/traefik", "/usr/local/bin/traefik"].contains(inspect.Path)
  }
}

extension TraefikContainerRecording.Truth {
  fileprivate var facts: [String] {
    var lines = (entryPoints ?? []).sorted { $0.name < $1.name }.map { entryPoint in
      let redirect = entryPoint.http.redirections?.entryPoint.map {
        "to \($0.to ?? "") by \($0.scheme ?? "") permanent \($0.permanent ?? false) priority \($0.priority ?? 0)"
      }
      return "\(entryPoint.name) at \(entryPoint.address) default \(entryPoint.asDefault ?? false) "
        + "tls \(entryPoint.http.tls != nil) http3 \(entryPoint.http3 != nil) redirects \(redirect ?? "not") "
        + "has middlewares \(entryPoint.http.middlewares?.isEmpty == false)"
    }
    lines.append("default ones \((defaultEntryPoints ?? []).sorted())")
    lines.append(
      docker.map {
        "docker exposed \($0.exposedByDefault ?? false) rule \($0.defaultRule ?? "") "
          + "constraints \($0.constraints ?? "") network \($0.network ?? "") bind \($0.useBindPortIP ?? false) "
          + "empty \($0.allowEmptyServices ?? false)"
      } ?? "docker off")
    lines.append("source \(configSource ?? "") \(configFile ?? "")")
    return lines
  }
}

extension StaticConfiguration {
  fileprivate var facts: [String] {
    var lines = entryPoints.map { entryPoint in
      let redirect = entryPoint.redirect.map {
        "to \($0.target) by \($0.scheme) permanent \($0.isPermanent) priority \($0.priority)"
      }
      return "\(entryPoint.name) at \(entryPoint.address) default \(entryPoint.isDefault) "
        + "tls \(entryPoint.hasTLS) http3 \(entryPoint.hasHTTP3) redirects \(redirect ?? "not") "
        + "has middlewares \(entryPoint.middlewares != nil)"
    }
    lines.append("default ones \(defaultEntryPoints.map(\.string))")
    lines.append(
      docker.map {
        "docker exposed \($0.exposedByDefault) rule \($0.defaultRule) "
          + "constraints \($0.constraints) network \($0.network) bind \($0.usesBindPortAddress) "
          + "empty \($0.allowsEmptyServices)"
      } ?? "docker off")
    lines.append("source \(source.fact)")
    return lines
  }
}

extension StaticConfiguration.Source {
  fileprivate var fact: String {
    switch self {
    case .file(let path): "file \(path)"
    case .flags: "flags "
    case .environment: "env "
    case .defaults: "default "
    }
  }
}

extension StaticRefusal {
  /// Whether the real Traefik's words are about the same kind of fault.
  fileprivate func fits(_ error: String) -> Bool {
    let words: [String]
    switch self {
    case .unknownOption:
      words = ["field not found", "invalid element", "invalid leading character", "invalid node", "removed"]
    case .unusableValue: words = ["strconv", "invalid duration", "parsing", "invalid", "unsupported"]
    case .emptySection: words = ["standalone element"]
    case .unusableFlag: words = ["bad flag syntax", "flag needs an argument"]
    case .unknownCommand: words = ["command not found", "not found"]
    case .nothingInFile: words = ["configuration found in file", "cannot unmarshal"]
    case .notAFile: words = ["is a directory"]
    case .unknownFileType: words = ["unsupported file extension"]
    case .malformedFile:
      words = ["yaml", "toml", "already defined", "already been defined", "cannot", "line", "duplicate"]
    case .removedOption: words = ["deprecated", "removed", "field not found"]
    case .unusableAddress: words = ["address", "protocol", "port"]
    case .portTakenTwice: words = ["address already in use"]
    }
    return words.contains { error.contains($0) }
  }
}
