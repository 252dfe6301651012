import GatewayLabels

extension SkippedRouter {
  /// Where: what is wrong. What to do.
  var message: String { "Router \(name)\(place): \(reason.message)" }

  private var place: String { container.map { " of container \($0)" } ?? "" }
}

extension SkippedRouter.Reason {
  /// What is wrong, and what to do.
  var message: String {
    switch self {
    case .containerHidden:
      "traefik.enable=false hides its container. Set it to true to publish the router."
    case .enableUnreadable(let value):
      "traefik.enable=\(value) is no boolean, so Traefik skips the container. Write true or false."
    case .definedDifferently(let containers):
      "it is defined differently by \(list(containers)), so Traefik drops it. Rename one or make them equal."
    case .serviceDefinedDifferently(let service, let containers):
      "its service \(service) is defined differently by \(list(containers)), so Traefik drops it. "
        + "Rename one or make them equal."
    case .linkedDifferently(let containers, let services):
      "\(list(containers)) define it with the same labels, but each has a service of its own (\(list(services))), so Traefik "
        + "drops it. Name one service in all of them, such as by the label traefik.http.services.NAME.loadbalancer.server.port."
    case .notRunning(let state):
      "its container does not run (\(state)), so Traefik leaves it out. Start it, or add "
        + "traefik.docker.allownonrunning=true to keep the router."
    case .portMissing(let service, let wanted, let leftover):
      "Traefik drops the whole container because no label says the port of its service \(service.visible) and it exposes none. "
        + (leftover.map { "\($0) is a label of v1, which later versions ignore. Write" } ?? "Add the label")
        + " \(wanted)=PORT\(leftover == nil ? "" : " in its place")."
    case .tlsOptionsMissing(let options):
      "labels cannot define its TLS options \(options.visible), so the guest's Traefik disables it. "
        + "Define them in a file of the guest's Traefik, and write \(options)@file."
    case .transportMissing(let service, let transport):
      "labels cannot define the transport \(transport.visible) of its service \(service.visible), so the guest's Traefik "
        + "disables it. Define it in a file of the guest's Traefik, and write \(transport)@file."
    case .serviceMissing(let service):
      "no container with labels that Traefik looks at defines its service \(service.visible), so the guest's Traefik disables it. "
        + "Correct the name, or add labels for the service."
    case .portNotNumber(let service, let port):
      "the port of its service \(service.visible) is \(port.quoted), which is no number, so the guest's Traefik disables it. "
        + "Write the number."
    case .noRule: "it has no rule. Add a label with its rule."
    case .labelOfDefaultRule(let key):
      "default_rule needs its label \(key.visible), which stays on the guest, since labels may hold secrets. "
        + "Add a label with the rule, or use a label whose key begins with traefik."
    case .domainUnknown:
      "it has no rule, and no label says the domain that Traefik v1 would put into one. "
        + "Add a label traefik.frontend.rule or traefik.domain."
    case .servesTraefikItself(let service):
      "\(service) is Traefik's own, and a gateway would serve its own one instead. Publish it by hand if you mean to."
    case .notExposedByDefault:
      "its container has no label traefik.enable, and exposed_by_default is off. Add traefik.enable=true to publish it."
    case .labelNotUnderstood(let label, let fault):
      "Traefik drops the whole container because of \(label.key.quoted): \(fault.message). "
        + fault.remedy(for: label.key)
    case .priorityTooHigh(let priority):
      "its priority \(priority) is above \(PluginRouter.highestPriority), the highest that Traefik takes, so Traefik disables it. "
        + "Lower it."
    case .excluded: "the include and exclude patterns leave it out."
    case .serviceUndecided(let services):
      "it names no service and its container defines several (\(list(services))), so Traefik drops it. "
        + "Add a label with its service."
    case .serviceUnknown(let service):
      "no label of the guest defines its service \(service.visible), and the gateway might know another of that name. "
        + "Add labels for the service, or use mode passthrough."
    case .serviceElsewhere(let service):
      "its service \(service) has a server at a URL that only the guest itself reaches. Use mode passthrough."
    case .twin(let other): "router \(other) has the same rule and is published over the plain port."
    case .servicePortUnknown(let service):
      "nothing tells the port of its service \(service). Add a label with the port."
    case .portNotPublished(let service, let port):
      "the guest does not publish port \(port) of its service \(service), so the gateway cannot reach it. "
        + "Publish the port on an address of the guest, or use mode passthrough."
    case .portOnLoopback(let service, let port):
      "the guest publishes port \(port) of its service \(service) on its loopback address only, so the gateway cannot reach it. "
        + "Publish the port on an address of the guest, or use mode passthrough."
    case .notReachable(let entryPoints, let tls):
      "the gateway does not reach it through the guest's Traefik: its entry points are "
        + "\(entryPoints.isEmpty ? "the default ones" : list(entryPoints)), \(tls ? "with" : "without") TLS. "
        + "Tell local_entrypoint or local_secure_entrypoint if one of them is open to the gateway."
    case .entryPointsUnknown(let names):
      "the gateway does not have its entry points (\(list(names))). Add them to gateway_known_entrypoints if it does, "
        + "or use mode passthrough."
    case .constraintNotMet:
      "the constraints of the guest's Traefik leave its container out. Give it the labels that they ask for."
    case .noSuchEntryPoint(let names):
      "the guest's Traefik has no entry point \(names.isEmpty ? "for applications" : list(names)), so it serves the router nowhere. "
        + "Correct its entry points."
    case .entryPointNotPublished(let names):
      "the guest does not publish the port of \(list(names)), so the gateway cannot reach it. "
        + "Publish it on an address of the guest, or give the router another entry point."
    case .entryPointRedirects(let name):
      "entry point \(name) of the guest's Traefik redirects every plain request, so nobody reaches the router there. "
        + "Give it the entry point with TLS."
    case .onlyRedirects: "it only redirects to https, which the gateway does itself."
    case .turnedOff(let fault): fault.message
    case .servesNothing(let service):
      "\(service) serves nothing: its middlewares alone answer, and mode filter does not carry them. Use mode passthrough."
    case .asksForClientCertificate(let options):
      "its TLS options \(options) sound as if they asked for client certificates (their name is all there is to judge by), "
        + "and those end at the gateway. Rename the options if they do not, or publish it by TCP passthrough by hand."
    case .needsClientCertificate:
      "it asks for client certificates, and those end at the gateway. Publish it by TCP passthrough by hand."
    case .needsServerName(let options):
      "its TLS options \(options) make the guest's Traefik refuse connections that do not name the host. "
        + "Tell local_serverstransport, a transport of the gateway with that server name."
    case .losesProtection(let middlewares, []):
      "in mode filter the gateway would serve it without \(middlewares.joined(by: ", ")), which decides who may come in. "
        + "Use mode passthrough, or set publish_unprotected to true if everybody may."
    case .losesProtection(let middlewares, let byName):
      "in mode filter the gateway would serve it without \(middlewares.joined(by: ", ")), which seems to decide who may come "
        + "in. \(byName.judgedByName) Use mode passthrough, or set harmless_middlewares if it decides nothing."
    case .notExpressible(let label):
      "the gateway would not read the label \(label.key.quoted) from the notes as it is meant. "
        + "Remove control characters, outer quotes and blanks, and \" traefik.\" from it."
    case .ruleNotUnderstood(let rule, let fault): fault.message(in: rule)
    case .ruleChangesRequests(let parts):
      "in mode filter the gateway would not do what its rule asks for by \(list(parts)). Use mode passthrough, or move that "
        + "into the application."
    case .hostNotAllowed(let rule):
      "its rule could match hosts that allowed_domains does not have. Name only allowed hosts in each of its alternatives: "
        + rule.quoted
    case .hostNamed(let host, let rule):
      "its rule names \(host.quoted), which allowed_domains does not have, and Traefik may take every host in a rule for one "
        + "of the router's own, also behind || and !. Remove it from the rule: \(rule.quoted)"
    case .certificateNotAllowed(let domains):
      "it asks for certificates for \(list(domains)), which allowed_domains does not have. Remove them from tls.domains."
    case .answeredBy(let router):
      "the guest's Traefik would answer its requests with router \(router), which is left out. "
        + "Give it another rule or a higher priority."
    case .reaches(let routers):
      "the guest would answer some of its requests with \(list(routers)), which must not get them. "
        + "Write rules that have no request in common, or leave this one out too."
    case .streamNotCarried(let kind):
      "the notes cannot carry \(kind.rawValue.uppercased()) routers. Give the gateway one by hand, such as in a file; "
        + "parsed_labels.\(kind.rawValue) has what the labels say."
    }
  }

