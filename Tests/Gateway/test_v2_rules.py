"""Traefik 3 reads a router's rule as v2 did, when the router says so. It judges the translations: they answer every request
as the rule that they were made of.
"""

from __future__ import annotations

import random

import pytest

import grid
from asking import Request
from built_module import publish
from real_traefik import Traefik, faults, named, saying_their_names

_REQUESTS_PER_RULE = 60
# HostRegexp(`a.test`) of v2 is Host(`a.test`) in v3, which alone takes no notice of a dot at the end of a request's host.
_HOSTS = tuple(host for host in grid.HOSTS if not host.endswith("."))

_ROWS = (
    "Host(`a.test`, `b.test`)",
    "HostHeader(`a.test`)",
    "HostRegexp(`a.test`)",
    "HostRegexp(`{s:[a-z]+}.a.test`)",
    "HostRegexp(`{s}.a.test`)",
    "HostRegexp(`{any:.+}`)",
    "HostRegexp(`{h:(a|b)}.test`)",
    "HostRegexp(`{h:a|b}.test`)",
    "HostRegexp(`a.test`, `{h:x|y}.b.test`)",
    "Path(`/u/{id}`)",
    "Path(`/u/{id:[0-9]+}`)",
    "PathPrefix(`/{v:v1|v2}/`)",
    "PathPrefix(`/x`, `/y`)",
    "Method(`GET`, `POST`)",
    "Headers(`K`, `v`, `L`, `w`)",
    "Headers(`K`, `v`, `K`, `w`)",
    "HeadersRegexp(`K`, `v`)",
    "HeadersRegexp(`K`, `w`, `k`, `^.$`, `K`, `.*`)",
    "Query(`q=1`, `r=b`)",
    "Query(`q`, `1`, `r`, `b`)",
    "Query(`q=`)",
    "Query(`q={n:[0-9]+}`)",
    "ClientIP(`127.0.0.1`, `10.0.0.0/8`)",
    "!Host(`a.test`, `b.test`)",
)


def test_translated_rows_answer_alike(gateway: Traefik) -> None:
    _assert_alike(gateway, dict(enumerate(_ROWS)), random.Random(1), 400)


@pytest.mark.parametrize("seed", range(4))
def test_translated_random_rules_answer_alike(gateway: Traefik, seed: int) -> None:
    chance = random.Random(seed)
    made = grid.RulesOfV2(chance)
    _assert_alike(gateway, {place: made.rule() for place in range(150)}, chance, _REQUESTS_PER_RULE)


def _assert_alike(gateway: Traefik, rules: dict[int, str], chance: random.Random, requests_per_rule: int) -> None:
    published = publish({f"r{place}": rule for place, rule in rules.items()}, rule_syntax="v2")
    assert published.skipped == {}
    translated = {place: published.routers[f"r{place}"]["rule"] for place in rules}
    _load(gateway, rules, translated)
    requests = [(place, grid.request(chance, _HOSTS)) for place in rules for _ in range(requests_per_rule)]
    in_v2 = gateway.ask([_for(f"v2-{place}", request) for place, request in requests])
    in_v3 = gateway.ask([_for(f"v3-{place}", request) for place, request in requests])
    different = {
        (rules[place], translated[place]): request.text
        for (place, request), old, new in zip(requests, in_v2, in_v3, strict=True)
        if (old is None) != (new is None)
    }
    assert different == {}
    # Both answers occur, or the requests would tell nothing.
    assert None in in_v2
    assert set(in_v2) != {None}


def _load(gateway: Traefik, rules: dict[int, str], translated: dict[int, str]) -> None:
    """Each rule answers only the requests that name it, so that all can be asked at once."""
    routers = {}
    for place, rule in rules.items():
        old, new = f"v2-{place}", f"v3-{place}"
        routers[old] = named(old, f"Headers(`X-Rule`, `{old}`) && ({rule})", ruleSyntax="v2")
        routers[new] = named(new, f"Header(`X-Rule`, `{new}`) && ({translated[place]})")
    loaded = gateway.load(saying_their_names(routers))
    assert faults(loaded) == []


def _for(name: str, request: Request) -> Request:
    return request.having(("X-Rule", name))
