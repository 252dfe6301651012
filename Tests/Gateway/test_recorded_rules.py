"""The recorded rules of public compose files: what the module publishes of them, the gateway's Traefik takes."""

from __future__ import annotations

import pytest

import recordings
from built_module import publish, publish_v1
from real_traefik import Traefik, faults, named, saying_their_names

pytestmark = pytest.mark.recordings
_RECORDED = [each for each in recordings.load("rule-vectors.json") if each["proto"] == "http"]
_RULES = {f"r{place}": each["rule"] for place, each in enumerate(_RECORDED)}
# Without a rule label, the local Traefik makes its default rule.
_GIVEN = {name: rule for name, rule in _RULES.items() if rule}

# Traefik takes them, and no host name is like them.
_NEVER_MATCH = {
    "Host(`a.*.test`)",
    *(f"Host(`{name}.<domain>`)" for name in ("authentik", "gitea", "jellyfin", "jellyvue", "portainer")),
    *(
        f'Host(`{name}.{{{{< sitevar name="domain" nojs="example.com" >}}}}`)'
        for name in ("heimdall", "traefik", "whoami")
    ),
}


@pytest.mark.parametrize("syntax", ["auto", "v1", "v2", "v3"])
def test_traefik_takes_every_published_rule(gateway: Traefik, syntax: str) -> None:
    rules = publish_v1(_GIVEN).rules() if syntax == "v1" else publish(_GIVEN, rule_syntax=syntax).rules()
    assert len(rules) > 100
    loaded = gateway.load(saying_their_names({name: named(name, rule) for name, rule in rules.items()}))
    assert faults(loaded) == []
    assert len(loaded) == len(rules)


def test_what_is_refused_but_taken_by_traefik_never_matches() -> None:
    refused = publish(_GIVEN, rule_syntax="v3").refused
    taken = {f"r{place}" for place, each in enumerate(_RECORDED) if each.get("traefik_v3") == "ok"}
    assert {_RULES[name] for name in refused & taken} == _NEVER_MATCH
    assert {_RULES[name] for name in set(_GIVEN) - refused - taken} == set()
