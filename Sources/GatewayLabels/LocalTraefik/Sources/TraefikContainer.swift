/// What is known of a container that runs a guest's Traefik.
public struct TraefikContainer: Sendable {
  /// A file inside the container that is known from outside.
  public enum File: Equatable, Sendable {
    /// Its text, or only its two sections `entryPoints` and `providers.docker`.
    case text(Text)
    case directory
    case problem(StaticFileProblem)
  }

  public var name: Text
  /// As the container names it, such as `traefik:v3.7`.
  public var image: Text
  /// The program and its arguments.
  public var command: [Text]
  /// `NAME=value`
  public var environment: [Text]
  /// Empty for `/`.
  public var workingDirectory: Text = ""
  /// Of the user that Traefik runs as, where no variable says it.
  public var home: Text = "/root"
  /// By path inside the container; what is mounted nowhere is not there.
  public var files: [Text: File]
  public var ports: PublishedPorts
  public var isRestarting = false

  public init(
    name: Text, image: Text, command: [Text], environment: [Text] = [], files: [Text: File] = [:],
    ports: PublishedPorts = PublishedPorts()
  ) {
    (self.name, self.image, self.command, self.environment) = (name, image, command, environment)
    (self.files, self.ports) = (files, ports)
  }

  /// The value of a variable; of one given twice the last.
  func variable(_ name: Text) -> Text? {
    environment.last { $0.cut(at: .equals)?.head == name }.flatMap { $0.cut(at: .equals)?.tail }
  }

  /// What the tag of Traefik's own image says, such as `3.7`; nil for `latest` and the like.
  var version: Text? {
    guard hasPlainImage, let tag, let found = tag.string.firstMatch(of: /^v?([0-9]+(\.[0-9]+)*)/) else { return nil }
    return Text(String(found.1))
  }

  /// Of an image whose name says nothing the registry's port is none.
  private var tag: Text? {
    let name = image.split(at: UInt8(ascii: "/")).last ?? ""
    return (name.cut(at: UInt8(ascii: "@"))?.head ?? name).cut(at: .colon)?.tail
  }

  var majorVersion: Int? { version.flatMap { $0.split(at: .dot).first }.flatMap { Int($0.string) } }

  /// Whether the image is Traefik's own or a copy of it, which has no configuration in it.
  var hasPlainImage: Bool {
    let name = (image.cut(at: UInt8(ascii: "@"))?.head ?? image).split(at: UInt8(ascii: "/")).last ?? ""
    return (name.cut(at: .colon)?.head ?? name) == "traefik"
  }
}
