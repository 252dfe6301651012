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
    for _ in 0..<60 {
      let guests = (0..<Int.random(in: 2...4, using: &dice)).map { RandomGuest(vmid: 100 + $0, using: &dice) }
      contested += check(guests, notes(of: guests))
    }
    XCTAssertGreaterThan(contested, 300)
  }

  /// Those that a run does not work on have notes in which nothing is known of the others.
  func testGuestsThatARunDoesNotWorkOnKeepTheirRequests() {
    var dice = SplitMix(state: 5)
    for _ in 0..<25 {
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
    for _ in 0..<25 {
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
    let published = zip(guests, notes).map { KnownGuest(vmid: $0.vmid, name: "g", notes: $1).published.routers }
    let own = zip(guests, published).map { guest, published in
      guest.routers.filter { published[$0.name] != nil || published[$0.name.marked(with: guest.vmid)] != nil }
    }
    let gateway = guests.indices.flatMap { place in
      published[place].values.map { (place, $0, try? RuleParser.expression(of: $0.rule)) }
    }
    return GuestLawTests.requests.count { request in
      let served = guests.indices.filter { place in own[place].contains { $0.matches(request) } }
      let naming = guests.indices.map { place in own[place].map { $0.naming(request.host) }.min() ?? 3 }
      let matching = gateway.filter { $0.2.map(request.matches) ?? false }
      let highest = matching.map(\.1.priority).max()
      let winners = matching.filter { $0.1.priority == highest }
      let isRight =
        winners.isEmpty == served.isEmpty
        && winners.allSatisfy { place, router, _ in
          naming[place] == served.map { naming[$0] }.min()
            && services(request, guests[place], own[place]).contains(router.service.decided ?? "")
        }
      XCTAssertTrue(isRight, "\(request)\n" + notes.map(\.string).joined(separator: "\n\n"))
      return served.count > 1
    }
  }

  /// Where the guest's own Traefik would send the request, with and without the guest's mark.
  private func services(_ request: RuleOracle, _ guest: RandomGuest, _ routers: [RandomGuest.Router]) -> Set<Text> {
    let matching = routers.filter { $0.matches(request) }
    let highest = matching.map(\.localPriority).max()
    let first = matching.filter { $0.localPriority == highest }
    return Set(first.map(guest.service).flatMap { [$0, $0.marked(with: guest.vmid)] })
  }

  private func notes(of guests: [RandomGuest]) -> [Text] {
    let heeds = GuestComparison(known(guests, guests.map { $0.converted(nil).notes })).heeds
    return guests.map { $0.converted(heeds[$0.vmid]).notes }
  }

  private func known(_ guests: [RandomGuest], _ notes: [Text]) -> [KnownGuest] {
    zip(guests, notes).map { KnownGuest(vmid: $0.vmid, name: "g", notes: $1) }
  }
}
