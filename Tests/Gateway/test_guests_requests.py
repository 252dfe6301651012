"""Guests do not take each other's requests, and each keeps the order of its own Traefik."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from asking import Request
from built_module import answer
from fleet_of_guests import Fleets, Guest, Router, compared, random_guest, settle
from real_traefik import Traefik

_CASES = Path(__file__).resolve().parents[1] / "Cases"
_REQUESTS = [
    Request(host, path, method)
    for host in ("a.test", "x.a.test", "b.test", "other.test")
    for path in ("/", "/x", "/x/y", "/u/1", "/y")
    for method in ("GET", "POST")
]


def _router(rule: str, priority: int | None = None) -> Router:
    return Router(((rule,),), priority)


def test_a_catch_all_does_not_take_the_requests_for_a_name(gateway: Traefik, guest: Traefik) -> None:
    """The pattern's rule is longer than the one with the name, 23 to 22."""
    every, name = _router("HostRegexp(`^.{1,99}$`)"), _router("Host(`git.example.io`)")
    assert (len(every.rule), len(name.rule)) == (23, 22)
    fleet = [Guest(106, "passthrough", {"all": every}), Guest(107, "passthrough", {"git": name})]
    settle(fleet)
    asked = [(0, Request("git.example.io", "/x")), (0, Request("else.example.io", "/"))]
    assert Fleets(gateway, guest, [fleet]).through_gateway(asked) == [(107, "git"), (106, "all")]


@pytest.mark.parametrize(
    ("taker", "owner", "host"),
    [
        pytest.param(_router("PathPrefix(`/`)", 2**63 - 1001), _router("Host(`a.test`)"), "a.test", id="high"),
        pytest.param(_router("PathPrefix(`/`)"), _router("Host(`a.test`)", -(2**63)), "a.test", id="low"),
        pytest.param(_router("Host(`*.a.test`)", 50), _router("Host(`x.a.test`)", 1), "x.a.test", id="wildcard"),
        pytest.param(_router("!Host(`b.test`)", 50), _router("Host(`a.test`)"), "a.test", id="negation"),
        pytest.param(_router("PathPrefix(`/`)", 50), _router("Host(`*.a.test`)", 1), "x.a.test", id="pattern"),
        pytest.param(_router("Host(`*`)", 50), _router("HostRegexp(`^x.a.test$`)", 1), "x.a.test", id="every host"),
        pytest.param(
            _router("Host(`b.test`) || PathPrefix(`/`)", 50), _router("Host(`a.test`)", 1), "a.test", id="alternative"
        ),
        pytest.param(_router("PathPrefix(`/`)", 50), _router("Host(`A.TEST`)", 1), "a.test", id="letter case"),
    ],
)
def test_whatever_lengths_and_priorities(
    gateway: Traefik, guest: Traefik, taker: Router, owner: Router, host: str
) -> None:
    fleet = [Guest(106, "filter", {"taker": taker}), Guest(107, "passthrough", {"owner": owner})]
    settle(fleet)
    fleets = Fleets(gateway, guest, [fleet])
    assert fleets.through_gateway([(0, Request(host, "/x/y"))]) == [(107, "owner")]


@pytest.mark.parametrize("mode", ["filter", "passthrough"])
def test_a_rule_without_host_keeps_its_place_in_its_guest(gateway: Traefik, guest: Traefik, mode: str) -> None:
    """It comes before a router with a name, leads elsewhere, and takes nothing from another guest."""
    own = {"api": Router((("PathPrefix(`/x`)",),), 90, is_secure=True), "web": _router("Host(`a.test`)")}
    other = {"all": _router("HostRegexp(`^[a-z.]+$`)", 9), "git": _router("Host(`b.test`)")}
    fleet = [Guest(106, mode, own), Guest(107, mode, other)]
    settle(fleet)
    asked = [(0, Request(*each)) for each in (("a.test", "/x"), ("a.test", "/"), ("b.test", "/x"), ("c.test", "/x"))]
    assert Fleets(gateway, guest, [fleet]).through_gateway(asked) == [
        (106, "api"), (106, "web"), (107, "git"), (107, "all"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_random_guests(gateway: Traefik, guest: Traefik, seed: int) -> None:
    chance = random.Random(seed)
    fleets = [[random_guest(106 + place, chance) for place in range(3)] for _ in range(40)]
    for fleet in fleets:
        settle(fleet)
    _check(Fleets(gateway, guest, fleets), fleets)


def test_guests_that_a_run_does_not_work_on_keep_their_requests(gateway: Traefik, guest: Traefik) -> None:
    chance = random.Random(7)
    fleets = [[random_guest(106 + place, chance) for place in range(3)] for _ in range(40)]
    for fleet in fleets:
        for each in fleet:
            # Names in common would be settled only when the other guests are worked on.
            each.routers = {f"{name}of{each.vmid}": router for name, router in each.routers.items()}
            each.convert(gateway_service_name=f"guest{each.vmid}")
        fleet[0].convert(compared(fleet).get("106"), gateway_service_name="guest106")
    _check(Fleets(gateway, guest, fleets), fleets)


def _check(traefiks: Fleets, fleets: list[list[Guest]]) -> None:
    asked = [(number, request) for number in range(len(fleets)) for request in _REQUESTS]
    at_home = {vmid: traefiks.at_the_guest(asked, vmid) for vmid in (106, 107, 108)}
    taken, wrong_order, contested = {}, {}, 0
    for place, ((number, request), reached) in enumerate(zip(asked, traefiks.through_gateway(asked), strict=True)):
        guests = {each.vmid: each for each in fleets[number] if at_home[each.vmid][place]}
        contested += len(guests) > 1
        namings = {vmid: each.naming(request.host) for vmid, each in guests.items()}
        if not reached:
            assert not guests, (request.text, fleets[number])
        elif namings[reached[0]] > min(namings.values()):
            taken[request.text] = (reached, fleets[number])
        elif not _is_chosen(guests[reached[0]], at_home[reached[0]][place] or "", reached[1]):
            wrong_order[request.text] = (reached, at_home[reached[0]][place], fleets[number])
    assert taken == {}
    assert wrong_order == {}
    assert contested > 500


def _is_chosen(guest: Guest, chosen: str, reached: str) -> bool:
    """Of two routers of one priority, the guest's Traefik takes either."""
    one, other = guest.routers[chosen], guest.routers[reached]
    return chosen == reached or (one.priority or len(one.rule)) == (other.priority or len(other.rule))


def test_the_cases_side_by_side(gateway: Traefik, guest: Traefik) -> None:
    given: dict[str, Any] = {
        name: json.loads((_CASES / f"{name}.json").read_text())
        for name in ("16-http-catchall", "31-appwrite", "56-other-guest")
    }
    said = {name: answer(gateway_router_priority="auto", **each) for name, each in given.items()}
    priorities = {
        name: {int(router.get("priority", 1)) for router in each["parsed_labels"]["routers"].values()}
        for name, each in said.items()
    }
    assert max(priorities["31-appwrite"]) < 0 < min(priorities["56-other-guest"])
    claims = [warning for warning in said["31-appwrite"]["warnings"] if "allowed_domains" in warning]
    assert len(claims) == len(said["31-appwrite"]["parsed_labels"]["routers"])
