/// What matters to a gateway of the middlewares that stand under one name.
struct MiddlewareTraits: OptionSet {
  let rawValue: UInt8

  static let authentication = MiddlewareTraits(rawValue: 1)
  static let addressFilter = MiddlewareTraits(rawValue: 2)
  /// A setting tells which address is the client's.
  static let addressStrategy = MiddlewareTraits(rawValue: 4)
  static let redirectToScheme = MiddlewareTraits(rawValue: 8)
  static let clientCertificate = MiddlewareTraits(rawValue: 16)
}

extension MiddlewareTraits {
  /// Those of a label: `property` is what follows the middleware's name and its dot, in lower case.
  init(property: Text) {
    switch property.cut(at: .dot)?.head ?? property {
    case "basicauth", "digestauth", "forwardauth": self = .authentication
    case "ipallowlist", "ipwhitelist":
      self = property.split(at: .dot).contains("ipstrategy") ? [.addressFilter, .addressStrategy] : .addressFilter
    case "passtlsclientcert": self = .clientCertificate
    default: self = []
    }
  }
}
