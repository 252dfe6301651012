import GatewayLabels
import XCTest

/// Values by name, in the byte order of the names.
final class TextMapTests: XCTestCase {
  private func map(_ names: [Text]) -> TextMap<Int> {
    TextMap(names.enumerated().map { TextMap.Member($1, $0) })
  }

  func testNamesAreInByteOrder() {
    XCTAssertEqual(map(["b", "a-b", "a.b", "", "a"]).keys, ["", "a", "a-b", "a.b", "b"])
    XCTAssertEqual(map(["b", "a-b", "a.b", "", "a"]).values, [3, 4, 1, 2, 0])
  }

  func testOfANameGivenTwiceTheLastValueCounts() {
    XCTAssertEqual(map(["a", "b", "a", "b", "c", "a"]), ["a": 5, "b": 3, "c": 4])
    XCTAssertEqual(map(["a", "a"]), ["a": 1])
  }

  func testFindsEveryNameAndNoOther() {
    let names = (0..<100).map { Text(String($0 * 2)) }
    let map = map(names)
    for (place, name) in names.enumerated() { XCTAssertEqual(map[name], place, name.string) }
    for other: Text in ["", "1", "99", "9999", "a"] { XCTAssertNil(map[other], other.string) }
  }

  func testSetsReplacesAndRemoves() {
    var map: TextMap<Int> = ["b": 2]
    map["c"] = 3
    map["a"] = 1
    map["b"] = 20
    map["d"] = nil
    XCTAssertEqual(map, ["a": 1, "b": 20, "c": 3])
    map["b"] = nil
    XCTAssertEqual(map.keys, ["a", "c"])
    XCTAssertNil(map["b"])
  }

  func testKnowsWhetherANameBeginsWithAText() {
    let map = map(["a.b", "a.c", "ab"])
    for prefix: Text in ["", "a", "a.", "a.c", "ab"] { XCTAssertTrue(map.hasKey(behind: prefix), prefix.string) }
    for prefix: Text in ["a.d", "b", "abc", "a.b."] { XCTAssertFalse(map.hasKey(behind: prefix), prefix.string) }
  }

  func testMapsAndFilters() {
    XCTAssertEqual(map(["b", "a"]).mapValues { $0 + 1 }, ["a": 2, "b": 1])
    XCTAssertEqual(map(["b", "a", "c"]).filter { $0.value > 0 }, ["a": 1, "c": 2])
  }
}
