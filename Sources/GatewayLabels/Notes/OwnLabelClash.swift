/// How a label of the person's own text and the block change what the plugin makes of each other.
public enum OwnLabelClash: Equatable, Sendable {
  /// The block has this key too, and one of the two would be ignored.
  case sameKey
  /// It says that the guest is not to be published.
  case disables(value: Text)
  /// It belongs to a router or a service of the block.
  case sameName
  /// The plugin applies numbered domains to every router of the guest.
  case domainsOfAllRouters
  /// Its router names no service, so that it gets any of those of the text and of the block. `candidate` is one of them.
  case namesNoService(router: Text, candidate: Text)
  /// The plugin makes a router with this rule for the service only while no label has one.
  case serviceWithoutRouter(service: Text, rule: Text)
  /// Its service could get the requests of this router of the block, which names none.
  case takesRequests(router: Text)
  /// Labels of the block count for its router too.
  case changedByBlock
}
