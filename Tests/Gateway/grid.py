"""Requests that rules of a small vocabulary tell apart, and random rules of that vocabulary."""

from __future__ import annotations

import random

from asking import Request

HOSTS = (
    "a.test", "b.test", "A.Test", "a.test:8080", "a.test.", "x.a.test", "y.a.test", "y.x.a.test", "aXtest", "xa.test",
    "x.b.test", "a.test.evil", "evil.test",
)  # fmt: skip
PATHS = ("/", "/x", "/x/", "/x/y", "/xy", "/X", "/y", "/u/1", "/u/z", "/u/1/2", "/v1/a", "/v2", "/v2/")
QUERIES = ("", "?q=1", "?q=12", "?q=", "?q", "?q=a&r=a", "?r=a", "?q=1&r=b")
METHODS = ("GET", "POST", "PUT")
HEADERS = ((), (("K", "v"),), (("k", "w"),), (("K", "v"), ("L", "w")), (("L", "vw"),), (("K", ""),))


def request(chance: random.Random, hosts: tuple[str, ...] = HOSTS) -> Request:
    target = chance.choice(PATHS) + chance.choice(QUERIES)
    return Request(chance.choice(hosts), target, chance.choice(METHODS), chance.choice(HEADERS))


class RulesOfV2:
    """Random rules that Traefik v2 takes."""

    def __init__(self, chance: random.Random):
        self._chance = chance

    def rule(self, depth: int = 0) -> str:
        kind = self._chance.randrange(8) if depth < 3 else 0
        if kind == 7:
            return f"!{self._group(depth)}"
        if kind in (5, 6):
            return f"{self._group(depth)} {self._chance.choice(('&&', '||'))} {self._group(depth)}"
        return self._matcher()

    def _group(self, depth: int) -> str:
        return f"({self.rule(depth + 1)})"

    def _matcher(self) -> str:
        name, arguments, most = self._chance.choice(_MATCHERS)
        chosen = self._chance.sample(arguments, self._chance.randint(1, most))
        return f"{name}({', '.join(chosen)})"


class RulesOfV3:
    """Random rules that Traefik v3 takes. `more`: matchers beside those of every set."""

    def __init__(self, chance: random.Random, more: tuple[str, ...] = ()):
        self._chance = chance
        self._matchers = _MATCHERS_OF_V3 + more

    def rule(self, depth: int = 0) -> str:
        kind = self._chance.randrange(9) if depth < 3 else 0
        if kind == 8:
            return f"!{self._group(depth)}"
        if kind == 7:
            return f"{self._group(depth)} || {self._group(depth)}"
        if kind > 3:
            return f"{self._group(depth)} && {self._group(depth)}"
        return self._chance.choice(self._matchers)

    def _group(self, depth: int) -> str:
        return f"({self.rule(depth + 1)})"


def _texts(*texts: str) -> list[str]:
    return [f"`{text}`" for text in texts]


# Name, arguments (those of pairs together), how many of them at most.
_MATCHERS = (
    ("Host", [*_texts("a.test", "b.test", "X.a.test", "evil.test", "a.test."), '"b.test"'], 3),
    ("HostHeader", _texts("a.test", "y.x.a.test"), 2),
    (
        "HostRegexp",
        _texts(
            "a.test", "{any:.+}", "{sub:[a-z]+}.a.test", "{sub}.a.test", "{h:a|b}.test", "{h:(a|b)}.test",
            "{a:[a-z]{1,2}}.{b}.test", "{sub:(?:x|y)}.{rest:.*}", "A.{top:t[a-z]+}",
        ),
        3,
    ),
    ("Path", _texts("/", "/x", "/x/y", "/u/{id}", "/u/{id:[0-9]+}", "/{v:v1|v2}", "/{a}/{b:y|z}", "/{all:.*}"), 3),
    ("PathPrefix", _texts("/", "/x", "/x/", "/u/", "/{v:v1|v2}/", "/u/{id:[0-9]+}/", "/{v:v[0-9]}", "/{a}/y"), 3),
    ("Method", _texts("GET", "post", "Put"), 2),
    ("Headers", ["`K`, `v`", "`L`, `w`", "`k`, `w`"], 2),
    ("HeadersRegexp", ["`K`, `^v`", "`L`, `w$`", "`k`, `[vw]`", "`K`, `^$`"], 2),
    ("Query", ["`q=1`", "`q`, `1`", "`q=`", "`q={n:[0-9]+}`", "`r={any}`", "`q=a`, `r=a`", "`r`, `{x:a|b}`"], 2),
    ("ClientIP", _texts("127.0.0.1", "127.0.0.0/8", "10.0.0.0/8", "::1"), 2),
)  # fmt: skip

_MATCHERS_OF_V3 = (
    "Host(`a.test`)", "Host(`a.test`)", "Host(`A.Test`)", "Host(`b.test`)", "Host(`*.a.test`)", "Host(`*`)",
    "Host(`x.a.test`)", "Host(`a.test.`)", "HostRegexp(`^[a-z]+\\.a\\.test$`)", "HostRegexp(`a.test`)",
    "HostRegexp(`^(a|b)\\.test$`)", "HostRegexp(`(?i)^A\\.TEST$`)", "HostRegexp(`\\.test\\.?$`)", "HostRegexp(`\\.$`)",
    "HostRegexp(`^a\\.test|^b`)", "HostRegexp(`^[ab]\\.test(\\.)?$`)", "HostRegexp(`^.+$`)",
    "PathPrefix(`/`)", "PathPrefix(`/x`)", "PathPrefix(`/u/`)", "Path(`/x`)", "Path(`/x/`)", "Path(`/y`)",
    "PathRegexp(`^/u/[0-9]+$`)", "PathRegexp(`^/(x|y)`)", "PathRegexp(`(?i)^/x`)", "PathRegexp(`x`)",
    "PathRegexp(`^/x|1$`)", "Method(`GET`)", "Method(`post`)", "Header(`K`, `v`)", "HeaderRegexp(`L`, `w`)",
    "Query(`q`, `1`)", "QueryRegexp(`q`, `^1`)", "Query(`r`, `a`)",
)  # fmt: skip
