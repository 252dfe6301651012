import GatewayLabels

extension Container {
  init(_ name: Text?, _ lines: Text...) {
    self.init(name: name, labels: lines.map(Label.init(line:)))
  }

  /// One with a router of its own name, and more lines.
  static func serving(_ name: Text, _ lines: Text...) -> Container {
    let rule = Label(LabelKey.router(name, "rule"), "Host(`" + name + ".example.org`)")
    return Container(name: name, labels: [rule] + lines.map(Label.init(line:)))
  }
}

extension Conversion {
  static func passthrough(
    _ containers: Container..., with change: (inout PassthroughOptions) -> Void = { _ in }
  ) -> Conversion {
    var options = GatewayOptions()
    options.mode = .passthrough
    change(&options.passthrough)
    return Conversion(containers, options)
  }

  static func filter(_ containers: Container..., with change: (inout FilterOptions) -> Void = { _ in }) -> Conversion {
    var options = GatewayOptions()
    change(&options.filter)
    return Conversion(containers, options)
  }

  var lines: [Text] { labels.map(\.line) }

  /// The value of the label with this key; nil when there is none.
  subscript(key: Text) -> Text? { labels.first { $0.key == key }?.value }
}
