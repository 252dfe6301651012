extension NameJudgement {
  /// Whether TLS options of this name ask for client certificates.
  var asksForClientCertificate: Bool { readings.contains(where: \.asksForClientCertificate) }

  /// Whether a middleware of this name redirects to https and does nothing else.
  var redirectsToHTTPS: Bool { readings.contains(where: \.redirectsToHTTPS) }
}

extension NameReading {
  fileprivate var asksForClientCertificate: Bool {
    let asking = words.indices.filter(isAsking)
    return asking.contains { !isLifted($0) }
  }

  private func isAsking(_ place: Int) -> Bool {
    let word = words[place]
    if NameReading.wordsForClients.contains(word.text) || word.text.contains("mtls") { return true }
    if word.meaning == .unknown { return word.text.hasPrefix("client") }
    if NameReading.wordsForCertificates.contains(word.text) { return has(NameReading.wordsOfDuty) }
    return if case .protecting(.authentication, _) = word.meaning { true } else { false }
  }

  /// Whether a «no» stands before the run of such words.
  private func isLifted(_ place: Int) -> Bool {
    let rest = words.indices.prefix(place).reversed().drop { isAsking($0) || isAboutCertificates($0) }
    if let before = rest.first, words[before].meaning == .no { return true }
    let behind = words.indices.dropFirst(place).drop { isAsking($0) || isAboutCertificates($0) }
    return behind.first.map { words[$0].meaning == .off } == true
  }

  private func isAboutCertificates(_ place: Int) -> Bool {
    NameReading.wordsForCertificates.union(NameReading.wordsOfDuty).contains(words[place].text)
  }

  private static let wordsForClients: Set<Text> = ["client", "clients", "mutual", "verify"]
  private static let wordsForCertificates: Set<Text> = ["cert", "certs", "certificate", "certificates"]
  private static let wordsOfDuty: Set<Text> = ["require", "required", "requires", "verify", "verified"]
}

extension NameReading {
  fileprivate var redirectsToHTTPS: Bool {
    let namesTLS = has(NameReading.wordsOfTLS.union(["websecure", "scheme", "redirectscheme"]))
    if words.contains(where: { $0.meaning == .kind(.redirect) }) {
      return namesTLS
        || words.allSatisfy { $0.meaning == .kind(.redirect) || $0.meaning == .plain || $0.meaning == .open }
    }
    return namesTLS && has(NameReading.wordsOfForce) && !hasKind && protection.isEmpty
  }

  private static let wordsOfForce: Set<Text> = ["only", "force", "enforce", "to", "upgrade", "require", "http"]
}
