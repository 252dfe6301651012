import XCTest

@testable import GatewayLabels

/// Guests do not take each other's requests, and each keeps the order of its own Traefik, whatever their labels say.
final class GuestLawTests: XCTestCase {
  private static let requests = ["a.test", "x.a.test", "b.test", "other.test"].flatMap { host in
    ["/", "/x", "/x/y", "/u", "/y"].map { RuleOracle(host: host, path: $0, method: "GET") }
  }

  func testTheGuestThatNamesTheHostBestAnswersAsItsOwnTraefikWould() {
    var dice = SplitMix(state: 4)
    var contested = 0
    for _ in 0..<150 {
      let guests = (0..<Int.random(in: 2...4, using: &dice)).map { RandomGuest(vmid: 100 + $0, using: &dice) }
      contested += check(guests, notes(of: guests))
    }
    XCTAssertGreaterThan(contested, 500)
  }

  /// Those that a run does not work on have notes in which nothing is known of the others.
  func testGuestsThatARunDoesNotWorkOnKeepTheirRequests() {
    var dice = SplitMix(state: 5)
    for _ in 0..<60 {
      let guests = (0..<3).map { RandomGuest(vmid: 100 + $0, using: &dice) }.enumerated().map { place, guest in
        RandomGuest(guest, namesBeginWith: Text("g\(place)"))
      }
      var notes = guests.map { $0.converted(nil).notes }
      let heeds = GuestComparison(known(guests, notes)).heeds
      notes[0] = guests[0].converted(heeds[100]).notes
      check(guests, notes)
    }
  }

  func testARunOnSomeComesToTheSameNotes() {
    var dice = SplitMix(state: 6)
    for _ in 0..<60 {
      let guests = (0..<3).map { RandomGuest(vmid: 100 + $0, using: &dice) }
      let wanted = notes(of: guests)
      for limited in guests.indices {
        var present = wanted
        present[limited] = guests[limited].converted(nil).notes
        let heeds = GuestComparison(known(guests, present)).heeds
        XCTAssertEqual(guests[limited].converted(heeds[100 + limited]).notes, wanted[limited])
      }
    }
  }

  /// Gives the number of requests that several guests would take.
  @discardableResult
  private func check(_ guests: [RandomGuest], _ notes: [Text]) -> Int {
    let published = zip(guests, notes).map { KnownGuest(vmid: $0.vmid, name: "g", notes: $1).published.routers.values }
    let rules = Dictionary(
      published.joined().map { ($0.rule, try? RuleParser.expression(of: $0.rule)) }) { first, _ in first }
    var contested = 0
    for request in GuestLawTests.requests {
      let matching = guests.indices.flatMap { place in
        published[place].filter { rules[$0.rule]?.map(request.matches) ?? false }.map { (place, $0) }
      }
      let served = guests.indices.filter { place in matching.contains { $0.0 == place } }
      guard let highest = matching.map(\.1.priority).max() else { continue }
      if served.count > 1 { contested += 1 }
      let best = served.map { naming(request, guests[$0], notes[$0]) }.min()
      for (place, router) in matching where router.priority == highest {
        let told = { "\(request) is for \(router)\n" + notes.map(\.string).joined(separator: "\n\n") }
        XCTAssertEqual(naming(request, guests[place], notes[place]), best, told())
        XCTAssertTrue(services(request, guests[place], notes[place]).contains(router.service.decided ?? ""), told())
      }
    }
    return contested
  }

  /// Of the guest's published routers, whichever matches.
  private func naming(_ request: RuleOracle, _ guest: RandomGuest, _ notes: Text) -> Int {
    routers(of: guest, in: notes).map { $0.naming(request.host) }.min() ?? 3
  }

  /// Where the guest's own Traefik would send the request, with and without the guest's mark.
  private func services(_ request: RuleOracle, _ guest: RandomGuest, _ notes: Text) -> Set<Text> {
    let matching = routers(of: guest, in: notes).filter { $0.matches(request) }
    let first = matching.filter { router in matching.allSatisfy { $0.localPriority <= router.localPriority } }
    return Set(first.map(guest.service).flatMap { [$0, $0.marked(with: guest.vmid)] })
  }

  private func routers(of guest: RandomGuest, in notes: Text) -> [RandomGuest.Router] {
    guest.routers.filter { router in
      [router.name, router.name.marked(with: guest.vmid)].contains { notes.contains("routers." + $0 + ".rule=") }
    }
  }

  private func notes(of guests: [RandomGuest]) -> [Text] {
    let heeds = GuestComparison(known(guests, guests.map { $0.converted(nil).notes })).heeds
    return guests.map { $0.converted(heeds[$0.vmid]).notes }
  }

  private func known(_ guests: [RandomGuest], _ notes: [Text]) -> [KnownGuest] {
    zip(guests, notes).map { KnownGuest(vmid: $0.vmid, name: "g", notes: $1) }
  }
}
