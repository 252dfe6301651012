/// How precisely a rule says for which hosts it is. A request belongs to the guest that names its host most precisely.
enum HostLevel: Int, CaseIterable, Comparable {
  /// Names of hosts and nothing else.
  case exact
  /// Patterns, such as ``HostRegexp(`^[a-z]+\.example\.org$`)`` and ``Host(`*.example.org`)``.
  case pattern
  /// Patterns that say no part of a name, such as ``HostRegexp(`.+`)`` and ``Host(`*`)``.
  case everyHost
  /// Some requests match whatever their host is.
  case noHost

  static func < (left: HostLevel, right: HostLevel) -> Bool { left.rawValue < right.rawValue }
}
