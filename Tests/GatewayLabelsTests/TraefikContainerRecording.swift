import Foundation

@testable import GatewayLabels

/// One way to run a Traefik in a container, and what a real one made of it.
struct TraefikContainerRecording: Decodable {
  struct Inspection: Decodable {
    struct Binding: Decodable {
      let HostIp: String?
      let HostPort: String?
    }

    let Image: String
    let Path: String
    let Args: [String]
    let Env: [String]
    let Ports: [String: [Binding]?]?
    let NetworkMode: String?
    let WorkingDir: String?
  }

  struct Truth: Decodable {
    let starts: Bool
    let error: String?
    let configSource: String?
    let configFile: String?
    let entryPoints: [EntryPoint]?
    let defaultEntryPoints: [String]?
    let docker: Docker?
    let varies: [Variation]?
  }

  struct Variation: Decodable {
    let entryPoint: String?
    let middlewares: [[String]]?
  }

  struct EntryPoint: Decodable {
    struct HTTP: Decodable {
      let tls: Anything?
      let redirections: Redirections?
      let middlewares: [String]?
    }

    struct Redirections: Decodable {
      let entryPoint: Redirect?
    }

    struct Redirect: Decodable {
      let to: String?
      let scheme: String?
      let permanent: Bool?
      let priority: Int?
    }

    let name: String
    let address: String
    let asDefault: Bool?
    let http: HTTP
    let http3: Anything?
  }

  struct Docker: Decodable {
    let exposedByDefault: Bool?
    let defaultRule: String?
    let constraints: String?
    let network: String?
    let useBindPortIP: Bool?
    let allowEmptyServices: Bool?
  }

  /// Of which only matters that it is there.
  struct Anything: Decodable {
    init(from decoder: any Decoder) {}
  }

  private struct File: Decodable {
    let recordings: [TraefikContainerRecording]
  }

  let kind: String
  let inspect: Inspection
  let files: [String: String]
  let imageFiles: [String: String]?
  let directories: [String]?
  /// Nil for Traefik v1, which was not run.
  let truth: Truth?

  static func all() throws -> [TraefikContainerRecording] {
    let data = try Data(contentsOf: Recordings.file("traefik-containers.json"))
    return try JSONDecoder().decode(File.self, from: data).recordings
  }
}

extension TraefikContainerRecording {
  /// What is seen of it from outside.
  var container: TraefikContainer {
    var known = files.mapValues { TraefikContainer.File.text(Text($0)) }
    for path in directories ?? [] { known[path] = .directory }
    var container = TraefikContainer(
      name: "traefik", image: Text(inspect.Image), command: ([inspect.Path] + inspect.Args).map { Text($0) },
      environment: inspect.Env.map { Text($0) },
      files: Dictionary(uniqueKeysWithValues: known.map { (Text($0.key), $0.value) }))
    container.workingDirectory = Text(inspect.WorkingDir ?? "")
    return container
  }
}
