import AnsibleModule
import GatewayLabels

extension Answer {
  /// Throws `NotesError` when the labels cannot be put into the current notes.
  init(_ conversion: Conversion, _ options: Options) throws {
    let fitting = try options.currentNotes.map {
      try FittingPlan(
        current: $0, conversion, form: options.notesForm, guest: options.pluginGuest,
        inertService: options.inertService)
    }
    var conversion = fitting?.conversion ?? conversion
    conversion.settle()
    let plan = fitting?.notes
    var warnings = (conversion.warnings + (plan?.warnings ?? [])).map { Text($0.message.printable) }
    warnings += conversion.skipped.map { Text($0.message.printable) }
    var members = Answer.members(of: conversion, options)
    members["changed"] = .bool(plan?.changes ?? !conversion.labels.isEmpty)
    members["warnings"] = warnings.isEmpty ? nil : .strings(warnings)
    members["local_traefik"] = options.traefik?.summary.map { .string(Text($0.printable)) }
    members["description"] = (plan?.description).map(JSONValue.string)
    members["differs"] = (plan?.changes).map(JSONValue.bool)
    members["publishes"] = .bool(conversion.publishes)
    members["published_before"] = (plan?.publishedBefore).map(JSONValue.bool)
    members["managed_block"] = plan.map { Answer.place($0.blockLines) }
    members["managed_block_before"] = plan.map { Answer.place($0.blockLinesBefore) }
    members["labels_before_joining"] = (fitting?.unjoined?.notes).map(JSONValue.string)
    members["diff"] = options.wantsDiff ? plan?.diff(guest: options.guest) : nil
    self.init(members)
  }

  private static func members(of conversion: Conversion, _ options: Options) -> TextMap<JSONValue> {
    let parsed = ParsedLabels(conversion.labels)
    return [
      "vmid": .integer(options.vmid),
      "msg": .string(Text(summary(parsed, conversion.labels.count))),
      "proxmox_notes": .string(conversion.notes),
      "parsed_labels": parsed.json(with: conversion),
      "labels_count": .integer(conversion.labels.count),
      "labels_count_before_filter": .integer(options.labelsCount),
      "containers_count": .integer(options.containersCount ?? 0),
      "state": .string(Text(options.state.rawValue)),
      "notes_form": .string(Text(options.notesForm.rawValue)),
      "gateway_mode": .string(Text(options.gateway.mode.rawValue)),
      "skipped_routers": .array(conversion.skipped.map(\.json)),
    ]
  }

  /// The first and the last line of the block, from 1.
  private static func place(_ lines: ClosedRange<Int>?) -> JSONValue {
    guard let lines else { return .null }
    return .object(["first_line": .integer(lines.lowerBound), "last_line": .integer(lines.upperBound)])
  }

  private static func summary(_ parsed: ParsedLabels, _ count: Int) -> String {
    "Parsed \(count) labels (\(parsed.routers.count) routers, \(parsed.services.count) services, "
      + "\(parsed.middlewares.count) middlewares)"
  }
}

extension ParsedLabels {
  fileprivate func json(with conversion: Conversion) -> JSONValue {
    let tcp = conversion.tcp
    let udp = conversion.udp
    return .object([
      "general": .object(general.mapValues(JSONValue.string)),
      "routers": .sections(routers),
      "services": .sections(services),
      "middlewares": .sections(middlewares),
      "tcp": .object([
        "routers": .sections(tcp.routers), "services": .sections(tcp.services),
        "middlewares": .sections(tcp.middlewares),
      ]),
      "udp": .object(["routers": .sections(udp.routers), "services": .sections(udp.services)]),
    ])
  }
}

extension JSONValue {
  /// Name to property to value.
  fileprivate static func sections(_ sections: TextMap<Properties>) -> JSONValue {
    .object(sections.mapValues { .object($0.mapValues(JSONValue.string)) })
  }
}

extension SkippedRouter {
  fileprivate var json: JSONValue {
    var members: TextMap<JSONValue> = [
      "name": .string(name),
      "container": container.map(JSONValue.string) ?? .null,
      "reason": .string(Text(reason.message.printable)),
    ]
    if case .ruleNotUnderstood(let rule, let fault) = reason { members["place"] = fault.position(in: rule).json }
    return .object(members)
  }
}

extension RuleFault.Position {
  fileprivate var json: JSONValue {
    .object(["line": .integer(line), "column": .integer(column), "picture": .string(picture)])
  }
}
