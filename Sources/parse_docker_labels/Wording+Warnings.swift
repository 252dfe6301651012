import GatewayLabels

extension Warning {
  var message: String {
    switch self {
    case .keyGivenTwice(let key, let container):
      "Label \(key)\(place(container)): it is given several values and the last one counts. Keep one of them."
    case .keyMisspelt(let key, let meant, let container):
      "Label \(key.visible)\(place(container)): Traefik ignores it. Write \(meant) if it is meant for Traefik."
    case .labelsOnSwarmService(let containers):
      "Containers \(containers.listed): they belong to services of Docker Swarm and have no Traefik labels. Labels below deploy "
        + "stand on the service and are not read. If they are to be published, write the labels beside deploy."
    case .noCertificate(let router, let container, let hosts):
      "Router \(router)\(place(container)): no authority gives a certificate for \(hosts.map { Text($0.quoted) }.listed), so browsers "
        + "will warn. Write a whole public name into the rule, or check the variable or default rule that it comes from."
    case .portOnLoopback(let router, let container, let service, let port):
      "Router \(router)\(place(container)): the guest publishes port \(port) of its service \(service) on its loopback address only, so "
        + "the gateway will hardly reach it. Publish the port on an address of the guest, or use mode passthrough."
    case .labelNotExpressible(let label, let container):
      "Label \(label.key.quoted)\(place(container)): the gateway would not read it from the notes as it is meant, "
        + "so it is left out. Remove control characters, outer quotes and blanks, and \" traefik.\" from it."
    case .middlewaresDropped(let router, let container, let middlewares, let byName):
      "Router \(router)\(place(container)): in mode filter the gateway serves it without "
        + "\(middlewares.joined(by: ", ")). Use mode passthrough to keep them."
        + (byName.isEmpty
          ? "" : " \(byName.judgedByName) To be sure, set protecting_middlewares or harmless_middlewares.")
    case .protectionEmpty(let key, let container):
      "Label \(key)\(place(container)): it has no value, so Traefik v1 lets everybody in. Give it one (a variable may be "
        + "unset), or remove the label if everybody may come in."
    case .portNotPublished(let router, let container, let service, let port):
      "Router \(router)\(place(container)): the guest does not publish port \(port) of its service \(service), so the gateway "
        + "will hardly reach it. Publish the port, or use mode passthrough."
    case .serversLeftOut(let router, let container, let service, let kept, let leftOut):
      "Router \(router)\(place(container)): its service \(service) has servers in several containers and the notes can name "
        + "one, so the gateway sends everything to \(kept) and nothing to \(leftOut.joined(by: ", ")). "
        + "Use mode passthrough to let the guest's Traefik balance them."
    case .entryPointsDropped(let router, let container, let entryPoints):
      "Router \(router)\(place(container)): the gateway does not have its entry points \(entryPoints.joined(by: ", ")), "
        + "so it is published without them. Add them to gateway_known_entrypoints if the gateway has them."
    case .service(let service, let remark, let router, let container):
      "Router \(router)\(place(container)): \(remark.message(of: service))"
    case .filterSeesGateway(let router, let container, let middlewares):
      "Router \(router)\(place(container)): \(middlewares.joined(by: ", ")) sees the gateway's address in place of the client's. "
        + "Trust the gateway's forwarded headers and set ipstrategy.depth=1 (v1: whiteList.useXForwardedFor=true), "
        + "or the filter lets everybody in or nobody."
    case .routerNameShared(let router, let container, let gatewayName):
      "Router \(router)\(place(container)): another guest has a router of that name and the gateway knows only one, so it is "
        + "called \(gatewayName) there. Nothing needs to be done."
    case .serviceNameShared(let name, let gatewayName):
      "Service \(name): another guest has a service of that name and the gateway knows only one, so it is called "
        + "\(gatewayName) there. Nothing needs to be done."
    case .sharedNameKept(let name):
      "Router or service \(name): another guest has one of that name and the gateway knows only one of them. "
        + "Rename it, or set filter_for_gateway to true."
    case .ruleHasTwoMeanings(let router, let container, let rule):
      "Router \(router)\(place(container)): Traefik v2 reads HostRegexp or Query in \(rule) as fixed text and v3 as a pattern. "
        + "It is read as v3 does. Set rule_syntax to the guest's."
    case .ruleOfAnotherGuest(let router, let container, let rule, let service):
      "Router \(router)\(place(container)): a router of another guest, with service \(service), has the same rule \(rule), and the "
        + "gateway sends each request to one of the two at random. Change one of the rules, or leave one router out."
    case .claimsEveryHost(let router, let container, let rule):
      "Router \(router)\(place(container)): its rule \(rule) claims every host of the gateway. Name its hosts in the rule, or set "
        + "allowed_domains to the hosts that the guest may have."
    case .routersNeedTLS(let routers, let port):
      "The guest's Traefik serves \(list(routers)) over TLS only, and the gateway sends everything to its port \(port) by plain http, "
        + "where the answer is 404. Set local_secure_entrypoint to the name of its entry point for TLS, and "
        + "traefik_local_secure_port, or traefik_local_scheme to https."
    case .noTransport(let services):
      "Service \(services.joined(by: " and ")): the gateway refuses https to a guest whose certificate it does not know. "
        + "Set local_serverstransport to a transport of the gateway that knows it or has insecureSkipVerify."
    case .traefikUnclear(let container, let fault):
      "Traefik in container \(container): \(fault.message) Set local_entrypoint and local_secure_entrypoint with their ports, "
        + "or local_traefik to none."
    case .constraintsUnclear(let container, let constraints):
      "Traefik in container \(container): its constraints \(constraints.quoted) ask for labels that are not known here, so they "
        + "are not heeded. Leave out what they leave out with exclude_containers."
    case .defaultRuleUnclear(let container, let rule):
      "Traefik in container \(container): its default rule \(rule.quoted) uses more of Traefik's templates than is understood, so "
        + "routers without a rule are left out. Set default_rule, or give them rules."
    case .ruleNarrowed(let router, let container, let rule, let others):
      "Router \(router)\(place(container)): by its rule, requests would also reach \(others.joined(by: " and ")), which must not get them, "
        + "so the gateway gets \(rule)."
    case .routersJoined(let before, let after):
      "The notes would be longer than Proxmox takes, so \(before) routers with equal settings became \(after). "
        + "Shorten the text of your own, or publish fewer routers, to keep them apart."
    case .labelsReplaced(let keys):
      "The notes held nothing but Traefik labels, so the managed block takes their place. These are gone: "
        + "\(keys.joined(by: ", ")). The former notes have them."
    case .blockTakenAway:
      "Nothing is left to publish, so the managed block is taken away. If no other guest publishes anything either, the "
        + "gateway keeps the old routes until it restarts. Set when_empty to inert to end them at once."
    case .noRouterAmongLabels(let count):
      "None of the \(count) labels is of an HTTP router, and the gateway would publish the guest itself, so nothing is written. "
        + "Add a router with its rule."
    case .credentials(let label):
      "Label \(label.key): it holds credentials, and everybody who may see the guest can read its notes. "
        + "Keep them in a file on the guest."
    case .labelOutsideBlock(let line, let key):
      "Notes line \(line): \(key) stands outside the managed block and the gateway reads it too. "
        + "It stays as it is. Delete the line if it is not meant to be a label."
    case .priorityOutsideBlock(let line, let label):
      "Notes line \(line): \(label.key)=\(label.value) is above \(PluginRouter.highestPriority), the highest that Traefik takes, "
        + "so Traefik disables the router. Lower it."
    }
  }

  /// More than a person reads would be of no use.
  private func list(_ names: [Text]) -> String {
    let shown = names.count > 6 ? names.prefix(5) + [Text("\(names.count - 5) more")] : names[...]
    return shown.joined(by: " and ").string
  }

  private func place(_ container: Text?) -> String { container.map { " of container \($0)" } ?? "" }
}
