"""A gateway and a guest in a row: the guest has all routers, the gateway those that the module publishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from asking import Request
from built_module import publish_labels
from real_traefik import Traefik, faults, named, saying_their_names

# From elsewhere than the gateway, whose address the guest sees.
CLIENT = "127.0.0.2"


@dataclass(frozen=True)
class Guest:
    """Rules by the names of their routers. `excluded` are those that nobody may reach through the gateway."""

    rules: dict[str, str]
    excluded: frozenset[str] = frozenset()
    syntax: str = "v3"
    priorities: dict[str, int] = field(default_factory=dict)

    def priority(self, name: str) -> int:
        return self.priorities.get(name) or len(self.rules[name].encode())


@dataclass(frozen=True)
class Answers:
    """Names of routers, for each request: `here` for one that the gateway's machine sends to the guest itself."""

    here: list[str | None]
    through_gateway: list[str | None]


class TwoTraefiks:
    """Holds many guests at once, each for the requests that name it."""

    def __init__(self, gateway: Traefik, guest: Traefik, guests: list[Guest], **options: Any):
        self._gateway, self._guest = gateway, guest
        local: dict[str, Any] = {}
        public: dict[str, Any] = {}
        for number, each in enumerate(guests):
            local |= _local(number, each)
            public |= _public(number, each, options)
        assert faults(guest.load(saying_their_names(local))) == []
        services = {"guest": {"loadBalancer": {"servers": [{"url": guest.url}]}}}
        assert faults(gateway.load({"routers": public, "services": services})) == []

    def ask(self, asked: list[tuple[int, Request]]) -> Answers:
        """Each request with the number of its guest."""
        requests = [request.having(("X-Guest", str(number))) for number, request in asked]
        return Answers(
            [_router(name) for name in self._guest.ask(requests)],
            [_router(name) for name in self._gateway.ask(requests, CLIENT)],
        )


def _local(number: int, guest: Guest) -> dict[str, Any]:
    header = "Header" if guest.syntax == "v3" else "Headers"
    return {
        f"{number}-{name}": named(
            f"{number}-{name}",
            f"{header}(`X-Guest`, `{number}`) && ({rule})",
            priority=guest.priority(name),
            ruleSyntax=guest.syntax,
        )
        for name, rule in guest.rules.items()
    }


def _public(number: int, guest: Guest, options: dict[str, Any]) -> dict[str, Any]:
    labels = {f"traefik.http.routers.{name}.rule": rule for name, rule in guest.rules.items()}
    labels |= {f"traefik.http.routers.{name}.priority": str(value) for name, value in guest.priorities.items()}
    labels["traefik.http.services.all.loadbalancer.server.port"] = "80"
    published = publish_labels(labels, rule_syntax=guest.syntax, exclude_routers=sorted(guest.excluded), **options)
    return {
        f"{number}-{name}": {
            "rule": f"Header(`X-Guest`, `{number}`) && ({router['rule']})",
            # What the plugin gives to routers without one.
            "priority": int(router.get("priority", 1)),
            "service": "guest",
        }
        for name, router in published.routers.items()
    }


def _router(name: str | None) -> str | None:
    return name and name.split("-", 1)[1]
