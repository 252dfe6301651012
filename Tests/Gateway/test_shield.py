"""Nobody reaches, through the gateway, a router of the guest that is left out; everybody reaches the others."""

from __future__ import annotations

import random

import pytest

import grid
from asking import Request
from real_traefik import Traefik
from two_traefiks import Guest, TwoTraefiks

_ADMIN = Request("a.test", "/admin")
_BEHIND_THE_GATEWAY = (
    "ClientIP(`127.0.0.1`)",
    "ClientIP(`127.0.0.2`)",
    "HeaderRegexp(`X-Forwarded-For`, `.`)",
    "HeaderRegexp(`X-Forwarded-Host`, `a.test`)",
    "HeaderRegexp(`X-Real-Ip`, `127.0.0.2`)",
)


def test_a_wide_rule_does_not_lead_to_an_excluded_router(gateway: Traefik, guest: Traefik) -> None:
    rules = {"wide": "Host(`a.test`)", "admin": "Host(`a.test`) && PathPrefix(`/admin`)", "other": "Host(`b.test`)"}
    both = TwoTraefiks(gateway, guest, [Guest(rules, frozenset({"admin"}))])
    asked = [_ADMIN, Request("a.test", "/admin/users"), Request("a.test", "/"), Request("b.test", "/admin")]
    answers = both.ask([(0, request) for request in asked])
    assert answers.here == ["admin", "admin", "wide", "other"]
    assert answers.through_gateway == [None, None, "wide", "other"]


@pytest.mark.parametrize(
    ("wide", "hidden", "request_"),
    [
        pytest.param("Host(`a.test`)", "Host(`a.test`) && ClientIP(`127.0.0.1`)", _ADMIN, id="address of the gateway"),
        pytest.param("Host(`a.test`)", "Host(`a.test`) && !ClientIP(`127.0.0.2`)", _ADMIN, id="not of the client"),
        pytest.param("Host(`a.test`) && ClientIP(`127.0.0.2`)", "Host(`a.test`)", _ADMIN, id="the wide one is not met"),
        pytest.param(
            "Host(`a.test`)",
            "Host(`a.test`) && Header(`X-Real-Ip`, `127.0.0.1`)",
            _ADMIN,
            id="header that the gateway changes",
        ),
        pytest.param(
            "Host(`a.test`)",
            "Host(`a.test`) && !Header(`K`, `v`)",
            _ADMIN.having(("K", "v"), ("Connection", "K")),
            id="header that the gateway drops",
        ),
        pytest.param(
            "Host(`a.test`) && Header(`K`, `v`)",
            "Host(`a.test`)",
            _ADMIN.having(("K", "v"), ("Connection", "K")),
            id="wide one with a header that the gateway drops",
        ),
        pytest.param(
            "HostRegexp(`^a\\.test\\.$`)",
            "Host(`a.test`) && PathPrefix(`/admin`)",
            Request("a.test.", "/admin"),
            id="dot at the end",
        ),
    ],
)
def test_what_the_guest_sees_otherwise(
    gateway: Traefik, guest: Traefik, wide: str, hidden: str, request_: Request
) -> None:
    both = TwoTraefiks(gateway, guest, [Guest({"wide": wide, "hidden": hidden}, frozenset({"hidden"}))])
    assert both.ask([(0, request_)]).through_gateway == [None]


def test_a_router_for_other_clients_gets_no_requests_of_this_one(gateway: Traefik, guest: Traefik) -> None:
    rules = {"login": "Host(`a.test`)", "lan": "Host(`a.test`) && ClientIP(`127.0.0.1`)"}
    both = TwoTraefiks(gateway, guest, [Guest(rules, frozenset())])
    answers = both.ask([(0, Request("a.test", "/"))])
    assert answers.through_gateway == [None]


def test_a_repeated_parameter_of_a_guest_with_v2(gateway: Traefik, guest: Traefik) -> None:
    hidden = {"hidden": "Host(`a.test`) && !Query(`q=1`)"}
    both = TwoTraefiks(gateway, guest, [Guest({"wide": "Host(`a.test`)"} | hidden, frozenset(hidden), "v2")])
    answers = both.ask([(0, Request("a.test", "/?q=x&q=1"))])
    assert answers.here == ["hidden"]
    assert answers.through_gateway == [None]


