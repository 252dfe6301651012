"""What the module takes and refuses, Traefik takes and refuses. Only the names of Unicode's classes are not checked: who
writes one that Go does not know gets a router that the gateway's Traefik disables.
"""

from __future__ import annotations

import random

import pytest

from built_module import publish
from real_traefik import Traefik, faults, named, saying_their_names

_PATTERNS = (
    "", "a", "^a$", "a|b", "(a|b)*", "a+?", "a{2}", "a{2,}", "a{2,3}?", "{a}", "a{", "a{,3}", "{2}", "a{1,2}{3}",
    "a{1001}", "a{3,2}", "a{1000}", "(a{100}){100}", "((a{10}){10}){11}", "(a{500}b{2}){2}", "(a{1000})+", "a{0007}",
    "{007}", "a{99999999999}", "a{,}", "a{1,00}", "[a-z]", "[^a]", "[]a]", "[^]a]", "[]", "[", "[^]", "[a", "[z-a]",
    "[a-", "[a-]", "[--a]", "[a-z-9]", "[a-\\d]", "[\\d-x]", "[\\b]", "[\\A]", "[\\Qa\\E]", "[[:alpha:]-z]",
    "[[:foo:]]", "[[:^alpha:]]", "[[:]a:]]", "[[:alpha]", "[[.a.]]", "\\d\\D\\s\\S\\w\\W", "\\y", "\\Z", "\\z", "\\A",
    "\\G", "\\C", "\\X", "\\K", "\\R", "\\h", "\\e", "\\cA", "\\", "\\1", "\\8", "\\07", "\\0", "\\123", "\\18", "\\_",
    "\\-", "\\/", "\\é", "\\x41", "\\x4", "\\xg", "\\x", "\\x{1F600}", "\\x{110000}", "\\x{}", "\\x{-0}", "\\x{4 1}",
    "\\x{41", "\\x{D800}", "\\x{0000000041}", "\\u0041", "\\pL", "\\p{L}", "\\p{Lu}", "\\p{^Greek}", "\\P{Greek}",
    "\\p{Foo}", "\\pX", "\\p", "\\p{", "\\p{}", "\\p{Any}", "\\p{greek}", "\\p{Letter}", "[\\pL]", "[\\p{Foo}]", "\\pl", "\\pé", "\\p{^}", "\\p{^^L}", "[[:^^alpha:]]", "\\Qa.b\\E+",
    "\\Qa", "\\Q\\E", "\\Q\\E*", "a\\Q\\E*", "\\E", "*", "*a", "+", "?", "a**", "a*+", "a+*?", "a??", "a???", "a*?*",
    "a{2}*", "a*{2}", "(*)", "(+a)", "|*", "a|*", "^*", "$+", "\\b*", "(?i)*", "a(?i)*", "a*(?i)*", "(?i)a", "(?i:a)",
    "(?:a)", "(?)", "(?:)", "(?-)", "(?-:a)", "(?i-)", "(?i-s)", "(?s-i:a)", "(?--i)", "(?i-s-m)", "(?ii)", "(?U)a+",
    "(?m)^a$", "(?x)a", "(?i", "(?", "(?:", "(?P<n>a)", "(?<n>a)", "(?P<n>a)(?P<n>b)", "(?<n>a)(?P<n>b)",
    "(?P<n-m>a)", "(?P<>a)", "(?P<1>a)", "(?P<é>a)", "(?P<n", "(?P=n)", "(?P>n)", "(?'n'a)", "(?#a)", "(?=a)", "(?!a)",
    "(?<=a)", "(?<!a)", "(?>a)", "(?|a)", "(?R)", "(?1)", "(a", "a)", ")", "(", "()", "(|)", "a||b", "]", "}", "é+",
    "(" * 60 + "a" + ")" * 60, "a\nb",
)  # fmt: skip
_PIECES = (
    *"ab.^$|()[]{}*+?-:,<>=!\\QEdwpPxLins017é", "a{2}", "{2,3}", "{1,", "[a-c]", "[^a]", "[[:", ":]", "(?", "(?i)", "(?:",
    "(?P<", "(?P<n>", "\\Q", "\\E", "\\x4", "\\x{", "\\pL", "\\p{", "\\0", "\\b", "\\z", "[:alpha:]", ")*", "){9}",
)  # fmt: skip
_RULES = (
    "Header(`a`, ``)", "Header(``, `a`)", "HeaderRegexp(`a`, ``)", "Query(`a`, ``)", "Query(``)", "QueryRegexp(`a`, ``)",
    "Query(`a`)", "QueryRegexp(`a`)", "QueryRegexp(`a`, `(`)", "QueryRegexp(`(`)", "HeaderRegexp(`(`, `a`)",
    "Header(`a`)", "Host(`a`, ``)", "Host(``, `a`)", "Host(`a`,)", "Host(,)", "Host(`a` `b`)", "PathPrefix(``)",
    "Path(`a`)", "Method(``)", "Method(`a b`)", "ClientIP(`::ffff:1.2.3.4`)", "ClientIP(`fe80::1%eth0`)",
    "ClientIP(`1.2.3`)", "ClientIP(`1.2.3.4/33`)", "ClientIP(`1.2.3.4/08`)", "ClientIP(`01.2.3.4`)", "ClientIP(`::/129`)",
    "ClientIP(`1.2.3.4/`)", "ClientIP(`::1.2.3.4/96`)", "Host(`é.test`)", "Host(`*`)", "Host(`*.a.test`)", "Host(`*.`)",
    "Host(\"a\\u002etest\")", "Host(\"a\\ud800\")", "Host(\"a\\x80\")", "Host(\"\\'\")", "Host(\"a\\0\")", "host(`a`)",
    "HOST(`a`)", "hostregexp(`a`)", "HostRegExp(`a`)", "Host`a`", "Host (`a`)", "Host(/* a */ `a`) // b", "Host(`a`) &&",
    "&& Host(`a`)", "!!Host(`a`)", "!(!Host(`a`))", "! Host(`a`)", "((Host(`a`)))", "(Host(`a`)", "Host(`a`))",
    "Host(`a`)\n&& Host(`b`)", "Host(`a`) &&\nHost(`b`)", "Host(\n`a`\n)", "Host(\n`a`,\n)", "Host(`a`)\n", "Host(`a`);",
    "Host(`a`) and Host(`b`)", "Host(`a`) & Host(`b`)", "HostSNI(`a`)", "Headers(`a`, `b`)", "HostHeader(`a`)",
    "Host(1)", "Host('a')", "Host(a)", "Host(\"a\" + \"b\")", "True", "()", "!", "Host(`a`) || || Host(`b`)",
    "Host(`a`) /* never ends", "Host(`a", "Host(\"a", "Host(\"a\nb\")", "Host(`a\nb`)", "Foo(`a`)", "Host.Name(`a`)",
    "Host(Host(`a`))", "\ufeffHost(`a`)", "Host(`a`)\u00a0", "Host(`a`)\x00", "Host(`a`)\r", "Path(`/é`)", "Path(`/{a`)",
)  # fmt: skip
# Traefik takes them, and no host name is like them.
_NEVER_MATCH = {"Host(`*.`)", "Host(`a\nb`)"}


