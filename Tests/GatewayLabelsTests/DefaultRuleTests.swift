import XCTest

@testable import GatewayLabels

/// Templates of rules. What each gives is what Traefik 3.7 gave for the same container.
final class DefaultRuleTests: XCTestCase {
  private let container = Container(
    "stack-Jelly_fin-1", "com.docker.compose.project=My_Stack", "com.docker.compose.service=jelly",
    "traefik.enable=true", "traefik.mine=Some.Value")

  private func rule(_ template: Text) throws -> Text? { try DefaultRule(template).rule(for: container) }

  func testTheRuleIsTraefiks() throws {
    let rules: [Text: Text] = [
      "Host(`{{ normalize .Name }}`)": "Host(`jelly-My-Stack`)",
      "Host(`{{ .ContainerName }}`)": "Host(`stack-Jelly_fin-1`)",
      "Host(`{{ trimPrefix \"stack-\" .ContainerName }}.example.org`)": "Host(`Jelly_fin-1.example.org`)",
      "Host(`{{ .ContainerName | trimSuffix \"-1\" | lower }}.x`)": "Host(`stack-jelly_fin.x`)",
      "Host(`{{ index .Labels \"com.docker.compose.service\" }}.x`)": "Host(`jelly.x`)",
      "Host(`{{ index .Labels \"traefik.none\" }}.x`)": "Host(`.x`)",
      "Host(`{{ .ContainerName | replace \"_\" \"-\" | upper }}`)": "Host(`STACK-JELLY-FIN-1`)",
      "Host(`{{ (index .Labels `traefik.mine` | lower) }}.{{ lower (trimSuffix \"-1\" (trimPrefix \"s\" .Name)) }}`)":
        "Host(`some.value.jelly-my-stack`)",
      "{{- if index .Labels \"traefik.none\" -}} A {{- else if eq .Name \"jelly-My-Stack\" }} b {{ else }} C {{- end }}":
        " b ",
      "{{ if and .Name (not (index .Labels \"traefik.none\")) }}Host(`a`){{ end }}": "Host(`a`)",
      "Host(`{{ default \"x\" (index .Labels \"traefik.none\") }}`)": "Host(`x`)",
      "Host(`{{ index .Labels \"traefik.none\" | default .Name }}`)": "Host(`jelly-My-Stack`)",
      "Host(`{{ coalesce (index .Labels \"traefik.none\") .Name }}`)": "Host(`jelly-My-Stack`)",
      "{{ printf \"Host(`%s.%v`)\" .Name \"x\" }}": "Host(`jelly-My-Stack.x`)",
      "{{/* c */}}Host(`{{ print .Name \"a\" }}`)": "Host(`jelly-My-Stacka`)",
      "Host(`{{ trimAll \"-1\" .ContainerName }}`)": "Host(`stack-Jelly_fin`)",
      "Host(`{{ trim \"  a b \" }}`)": "Host(`a b`)",
      "{{ first (splitList \"-\" .ContainerName) }}-{{ last (splitList \"-\" .ContainerName) }}": "stack-1",
      "{{ index (splitList \"-\" .ContainerName) 1 }}{{ splitList \"\" \"abc\" | last }}": "Jelly_finc",
      "{{ if contains \"Jelly\" .ContainerName }}y{{ else }}n{{ end }}{{ if hasPrefix \"stack\" .ContainerName }}y{{ end }}":
        "yy",
      "{{ if hasSuffix \"9\" .ContainerName }}y{{ else }}n{{ end }}": "n",
      "Host(`{{ or (index .Labels \"traefik.none\") .Name }}`)": "Host(`jelly-My-Stack`)",
      "{{ and .Name \"z\" }} {{ ne .Name \"x\" }} {{ empty .Name }} {{ 5 }} {{ true }}": "z true false 5 true",
      "{{ .Name }} {{- \" x\" }}": "jelly-My-Stack x", "Host(`{{- .Name -}}`)": "Host(`jelly-My-Stack`)",
      "{{ normalize \"\u{E9}_\u{DC}--x\" }}{{upper \"\u{E9}\"}}": "\u{E9}-\u{DC}-x\u{C9}",
      "{{ replace \"\" \"x\" \"ab\" }}": "xaxbx", "{{ `raw }} text` }}": "raw }} text", "{{ \"a\\\"b\" }}": "a\"b",
    ]
    for (template, expected) in rules { XCTAssertEqual(try rule(template), expected, template.string) }
  }

