/// The TLS part of a router; a router without it answers plain HTTP only.
///
/// Exactly `tls=true` switches it on, but so does each of the settings below, even beside `tls=false`.
public struct PluginTLS: Hashable, Sendable {
  /// Nil when there is none or its name is empty.
  public let certificateResolver: Text?
  /// Nil when there are none or their name is empty.
  public let options: Text?
  public let domains: [PluginDomain]

  public init(certificateResolver: Text? = nil, options: Text? = nil, domains: [PluginDomain] = []) {
    (self.certificateResolver, self.options, self.domains) = (certificateResolver, options, domains)
  }

  /// Nil when no label of the guest switches TLS on for this router. The numbered domains of all routers count for each
  /// of them, and take the place of its own list.
  init?(router name: Text, labels: [Text: Text], numbered: [PluginDomain]) {
    func label(_ property: Text) -> Text? { labels[LabelKey.router(name, property)] }
    let (resolver, options, list) = (label("tls.certresolver"), label("tls.options"), label("tls.domains"))
    let isSwitchedOn = label("tls") == "true" || resolver != nil || options != nil || list != nil
    guard isSwitchedOn || !numbered.isEmpty else { return nil }
    let listed = (list?.split(at: .comma) ?? []).map { PluginDomain(main: PluginOutcome($0)) }
    self.init(
      certificateResolver: resolver?.unlessEmpty, options: options?.unlessEmpty,
      domains: numbered.isEmpty ? listed : numbered)
  }
}
