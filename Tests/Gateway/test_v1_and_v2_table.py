"""Through a real Traefik, requests reach the backends that v1 and v2 would have chosen by their documentation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from asking import Request
from backends import Backend
from built_module import publish, publish_v1
from real_traefik import Traefik, faults

_A, _B, _EVIL = Request("a.test", "/"), Request("b.test", "/"), Request("evil.test", "/")
_XA, _YXA, _ALIKE = Request("x.a.test", "/"), Request("y.x.a.test", "/"), Request("aXtest", "/")


def _to(*targets: str, method: str = "GET") -> list[Request]:
    return [Request("a.test", target, method) for target in targets]


def _with(*headers: tuple[str, str]) -> Request:
    return _A.having(*headers)


# Rule, requests that it takes, requests that it does not.
_Row = tuple[str, list[Request], list[Request]]
_V2: list[_Row] = [
    ("Host(`a.test`, `b.test`)", [_A, _B, Request("A.Test:80", "/x")], [_EVIL, _XA]),
    ("HostHeader(`a.test`)", [_A], [_B]),
    ("HostRegexp(`a.test`)", [_A], [_ALIKE, _XA, _EVIL]),
    ("HostRegexp(`{s:[a-z]+}.a.test`)", [_XA], [_A, _YXA, Request("1.a.test", "/"), Request("x.a.test.evil", "/")]),
    ("HostRegexp(`{s}.a.test`)", [_XA, Request("1.a.test", "/")], [_A, _YXA, Request("x.aXtest", "/")]),
    ("HostRegexp(`{any:.+}`)", [_A, _EVIL, _YXA], []),
    ("HostRegexp(`{h:(a|b)}.test`)", [_A, _B], [_EVIL, _XA]),
    ("HostRegexp(`{h:a|b}.test`)", [_A, _B], [_EVIL, Request("a", "/")]),
    ("Path(`/u/{id}`)", _to("/u/1", "/u/z?q=1"), _to("/u/", "/u/1/2", "/u")),
    ("Path(`/u/{id:[0-9]+}`)", _to("/u/17"), _to("/u/z", "/u/1z", "/u/1/")),
    ("PathPrefix(`/{v:v1|v2}/`)", _to("/v1/", "/v2/x"), _to("/v1", "/v3/", "/x/v1/")),
    ("PathPrefix(`/x`, `/y`)", _to("/x", "/xy", "/y/z"), _to("/", "/z/x")),
    ("Method(`GET`, `post`)", [*_to("/"), *_to("/", method="POST")], _to("/", method="PUT")),
    ("Headers(`K`, `v`, `L`, `w`)", [_with(("k", "v"), ("L", "w"))], [_with(("K", "v")), _with(("K", "w"), ("L", "w")), _A]),
    ("HeadersRegexp(`K`, `v+`)", [_with(("K", "xvv"))], [_with(("K", "x")), _A]),
    ("Query(`a=b`, `c=d`)", _to("/?a=b&c=d", "/?x=y&c=d&a=b"), _to("/?a=b", "/?a=b&c=e", "/")),
    ("Query(`a`, `b`)", _to("/?a=b"), _to("/?a=c", "/?b=a")),
    ("Query(`a=`)", _to("/?a=", "/?a=x"), _to("/?b=x")),
    ("Query(`a={n:[0-9]+}`)", _to("/?a=12"), _to("/?a=x", "/?a=1x")),
    ("ClientIP(`10.0.0.0/8`, `127.0.0.0/8`)", [_A], []),
    ("ClientIP(`10.0.0.0/8`, `::1`)", [], [_A]),
    ("!Host(`a.test`, `b.test`)", [_EVIL, _XA], [_A, _B]),
    ("Host(`a.test`) && (Path(`/x`) || Method(`PUT`))", [*_to("/x"), *_to("/", method="PUT")], [*_to("/"), _B]),
]  # fmt: skip
_V1: list[_Row] = [
    ("Host:a.test,b.test;PathPrefix:/x", [*_to("/x", "/xy"), Request("b.test", "/x")], [_A, Request("evil.test", "/x")]),
    ("Host: A.Test", [_A], [_B]),
    ("HostRegexp:{sub:[a-z]+}.a.test", [_XA], [_A, _YXA, Request("x.aXtest", "/")]),
    ("HostRegexp:a.test", [_A], [_ALIKE, _XA]),
    ("Path:/x,/y", _to("/x", "/y"), _to("/x/", "/z")),
    ("Path:/u/{id:[0-9]+}", _to("/u/1"), _to("/u/z", "/u/1/2")),
    ("PathPrefix:/x", _to("/x", "/x/y", "/xy"), _to("/", "/y/x")),
    ("PathStrip:/x", _to("/x"), _to("/x/y", "/")),
    ("PathPrefixStrip:/x,/yy", _to("/x/z", "/yy"), _to("/", "/y")),
    ("PathStripRegex:/u/{id:[0-9]+}", _to("/u/1"), _to("/u/z")),
    ("PathPrefixStripRegex:/u/{id:[0-9]+}/", _to("/u/1/x"), _to("/u/1", "/u/z/x")),
    ("Host:a.test;AddPrefix:/b", [*_to("/", "/x")], [_B]),
    ("ReplacePath:/b", [_A, _EVIL, *_to("/x")], []),
    ("Host:a.test;ReplacePathRegex: ^/x/(.*) /y/$1", [*_to("/x/z", "/")], [_B]),
    ("Method:GET,POST", [*_to("/"), *_to("/", method="POST")], _to("/", method="PUT")),
    ("Headers:K,v", [_with(("k", "v"))], [_with(("K", "w")), _A]),
    ("HeadersRegexp:K,v+", [_with(("K", "xv"))], [_with(("K", "x")), _A]),
    ("Query: a=b, c=d", _to("/?a=b&c=d"), _to("/?a=b", "/")),
    ("Host:a.test;;PathPrefix:/x;", _to("/x"), [_A]),
]  # fmt: skip


@pytest.fixture(scope="module")
def backends() -> Iterator[list[Backend]]:
    with ExitStack() as stack:
        yield [stack.enter_context(Backend(f"backend-{number}")) for number in range(3)]


@pytest.mark.parametrize("syntax", ["v1", "v2"])
def test_requests_reach_the_right_backends(gateway: Traefik, backends: list[Backend], syntax: str) -> None:
    rows = _V1 if syntax == "v1" else _V2
    rules = {f"r{place}": rule for place, (rule, _, _) in enumerate(rows)}
    published = publish_v1(rules) if syntax == "v1" else publish(rules, rule_syntax=syntax)
    assert published.skipped == {}
    translated = [_named(published.rules(), name) for name in rules]
    _load(gateway, translated, backends)
    for place, (rule, taken, others) in enumerate(rows):
        asked = [request.having(("X-Rule", str(place))) for request in [*taken, *others]]
        wanted = [backends[place % len(backends)].name] * len(taken) + [None] * len(others)
        assert gateway.ask(asked) == wanted, (rule, translated[place])


def _named(rules: dict[str, str], name: str) -> str:
    """The container's name is part of v1 routers' names."""
    return next(rule for router, rule in rules.items() if router in (name, f"{name}-all-{name}"))


def _load(gateway: Traefik, rules: list[str], backends: list[Backend]) -> None:
    """Each rule answers only the requests that name it, so that all can be asked at once."""
    routers = {
        f"r{place}": {
            "rule": f"Header(`X-Rule`, `{place}`) && ({rule})",
            "service": backends[place % len(backends)].name,
        }
        for place, rule in enumerate(rules)
    }
    services = {each.name: {"loadBalancer": {"servers": [{"url": each.url}]}} for each in backends}
    assert faults(gateway.load({"routers": routers, "services": services})) == []
