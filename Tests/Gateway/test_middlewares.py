"""The module leaves out a router for its middlewares where Traefik turns it off, and nowhere else."""

from __future__ import annotations

from typing import Any

from built_module import publish_labels
from real_traefik import Traefik

_SERVER = {"loadBalancer": {"servers": [{"url": "http://127.0.0.1:1"}]}}
_MIDDLEWARES: dict[str, dict[str, dict[str, Any]]] = {
    "ok": {"compress": {"minResponseBodyBytes": 1}},
    "several": {"compress": {"minResponseBodyBytes": 1}, "headers": {"frameDeny": True}},
    "chain": {"chain": {"middlewares": "ok,ok"}},
    "chain-of-chains": {"chain": {"middlewares": "chain,ok,chain"}},
    "chain-of-a-missing-one": {"chain": {"middlewares": "ok,missing"}},
    "chain-of-several": {"chain": {"middlewares": "several"}},
    "itself": {"chain": {"middlewares": "itself"}},
    "there": {"chain": {"middlewares": "ok,and-back"}},
    "and-back": {"chain": {"middlewares": "there"}},
}
_USED = (*_MIDDLEWARES, "missing", "Ok", "ok,missing", "missing,ok", "ok,chain", "chain,there")


def test_a_router_is_left_out_where_traefik_turns_it_off(guest: Traefik) -> None:
    used = {f"r{place}": names for place, names in enumerate(_USED)}
    loaded = guest.load(
        {
            "routers": {
                name: {"rule": f"Host(`{name}.test`)", "service": "s", "middlewares": names.split(",")}
                for name, names in used.items()
            },
            "middlewares": _configuration(),
            "services": {"s": _SERVER},
        }
    )
    served = {each["name"].removesuffix("@file") for each in loaded if each["status"] == "enabled"}
    assert set(publish_labels(_labels(used)).routers) == served
    assert 0 < len(served) < len(used)


def test_the_middlewares_of_a_service_count_too(guest: Traefik) -> None:
    for names, is_served in (("ok", True), ("missing", False), ("there", False)):
        service = _SERVER | {"middlewares": names.split(",")}
        router = {"rule": "Host(`a.test`)", "service": "s"}
        loaded = guest.load({"routers": {"r": router}, "middlewares": _configuration(), "services": {"s": service}})
        assert [each["status"] == "enabled" for each in loaded] == [is_served]
        published = publish_labels(_labels({"r": ""}) | {"traefik.http.services.s.middlewares": names})
        assert list(published.routers) == (["r"] if is_served else [])


def _configuration() -> dict[str, Any]:
    """As a file has the middlewares."""
    return {name: {kind: _listed(settings) for kind, settings in kinds.items()} for name, kinds in _MIDDLEWARES.items()}


def _listed(settings: dict[str, Any]) -> dict[str, Any]:
    return {key: value.split(",") if key == "middlewares" else value for key, value in settings.items()}


def _labels(used: dict[str, str]) -> dict[str, str]:
    labels = {
        f"traefik.http.middlewares.{name}.{kind}.{key}": str(value).lower()
        for name, kinds in _MIDDLEWARES.items()
        for kind, settings in kinds.items()
        for key, value in settings.items()
    }
    for name, names in used.items():
        labels[f"traefik.http.routers.{name}.rule"] = f"Host(`{name}.test`)"
        labels[f"traefik.http.routers.{name}.middlewares"] = names
    return labels | {"traefik.http.services.s.loadbalancer.server.port": "80"}
