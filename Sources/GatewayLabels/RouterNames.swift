/// The names that local routers get on the gateway: without a common prefix at their start, unless two routers would
/// then share one name.
struct RouterNames {
  private let names: [Text: Text]

  init(_ local: [Text], withoutPrefix prefix: Text) {
    var names: [Text: Text] = [:]
    let taken = Set(local)
    for name in local {
      let short = name.dropping(prefix: prefix) ?? name
      names[name] = short.isEmpty || taken.contains(short) ? name : short
    }
    self.names = names
  }

  subscript(local: Text) -> Text { names[local] ?? local }
}