  private func list(_ names: [some CustomStringConvertible]) -> String { names.map { Text($0.description) }.listed }
}

extension LabelFault {
  var message: String {
    switch self {
    case .wrongRoot: "its first word must be traefik in lower case"
    case .unknownKey: "it does not know the key"
    case .noName: "a name is missing between its dots"
    case .kindOfService(let kind): "labels cannot define \(kind) services, only files can"
    case .notBoolean: "the value must be true or false"
    case .notWholeNumber: "the value must be a whole number"
    case .notDuration: "the value must be a duration such as 10s"
    case .noLoadBalancer: "its service has no property of a load balancer"
    case .urlBesidePort: "its server has a scheme or a port beside the URL"
    }
  }
}

extension LabelFault {
  /// What to do about the key.
  func remedy(for key: Text) -> String {
    switch self {
    case .unknownKey:
      if let nearest = key.nearestKey { return "Did you mean \(nearest)?" }
    case .noName:
      return "Write the name there; a variable of the compose file may be empty."
    case .kindOfService:
      return "Define the service in a file of the guest's Traefik, and name it as NAME@file in the router."
    default: break
    }
    return "Correct or remove the label."
  }
}

extension NotesError {
  /// Where: what is wrong. What to do.
  func message(guest: String) -> String { "\(guest), notes\(place): \(problem)" }

