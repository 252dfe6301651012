extension StaticNode {
  /// The tree without the sections that are switched off. Throws `StaticFault.refused` for what Traefik does not take.
  func checked(_ options: StaticOptions = .all) throws(StaticFault) -> StaticNode {
    guard !members.isEmpty else { throw .refused(.emptySection(name)) }
    return try self.with(members: members, of: options, at: "")
  }

  private func with(members given: [StaticNode], of options: StaticOptions, at path: Text) throws(StaticFault)
    -> StaticNode
  {
    var copy = self
    copy.members = []
    for member in given {
      let place = path.isEmpty ? member.name : Text(joining: path, ".", member.name)
      guard let option = options[member.name] else { throw .refused(.unknownOption(place)) }
      if let kept = try member.checked(option, at: place) { copy.members.append(kept) }
    }
    return copy
  }

  /// Nil for a section that is switched off: by any value but `true`, whatever it has inside. Its names are checked all the
  /// same, its values are not.
  private func checked(_ option: StaticOptions, at path: Text) throws(StaticFault) -> StaticNode? {
    switch option.kind {
    case .anything: return self
    case .section, .filledSection: return try checkedSection(option, at: path)
    case .sections:
      var copy = self
      copy.members = []
      for member in members { copy.members.append(try member.with(members: member.members, of: option, at: path)) }
      return copy
    case .boolean, .wholeNumber, .number, .duration, .text:
      guard members.allSatisfy({ $0.members.isEmpty && option.kind == .text && $0.name.hasPrefix("[") }) else {
        throw .refused(.unknownOption(path))
      }
      return self
    }
  }

  private func checkedSection(_ option: StaticOptions, at path: Text) throws(StaticFault) -> StaticNode? {
    guard !members.isEmpty || option.kind == .section else { throw .refused(.emptySection(path)) }
    if isOdd { throw .unknown(.oddValue(option: path)) }
    let isOff = option.kind == .section && !value.isEmpty && value.lowercased != "true"
    guard let element = option.element else {
      let checked = try with(members: members, of: option, at: path)
      return isOff ? nil : checked
    }
    var copy = self
    copy.members = []
    for member in members {
      let place = Text(joining: path, ".", member.name)
      copy.members.append(
        element.isSection ? try member.with(members: member.members, of: element, at: place) : member)
    }
    return isOff ? nil : copy
  }

  /// Throws `StaticFault.refused` for a value that is not of its option's kind. Only for what is switched on.
  func checkValues(_ options: StaticOptions = .all, at path: Text = "") throws(StaticFault) {
    for member in members {
      let place = path.isEmpty ? member.name : Text(joining: path, ".", member.name)
      guard let option = options[member.name] ?? options.element ?? (options.kind == .sections ? options : nil) else {
        continue
      }
      if !option.kind.takes(member) { throw .refused(.unusableValue(option: place)) }
      try member.checkValues(option, at: place)
    }
  }
}

extension StaticOptions {
  fileprivate var isSection: Bool { kind == .section || kind == .filledSection }
}

extension StaticOptions.Kind {
  fileprivate func takes(_ node: StaticNode) -> Bool {
    if node.isOdd { return true }
    switch self {
    case .boolean: return LabelFieldType.boolean.fault(of: node.value) == nil
    case .wholeNumber: return Int(node.value.string) != nil
    case .duration: return LabelFieldType.duration.fault(of: node.value) == nil
    case .number: return node.value.split(at: .comma).allSatisfy { Double($0.trimming { $0 == .blank }.string) != nil }
    case .text, .section, .filledSection, .sections, .anything: return true
    }
  }
}
