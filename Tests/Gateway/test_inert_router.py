"""The router that is left when nothing is published: Traefik serves it, so that its configuration is not empty, and no request
gets to it.
"""

from __future__ import annotations

from typing import Any

import pytest

from asking import Request
from built_module import answer
from real_traefik import Traefik, faults, named, saying_their_names

_HIGHEST = 9223372036854774807


def inert_rule() -> str:
    published = answer([{"name": "a", "labels": {"traefik.http.routers.a.rule": "Host(`a`)"}}], current_notes="")
    inert = answer([], vmid=7, state="absent", when_empty="inert", current_notes=published["description"])
    rule: str = inert["parsed_labels"]["routers"]["guest7-inert"]["rule"]
    return rule


@pytest.mark.parametrize("syntax", ["v2", "v3"])
def test_no_request_gets_to_the_inert_router(gateway: Traefik, syntax: str) -> None:
    routers = {"inert": named("inert", inert_rule(), ruleSyntax=syntax, priority=_HIGHEST)}
    loaded = gateway.load(saying_their_names(routers))
    assert [each["name"] for each in loaded] == ["inert@file"]
    assert faults(loaded) == []
    hosts = ("inert.invalid", "INERT.invalid", "inert.invalid.", "inert.invalid:80", "x.inert.invalid", "a.test")
    methods = ("GET", "POST", "PUT", "HEAD", "OPTIONS", "get", "GETPOST")
    requests = [Request(host, target, method) for host in hosts for target in ("/", "/x?y") for method in methods]
    assert gateway.ask(requests) == [None] * len(requests)


def test_traefik_disables_routers_above_the_highest_priority(gateway: Traefik) -> None:
    routers: dict[str, Any] = {
        f"r{priority}": named(f"r{priority}", f"Host(`{priority}.test`)", priority=priority)
        for priority in (-5, 0, _HIGHEST, _HIGHEST + 1)
    }
    disabled = faults(gateway.load(saying_their_names(routers)))
    assert [rule for rule, _ in disabled] == [f"Host(`{_HIGHEST + 1}.test`)"]
