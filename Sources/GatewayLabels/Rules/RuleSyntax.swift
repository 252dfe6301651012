/// The grammars that Traefik's rules have had, one for each of its major versions.
public enum RuleSyntax: String, CaseIterable, Sendable {
  /// `Host:a,b;PathPrefix:/x`
  case v1
  /// ``Host(`a`, `b`) && PathPrefix(`/{id:[0-9]+}`)``
  case v2
  /// ``(Host(`a`) || Host(`b`)) && PathRegexp(`^/[0-9]+`)``
  case v3
}