@pytest.mark.parametrize("seed", range(3))
def test_random_guests(gateway: Traefik, guest: Traefik, seed: int) -> None:
    chance = random.Random(seed)
    guests = [_guest(chance) for _ in range(60)]
    both = TwoTraefiks(gateway, guest, guests)
    asked = [(number, grid.request(chance)) for number in range(len(guests)) for _ in range(80)]
    answers = both.ask(asked)
    leaks, losses = {}, {}
    for (number, request), here, reached in zip(asked, answers.here, answers.through_gateway, strict=True):
        each = guests[number]
        if reached in each.excluded:
            leaks[str(each)] = (request.text, reached)
        # Of two routers with one priority, the guest's Traefik decides; the module takes it for the excluded one.
        ties = here and any(each.priority(name) == each.priority(here) for name in each.excluded)
        if here not in each.excluded and not ties and reached != here:
            losses[str(each)] = (request.text, here, reached)
    assert leaks == {}
    assert losses == {}
    # All outcomes occur, or the requests would tell nothing.
    assert any(here and reached for here, reached in zip(answers.here, answers.through_gateway, strict=True))
    assert any(here and not reached for here, reached in zip(answers.here, answers.through_gateway, strict=True))


@pytest.mark.parametrize("seed", range(3))
def test_random_guests_that_look_at_what_the_gateway_changes(gateway: Traefik, guest: Traefik, seed: int) -> None:
    chance = random.Random(seed)
    guests = [_guest(chance, _BEHIND_THE_GATEWAY * 2) for _ in range(60)]
    both = TwoTraefiks(gateway, guest, guests)
    asked = [(number, _request_with_dropped_headers(chance)) for number in range(len(guests)) for _ in range(60)]
    answers = both.ask(asked)
    assert _leaks(guests, asked, answers.through_gateway) == {}
    assert set(answers.through_gateway) > {None}


@pytest.mark.parametrize("seed", range(2))
def test_random_guests_with_v2(gateway: Traefik, guest: Traefik, seed: int) -> None:
    chance = random.Random(seed)
    guests = [_guest_with_v2(chance) for _ in range(60)]
    both = TwoTraefiks(gateway, guest, guests)
    asked = [(number, grid.request(chance)) for number in range(len(guests)) for _ in range(60)]
    asked += [(number, Request("a.test", "/x?q=x&q=1&r=b&r=a")) for number in range(len(guests))]
    answers = both.ask(asked)
    assert _leaks(guests, asked, answers.through_gateway) == {}
    assert set(answers.through_gateway) > {None}


def _guest_with_v2(chance: random.Random) -> Guest:
    made = grid.RulesOfV2(chance)
    rules = {f"r{place}": made.rule() for place in range(5)}
    return Guest(rules, frozenset(chance.sample(sorted(rules), 2)), "v2")


def _leaks(
    guests: list[Guest], asked: list[tuple[int, Request]], through_gateway: list[str | None]
) -> dict[str, tuple[str, str | None]]:
    """Guest to a request that got to a router which is left out, and to which."""
    return {
        str(guests[number]): (request.text, reached)
        for (number, request), reached in zip(asked, through_gateway, strict=True)
        if reached in guests[number].excluded
    }


def _guest(chance: random.Random, more: tuple[str, ...] = ()) -> Guest:
    made = grid.RulesOfV3(chance, more)
    rules = {f"r{place}": made.rule() for place in range(5)}
    priorities = {name: chance.randint(1, 60) for name in rules if chance.random() < 0.2}
    return Guest(rules, frozenset(chance.sample(sorted(rules), 2)), priorities=priorities)


def _request_with_dropped_headers(chance: random.Random) -> Request:
    request = grid.request(chance)
    return request.having(("Connection", chance.choice(("K", "L", "k, L")))) if chance.random() < 0.5 else request
