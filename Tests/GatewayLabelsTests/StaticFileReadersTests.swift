import XCTest

@testable import GatewayLabels

/// YAML and TOML as static configurations have them: read right, or said to be beyond the reader, and never guessed.
final class StaticFileReadersTests: XCTestCase {

  private func check(_ text: Text, _ expected: String, line: UInt = #line, toml: Bool = false) {
    do {
      let value = try read(text, toml: toml)
      XCTAssertEqual(value.picture, expected, text.string, line: line)
    } catch {
      XCTAssertEqual("\(error.isRefused ? "refused" : "beyond") \(error.line)", expected, text.string, line: line)
    }
  }

  private func read(_ text: Text, toml: Bool) throws(StaticSyntaxError) -> StaticValue {
    if toml { return try TOMLReader.value(of: text) }
    return try YAMLReader.value(of: text)
  }

  func testYAMLInBlocks() {
    check("a:\n  b: c\n  d: 1\n", "{a: {b: c, d: 1}}")
    check("a:\n- b\n- c # not this\n", "{a: [b, c]}")
    check("a:\n  - main: b\n    sans:\n      - c\n  - main: d\n", "{a: [{main: b, sans: [c]}, {main: d}]}")
    check("# nothing\n\n", "null")
    check("a:\nb: ~\nc: # empty\nd: e\n", "{a: null, b: null, c: null, d: e}")
    check("---\na: b\n---\nc: d\n", "{a: b}")
    check("a: b\r\nc: d\r\n", "{a: b, c: d}")
    check("\"a\": 'it''s'\n'b': \"x\\\"y\\n\"\n", "{a: it's, b: x\"y\n}")
  }

  func testYAMLInBracesAndBrackets() {
    check("a: {b: c, d: [e, \"f, g\"]}\n", "{a: {b: c, d: [e, f, g]}}")
    check("a: {}\nb: []\nc: [{main: d, sans: [e]}]\n", "{a: {}, b: [], c: [{main: d, sans: [e]}]}")
    check("a: {\n  b: {c: \":80\"},\n  d: e # last\n}\nf: g\n", "{a: {b: {c: :80}, d: e}, f: g}")
    check("{a: {b: c}}\n", "{a: {b: c}}")
    check("a: [b\n", "refused 1")
  }

  func testPlainTextsInYAML() {
    check(
      "a: :80\nb: True\nc: yes\nd: 80\ne: 1.5\nf: Host(`x`) # y\n",
      "{a: :80, b: true, c: yes, d: 80, e: 1.500000, f: Host(`x`)}")
    check("a: 0x1F\nb: 1_000\nc: 007\nd: 2026-11-01\ne: .inf\n", "{a: odd, b: odd, c: odd, d: odd, e: odd}")
    check("a: b\n  c\n", "{a: b c}")
    check("a: |\n  b\n  c\nd: >-\n  e\n  f\n", "{a: b\nc\n, d: e f}")
    check("a: b#c\n", "{a: b#c}")
  }

  func testAnchorsAreFollowedAndNeverGuessed() {
    check("x: &t\n  b: c\na: *t\n", "{x: {b: c}, a: {b: c}}")
    check("x: &t\n  b: c\n  d: e\na:\n  <<: *t\n  b: f\n", "{x: {b: c, d: e}, a: {b: f, d: e}}")
    check("a: *elsewhere\n", "{a: odd}")
    check("a:\n  <<: *elsewhere\n  b: c\n", "{a: odd}")
  }

  func testWhatYAMLRefuses() {
    check("a: b\na: c\n", "refused 2")
    check("a:\n\tb: c\n", "refused 2")
    check("a: b: c\n", "refused 1")
    check("a: `b`\n", "refused 1")
    check("a:\n    b: c\n  d: e\n", "refused 3")
    check("a: b\n c: d\n", "refused 1")
  }

  func testWhatIsBeyondTheReaderIsSaid() {
    check("a: !!str b\n", "beyond 1")
    check("? a\n: b\n", "beyond 1")
    check("a: \"b\n  c\"\n", "beyond 1")
    check("%YAML 1.2\n", "beyond 1")
    check("a: |+\n  b\n", "beyond 1")
    check("a: {{ env \"X\" }}\n", "beyond 1")
  }

  func testTOML() {
    check("a = \"b\" # c\n[d]\ne = 1\n[d.f]\ng = true\n", "{a: b, d: {e: 1, f: {g: true}}}", toml: true)
    check("[[a.b]]\nc = 'd'\n[[a.b]]\nc = 'e'\n", "{a: {b: [{c: d}, {c: e}]}}", toml: true)
    check(
      "[a]\n  b.\"c.d\" = [\n 'e', # f\n 'g',\n]\nh = {i = 1, j.k = 2}\n",
      "{a: {b: {c.d: [e, g]}, h: {i: 1, j: {k: 2}}}}", toml: true)
    check("a = \"\"\"\nb\nc\"\"\"\n", "{a: b\nc}", toml: true)
    check("[a.b]\n[a]\nc = 1\n", "{a: {b: {}, c: 1}}", toml: true)
    check("a = 2026-11-01\nb = 1_000\nc = 1.50\n", "{a: odd, b: odd, c: 1.500000}", toml: true)
    check("a = 1\na = 2\n", "refused 2", toml: true)
    check("[a]\n[a]\n", "refused 2", toml: true)
    check("a = b\n", "refused 1", toml: true)
    check("a: b\n", "refused 1", toml: true)
    check("a = \"\\u00E9\"\n", "beyond 1", toml: true)
  }

  /// Whatever a file holds, it is an answer.
  func testAnyBytesAreAnswered() {
    var random = SplitMix(state: 12)
    let pieces: [Text] = [
      "a", ":", " ", "\n", "- ", "  ", "{", "}", "[", "]", "\"", "'", "#", "&x", "*x", "<<", "|", ">", "=", ",",
      "---\n", "\t",
      "1", "true", "[[", "]]", ".", "\\",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined(by: "")
      for isTOML in [false, true] {
        do {
          let value = try read(text, toml: isTOML)
          XCTAssertFalse(value.picture.isEmpty, text.string)
        } catch {
          XCTAssertGreaterThan(error.line, 0, text.string)
        }
      }
    }
  }
}

extension StaticValue {
  fileprivate var picture: String {
    switch self {
    case .null: "null"
    case .odd: "odd"
    case .text(let text): text.isEmpty ? "''" : text.string
    case .list(let elements): "[" + elements.map(\.picture).joined(separator: ", ") + "]"
    case .map(let members):
      "{" + members.map { "\($0.key): \($0.value.picture)" }.joined(separator: ", ") + "}"
    }
  }
}
