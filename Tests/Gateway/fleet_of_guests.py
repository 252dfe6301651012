"""Several guests behind one gateway, in two Traefiks in a row: the second one stands for all guests."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from asking import Request
from built_module import answer
from real_traefik import Traefik, faults, named, saying_their_names

_PATTERNS = ("Host(`*.a.test`)", "HostRegexp(`^[a-z]+\\.a\\.test$`)")
_EVERY_HOST = ("Host(`*`)", "HostRegexp(`^.+$`)", "HostRegexp(`.+`)")
_HOSTS = (
    None, None, "Host(`a.test`)", "Host(`A.test`)", "Host(`x.a.test`)", "Host(`b.test`)", *_PATTERNS, *_EVERY_HOST,
    "!Host(`a.test`)",
)  # fmt: skip
_PATHS = (None, None, "PathPrefix(`/x`)", "Path(`/x`)", "PathPrefix(`/u`)", "!Path(`/y`)", "Method(`GET`)")
_PRIORITIES = (1, 5, 23, 60, 5000, 700_000, 3_000_000_000, 2**63 - 1001, -1, -30, -800_000, -(2**63))


@dataclass(frozen=True)
class Router:
    # Each alternative is a list of matchers that must all match.
    alternatives: tuple[tuple[str, ...], ...]
    priority: int | None = None
    is_secure: bool = False

    @property
    def rule(self) -> str:
        return " || ".join(" && ".join(matchers) for matchers in self.alternatives)

    def naming(self, host: str) -> int:
        """0 when it has the host's name, 1 for a pattern, 2 for one of every host, 3 for none of these."""
        return min(_naming(matcher, host) for matchers in self.alternatives for matcher in matchers)


@dataclass
class Guest:
    vmid: int
    mode: str
    routers: dict[str, Router]
    # As the module gives them for its notes.
    published: dict[str, dict[str, str]] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)
    notes: str = ""

    def convert(self, heed: dict[str, Any] | None = None, **options: Any) -> None:
        labels: dict[str, str] = {}
        for name, router in self.routers.items():
            own = f"traefik.http.routers.{name}"
            labels |= {f"{own}.rule": router.rule, f"{own}.service": name}
            labels[f"traefik.http.services.{name}.loadbalancer.server.port"] = "80"
            if router.priority is not None:
                labels[f"{own}.priority"] = str(router.priority)
            if router.is_secure and self.mode == "passthrough":
                labels[f"{own}.tls"] = "true"
        given = answer(
            [{"name": "all", "labels": labels}],
            vmid=self.vmid,
            gateway_router_priority="auto",
            gateway_tls=False,
            gateway_entrypoints=["web"],
            gateway_mode=self.mode,
            local_entrypoint="web",
            local_secure_entrypoint="websecure",
            **(heed or {}),
            **options,
        )
        self.published = given["parsed_labels"]["routers"]
        self.skipped = {router["name"] for router in given["skipped_routers"]}
        self.notes = given["proxmox_notes"]

    def naming(self, host: str) -> int:
        return min((each.naming(host) for name, each in self.routers.items() if name not in self.skipped), default=9)

    def place_of(self, service: str) -> str:
        """What the gateway's service leads to: a container, or one of the ports of the guest's own Traefik."""
        plain = service.removesuffix(f"-{self.vmid}")
        return plain if self.mode == "filter" else "secure" if plain.endswith("-secure") else "plain"


class Fleets:
    """Holds many fleets at once, each for the requests that name it."""

    def __init__(self, gateway: Traefik, guest: Traefik, fleets: list[list[Guest]]):
        self._gateway, self._guest = gateway, guest
        behind: dict[str, Any] = {}
        public: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        for number, fleet in enumerate(fleets):
            for each in fleet:
                behind |= _behind(number, each)
                for name, router in each.published.items():
                    place = f"{number}-{each.vmid}-{each.place_of(router['service'])}"
                    marks[place] = {"headers": {"customRequestHeaders": {"X-Place": place}}}
                    public[f"{number}-{each.vmid}-{name}"] = {
                        "rule": f"Header(`X-Fleet`, `{number}`) && ({router['rule']})",
                        # What the plugin gives to routers without one.
                        "priority": int(router.get("priority", 1)),
                        "middlewares": [place],
                        "service": "guests",
                    }
        assert faults(guest.load(saying_their_names(behind))) == []
        services = {"guests": {"loadBalancer": {"servers": [{"url": guest.url}]}}}
        assert faults(gateway.load({"routers": public, "middlewares": marks, "services": services})) == []

    def through_gateway(self, asked: list[tuple[int, Request]]) -> list[tuple[int, str] | None]:
        """VMID and router of the guest that answers each."""
        return [
            _answered(name) for name in self._gateway.ask([request.having(("X-Fleet", str(n))) for n, request in asked])
        ]

    def at_the_guest(self, asked: list[tuple[int, Request]], vmid: int) -> list[str | None]:
        """The router that the guest's own Traefik chooses among those that are published."""
        requests = [request.having(("X-Place", f"{n}-{vmid}-own")) for n, request in asked]
        return [answered and answered[1] for answered in map(_answered, self._guest.ask(requests))]


def _behind(number: int, guest: Guest) -> dict[str, Any]:
    """What answers at each place of the guest."""
    routers: dict[str, Any] = {}
    for name, router in guest.routers.items():
        if name in guest.skipped:
            continue
        port = "secure" if router.is_secure else "plain"
        for place in ("own", name if guest.mode == "filter" else port):
            rule = "PathPrefix(`/`)" if place == name else router.rule
            own = f"{number}-{guest.vmid}-{place}-{name}"
            routers[own] = named(
                own,
                f"Header(`X-Place`, `{number}-{guest.vmid}-{place}`) && ({rule})",
                priority=router.priority or len(router.rule),
            )
    return routers


def _answered(name: str | None) -> tuple[int, str] | None:
    return name and (int(name.split("-")[1]), name.split("-")[3])


def _naming(matcher: str, host: str) -> int:
    if matcher in _PATTERNS:
        return 1 if host.endswith(".a.test") else 3
    return 0 if matcher.lower() == f"host(`{host}`)" else 2 if matcher in _EVERY_HOST else 3


def random_guest(vmid: int, chance: random.Random) -> Guest:
    return Guest(
        vmid,
        chance.choice(("filter", "passthrough")),
        {f"r{place}": _random_router(chance) for place in range(chance.randint(1, 4))},
    )


def _random_router(chance: random.Random) -> Router:
    alternatives = []
    for _ in range(2 if chance.random() < 0.25 else 1):
        matchers = [matcher for matcher in (chance.choice(_HOSTS), chance.choice(_PATHS)) if matcher]
        alternatives.append(tuple(matchers or ["PathPrefix(`/`)"]))
    priority = chance.choice(_PRIORITIES) if chance.random() < 0.35 else None
    return Router(tuple(alternatives), priority, chance.random() < 0.5)


def settle(fleet: list[Guest]) -> None:
    """As a run on all of them writes their notes."""
    for guest in fleet:
        guest.convert()
    heeds = compared(fleet)
    for guest in fleet:
        guest.convert(heeds.get(str(guest.vmid)))


def compared(fleet: list[Guest]) -> dict[str, Any]:
    return answer(guests=[{"vmid": each.vmid, "name": "g", "notes": each.notes} for each in fleet])["guests"]