  /// The line of the notes, from 1; nil when the whole text is meant.
  var line: Int? {
    switch self {
    case .beginWithoutEnd(let line), .endWithoutBegin(let line), .secondBlock(let line, _), .newerFormat(let line),
      .damagedMarker(let line), .ownLabel(let line, _, _):
      line
    case .tooLong, .readsOtherwise: nil
    }
  }

  private var place: String { line.map { " line \($0)" } ?? "" }

  private var problem: String {
    switch self {
    case .beginWithoutEnd(let line):
      "the managed block begins here but never ends. Add the END line or delete line \(line), then run again."
    case .endWithoutBegin(let line):
      "the managed block ends here but never begins. Add the BEGIN line or delete line \(line), then run again."
    case .secondBlock(_, let first):
      "a second managed block begins here; the first one begins at line \(first). Delete one of them, then run again."
    case .newerFormat:
      "a later version of this tool wrote the managed block. Update this tool, or delete the block, then run again."
    case .damagedMarker:
      "this marker of the managed block was changed. Restore its exact text or delete it, then run again. "
        + "The markers are: \(NotesPlan.beginMarker) and \(NotesPlan.endMarker)"
    case .ownLabel(_, let key, let clash): clash.problem(of: key)
    case .tooLong(let characters, let limit):
      "the text would have \(characters) characters and Proxmox takes \(limit). Shorten the text of your own, or publish "
        + "fewer routers."
    case .readsOtherwise(let key, otherLabels: true):
      "together with the labels outside the managed block, the gateway would not read \(key) as it is meant. "
        + "Delete the labels outside, then run again."
    case .readsOtherwise(let key, otherLabels: false):
      "the gateway would not read \(key) as it is meant. Leave its container out, and report this as a bug."
    }
  }
}

extension [Text] {
  /// More than a person reads would make thousands of sentences with thousands of names each.
  var listed: String {
    let shown = count > 6 ? prefix(5) + [Text("\(count - 5) more")] : self[...]
    return shown.joined(by: " and ").string
  }
}

extension Text {
  /// In double quotes when its end could not be seen otherwise.
  var visible: String { isEmpty || has { $0 <= 0x20 || $0 == 0x7F } ? quoted : string }

  /// In double quotes with escapes, so that a line break in it breaks no message.
  var quoted: String { string.debugDescription }
}