  func testAnEmptyRuleIsNone() throws {
    for template: Text in ["{{ index .Labels \"traefik.none\" }}", "{{ if not .Name }}a{{ end }}", "{{/**/}}"] {
      XCTAssertNil(try rule(template), template.string)
    }
  }

  func testWhatIsNotUnderstoodIsRefusedWithTheReason() {
    let faults: [(Text, DefaultRuleFault)] = [
      ("{{ sha256sum .Name }}", .unknownFunction("sha256sum")), ("{{ nope }}", .unknownFunction("nope")),
      ("{{ .Domain }}", .unknownField(".Domain")), ("{{ . }}", .unknownField(".")),
      ("{{ lower }}", .wrongArguments("lower")), ("{{ lower \"a\" \"b\" }}", .wrongArguments("lower")),
      ("{{ trimPrefix .Name }}", .wrongArguments("trimPrefix")), ("{{ index .Labels }}", .wrongArguments("index")),
      ("{{ index .Name \"a\" }}", .wrongArguments("index")), ("{{ eq .Name 1 }}", .wrongArguments("eq")),
      ("{{ printf \"%d\" .Name }}", .wrongArguments("printf")), ("{{ .Labels }}", .wrongArguments(".Labels")),
      ("{{ $x := .Name }}", .notSupported("$x")), ("{{ range .Labels }}", .notSupported("range")),
      ("{{ .Name .ContainerName }}", .unexpected(".ContainerName")), ("{{ \"a\" | .Name }}", .unexpected(".Name")),
      ("{{}}", .unexpected("}}")), ("{{ end }}", .unexpected("end")), ("{{ .Name ) }}", .unexpected(")")),
      ("{{ if .Name }}a{{ else }}b{{ else }}c{{ end }}", .unexpected("else")),
      ("{{ .Name", .neverEnds("{{")), ("{{ (.Name }}", .neverEnds("(")), ("{{ if .Name }}", .neverEnds("if")),
      ("{{ \"a }}", .neverEnds("{{")),
    ]
    for (template, expected) in faults {
      XCTAssertThrowsError(try DefaultRule(template), template.string) {
        XCTAssertEqual($0 as? DefaultRuleFault, expected, template.string)
      }
    }
  }

  func testDeepOnesAreRefused() {
    let deep = String(repeating: "(", count: 10_000)
    let nested = String(repeating: "{{ if .Name }}", count: 10_000)
    for template in ["{{ \(deep) }}", nested] { XCTAssertThrowsError(try DefaultRule(Text(template))) }
  }

  /// Labels other than Traefik's stay on the guest, so that one that is missing may be there.
  func testALabelThatMayHaveStayedOnTheGuest() throws {
    var options = GatewayOptions()
    options.mode = .passthrough
    for template: Text in ["Host(`{{ index .Labels \"mine\" }}`)", "Host(`{{ .Labels.mine }}`)"] {
      options.local.defaultRule = try DefaultRule(template)
      XCTAssertEqual(
        Conversion([Container("web", "traefik.enable=true")], options).skipped.map(\.reason),
        [.labelOfDefaultRule(key: "mine")])
      let given = Conversion([Container("web", "traefik.enable=true", "mine=a.example.org")], options)
      XCTAssertEqual(given["traefik.http.routers.web.rule"], "Host(`a.example.org`)")
    }
  }

  func testAnyTextIsReadOrRefused() {
    var dice = SplitMix(state: 12)
    let pieces: [Text] = [
      "{{", "}}", " ", ".Name", "lower", "(", ")", "|", "\"", "`", "-", "if", "else", "end", "\\", "\u{E9}", "index",
      "/*",
    ]
    for _ in 0..<2000 {
      let template = (0..<Int.random(in: 0..<12, using: &dice)).compactMap { _ in pieces.randomElement(using: &dice) }
      do {
        _ = try DefaultRule(template.joined(by: "")).rule(for: container)
      } catch {
        XCTAssertTrue(error is DefaultRuleFault || error is DefaultRule.LabelNotRead)
      }
    }
  }
}
