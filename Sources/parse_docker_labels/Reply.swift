import AnsibleModule
import GatewayLabels

extension Answer {
  init(_ conversion: Conversion, _ options: Options) {
    let notes = conversion.notes
    let changes = options.currentNotes.map { NotesChange(from: $0, to: notes) }
    let parsed = ParsedLabels(conversion.labels)
    var members: [Text: JSONValue] = [
      "changed": .bool(changes?.isChange ?? !conversion.labels.isEmpty),
      "msg": .string(Text(Answer.summary(parsed, conversion.labels.count))),
      "proxmox_notes": .string(notes),
      "parsed_labels": parsed.json,
      "labels_count": .integer(conversion.labels.count),
      "labels_count_before_filter": .integer(options.containers.map(\.givenCount).reduce(0, +)),
      "containers_count": .integer(options.containersCount ?? 0),
      "gateway_mode": .string(Text(options.gateway.mode.rawValue)),
      "skipped_routers": .array(conversion.skipped.map(\.json)),
    ]
    let warnings = conversion.warnings.map(\.message) + conversion.skipped.map(\.message)
    members["warnings"] = warnings.isEmpty ? nil : .strings(warnings.map { Text($0) })
    members["diff"] = options.wantsDiff ? changes?.diff(vmid: options.vmid) : nil
    self.init(members)
  }

  private static func summary(_ parsed: ParsedLabels, _ count: Int) -> String {
    "Parsed \(count) labels (\(parsed.routers.count) routers, \(parsed.services.count) services, "
      + "\(parsed.middlewares.count) middlewares)"
  }
}

extension ParsedLabels {
  fileprivate var json: JSONValue {
    .object([
      "general": .object(general.mapValues(JSONValue.string)),
      "routers": ParsedLabels.json(routers),
      "services": ParsedLabels.json(services),
      "middlewares": ParsedLabels.json(middlewares),
    ])
  }

  private static func json(_ section: [Text: [Text: Text]]) -> JSONValue {
    .object(section.mapValues { .object($0.mapValues(JSONValue.string)) })
  }
}

extension SkippedRouter {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name),
      "container": container.map(JSONValue.string) ?? .null,
      "reason": .string(Text(reason.message)),
    ])
  }
}