def test_rules(gateway: Traefik) -> None:
    _assert_same_verdicts(gateway, {f"r{place}": rule for place, rule in enumerate(_RULES)})


@pytest.mark.parametrize("matcher", ["HostRegexp(%s)", "PathRegexp(%s)", "HeaderRegexp(`a`, %s)"])
def test_regular_expressions(gateway: Traefik, matcher: str) -> None:
    _assert_same_verdicts(gateway, _rules(matcher, [*_PATTERNS]))


@pytest.mark.parametrize("seed", range(2))
def test_random_regular_expressions(gateway: Traefik, seed: int) -> None:
    chance = random.Random(seed)
    patterns = {"".join(chance.choices(_PIECES, k=chance.randint(1, 9))) for _ in range(4000)}
    _assert_same_verdicts(gateway, _rules("HostRegexp(%s)", sorted(patterns)))


def _rules(matcher: str, patterns: list[str]) -> dict[str, str]:
    return {f"r{place}": matcher % f"`{pattern}`" for place, pattern in enumerate(patterns)}


def _assert_same_verdicts(gateway: Traefik, rules: dict[str, str]) -> None:
    refused = {rules[name] for name in publish(rules, rule_syntax="v3").refused}
    loaded = gateway.load(saying_their_names({name: named(name, rule) for name, rule in rules.items()}))
    disabled = {rule for rule, _ in faults(loaded)}
    assert sorted(refused - disabled) == sorted(_NEVER_MATCH & set(rules.values()))
    assert [rule for rule in sorted(disabled - refused) if r"\p{Foo}" not in rule] == []
