/// What the labels of a v1 frontend say beside its rule, in the words of later versions: their middlewares are settings of
/// the frontend in v1, and TLS is a matter of its entry points.
/// https://doc.traefik.io/traefik/v1.7/configuration/backends/docker/#on-containers
struct V1Settings {
  /// Property (what follows `frontend.`) to value, without those that are empty.
  private let properties: Properties

  /// `properties` have `frontend.` in front.
  init(_ properties: Properties) {
    self.properties = Properties(
      properties.filter { !$0.value.isEmpty }.compactMap { property in
        property.key.dropping(prefix: "frontend.").map { Properties.Member($0, property.value) }
      })
  }

  /// Entry points, middlewares and TLS, as a later version's router would have them.
  var routerProperties: Properties {
    var router: Properties = [:]
    router["entrypoints"] = servingEntryPoints.isEmpty ? nil : servingEntryPoints.joined(by: ",")
    router["tls"] = redirects && !onlyRedirects && redirectTarget.map(V1Settings.isPlain) != true ? "true" : nil
    router["middlewares"] = middlewares.isEmpty ? nil : middlewares.joined(by: ",")
    return router
  }

  private var entryPoints: [Text] { properties["entryPoints"]?.listItems ?? [] }

  // A redirect to an entry point, or to https, works on all the others: what it serves, it serves there.

  private var redirectTarget: Text? { properties["redirect.entryPoint"] }
  private var redirects: Bool { redirectTarget != nil || isTrue("headers.SSLRedirect") }
  private var onlyRedirects: Bool { redirects && !entryPoints.isEmpty && targets.isEmpty }
  private var servingEntryPoints: [Text] { redirects && !onlyRedirects ? targets : entryPoints }

  private var targets: [Text] {
    entryPoints.filter { name in redirectTarget.map { name == $0 } ?? !V1Settings.isPlain(name) }
  }

  private static func isPlain(_ entryPoint: Text) -> Bool { entryPoint == "http" || entryPoint == "web" }

  /// Named by the labels that set them.
  private var middlewares: [Text] {
    V1Settings.traits.keys.sorted().filter { name in
      guard let setting = name.dropping(prefix: "traefik.frontend.") else { return false }
      switch setting {
      case "redirect.entryPoint", "headers.SSLRedirect": return onlyRedirects && properties[setting] != nil
      case "passTLSCert": return isTrue(setting)
      case "passHostHeader": return properties[setting].map(Exposure.init(enable:)) == .hidden
      case "whiteList.sourceRange": return has(setting) && !isTrue("whiteList.useXForwardedFor")
      case "whiteList.useXForwardedFor": return has("whiteList.sourceRange") && isTrue(setting)
      default: return has(setting)
      }
    }
  }

  /// In any letter case: what protects is not to be lost over a spelling that v1 itself may ignore.
  private func has(_ setting: Text) -> Bool {
    properties.keys.contains {
      $0.lowercased == setting.lowercased || $0.lowercased.hasPrefix(setting.lowercased + ".")
    }
  }

  private func isTrue(_ setting: Text) -> Bool {
    properties[setting].map(Exposure.init(enable:)) == .shown
  }

  /// What each setting is in later versions, in which it is a middleware.
  static let traits: [Text: MiddlewareTraits] = [
    "traefik.frontend.auth": .authentication,
    "traefik.frontend.errors": [],
    "traefik.frontend.headers": [],
    "traefik.frontend.headers.SSLRedirect": .redirectToScheme,
    "traefik.frontend.passHostHeader": [],
    "traefik.frontend.passTLSCert": .clientCertificate,
    "traefik.frontend.passTLSClientCert": .clientCertificate,
    "traefik.frontend.rateLimit": [],
    "traefik.frontend.redirect.entryPoint": .redirectToScheme,
    "traefik.frontend.redirect.regex": [],
    "traefik.frontend.whiteList.sourceRange": .addressFilter,
    // It looks for the client's own address.
    "traefik.frontend.whiteList.useXForwardedFor": [.addressFilter, .addressStrategy],
    "traefik.frontend.whitelistSourceRange": .addressFilter,
  ]
}
