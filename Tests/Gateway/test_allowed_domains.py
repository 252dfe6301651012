"""With allowed domains, no request for another host gets an answer."""

from __future__ import annotations

import random

import pytest

import grid
from asking import Request
from built_module import publish
from real_traefik import Traefik, faults, named, saying_their_names

_ALLOWED = ["a.test", "*.b.test"]
_INSIDE = ("a.test", "A.TEST:80", "a.test.", "x.b.test", "y.x.b.test")
_OUTSIDE = (
    "evil.test", "b.test", "xa.test", "x.a.test", "a.test.evil", "aXtest", "xb.test", "x.b.test.evil", "a.test.evil:80",
    "localhost", "127.0.0.1", "[::1]", "test", ".test", "*.b.test.evil",
)  # fmt: skip
_WAYS_AROUND = (
    "HostRegexp(`a.test`)", "HostRegexp(`^a\\.test`)", "HostRegexp(`a\\.test$`)", "HostRegexp(`^(a\\.test|evil\\.test)$`)",
    "HostRegexp(`^a\\.test$|evil`)", "HostRegexp(`^(|evil|a)\\.test$`)", "HostRegexp(`(?m)^a\\.test$`)",
    "HostRegexp(`^a[.]test$|^.+$`)", "HostRegexp(`(^a\\.test$)?`)", "HostRegexp(`^[^b]+\\.test$`)",
    "HostRegexp(`b\\.test$`)", "HostRegexp(`.b.test$`)", "HostRegexp(`\\.b\\.test$`) || Host(`evil.test`)",
    "Host(`a.test`) || PathPrefix(`/`)", "!Host(`b.test`)", "!(!Host(`a.test`) && Host(`b.test`))", "Host(`*`)",
    "Host(`*.test`)", "Host(`*.a.test`)", "Host(`b.test`)", "PathPrefix(`/`)", "!HostRegexp(`^a\\.test$`)",
    "HostRegexp(`^\\Qa.test\\E|x`)", "HostRegexp(`^a\\x2etest$|^evil`)", "HostRegexp(`[ae]\\.test$`)",
    "HostRegexp(`^a\\.test$\\b|evil`)", "HostRegexp(`(?i)^A\\.TEST$|^E`)", "Header(`K`, `v`) && Method(`GET`)",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_other_hosts_get_no_answer(gateway: Traefik, seed: int) -> None:
    chance = random.Random(seed)
    made = grid.RulesOfV3(
        chance, ("Host(`x.b.test`)", "HostRegexp(`^[a-z]+\\.b\\.test$`)", "HostRegexp(`\\.b\\.test$`)")
    )
    rules = [*_WAYS_AROUND, *(made.rule() for _ in range(300))]
    published = publish({f"r{place}": rule for place, rule in enumerate(rules)}, allowed_domains=_ALLOWED)
    routers = {name: named(name, f"Header(`X-Rule`, `{name}`) && ({rule})") for name, rule in published.rules().items()}
    assert faults(gateway.load(saying_their_names(routers))) == []
    outside = [(name, grid.request(chance, _OUTSIDE)) for name in routers for _ in range(60)]
    answers = gateway.ask([request.having(("X-Rule", name)) for name, request in outside])
    reached = {
        published.routers[name]["rule"]: request.host
        for (name, request), by in zip(outside, answers, strict=True)
        if by
    }
    assert reached == {}
    inside = [grid.request(chance, _INSIDE).having(("X-Rule", name)) for name in routers for _ in range(10)]
    assert len(set(gateway.ask(inside))) > 20


def test_the_host_of_the_target_counts(gateway: Traefik) -> None:
    rules = publish({"a": "Host(`a.test`)", "evil": "Host(`evil.test`)"}, allowed_domains=_ALLOWED).rules()
    gateway.load(saying_their_names({name: named(name, rule) for name, rule in rules.items()}))
    asked = [Request("evil.test", "http://a.test/"), Request("a.test", "http://evil.test/")]
    asked += [Request("evil.test", "/", headers=(("X-Forwarded-Host", "a.test"), ("Forwarded", "host=a.test")))]
    assert gateway.ask(asked) == ["a", None, None]
