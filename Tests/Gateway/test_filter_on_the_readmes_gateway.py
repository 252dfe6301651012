"""Mode filter keeps the names of entry points: the README's gateway has them, and serves what is published there."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backends import Backend
from built_module import answer
from readme_gateway import ReadmeGateway
from real_traefik import faults

_EXAMPLE = Path(__file__).resolve().parents[1] / "Engine/recorded/example-labels.json"


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadmeGateway]:
    with ReadmeGateway(tmp_path_factory.mktemp("readme")) as traefik:
        yield traefik


def test_the_example_is_served(gateway: ReadmeGateway) -> None:
    labels = json.loads(_EXAMPLE.read_text(encoding="utf-8"))
    containers = [{"name": name, "labels": of_container} for name, of_container in labels.items()]
    with Backend("homarr") as homarr, Backend("miniflux") as miniflux:
        _load(gateway, containers, {"7575": homarr.url, "8080": miniflux.url})
        assert _ask(gateway, "homelab.cy-bert.fr", "/") == (200, "homarr")
        assert _ask(gateway, "homelab.cy-bert.fr", "/miniflux/feed") == (200, "miniflux")
    # What nobody publishes for plain http is redirected, as before.
    assert _ask(gateway, "elsewhere.example.org", "/")[0] == 301


def test_a_router_on_an_entry_point_with_tls_is_served_over_tls(gateway: ReadmeGateway) -> None:
    labels = {
        "traefik.http.routers.shop.rule": "Host(`shop.example.org`)",
        "traefik.http.routers.shop.entrypoints": "websecure",
        "traefik.http.services.shop.loadbalancer.server.port": "3000",
    }
    with Backend("shop") as shop:
        _load(gateway, [{"name": "shop", "labels": labels}], {"3000": shop.url})
        assert _ask(gateway, "shop.example.org", "/", secure=True) == (200, "shop")
        assert _ask(gateway, "shop.example.org", "/")[0] == 301


def _load(gateway: ReadmeGateway, containers: list[dict[str, Any]], servers: dict[str, str]) -> None:
    """What the plugin makes of the labels, with these servers in place of the guest's ports."""
    parsed = answer(containers, gateway_mode="filter", gateway_router_priority="auto")["parsed_labels"]
    routers = {
        name: {
            "rule": router["rule"],
            "entryPoints": router["entrypoints"].split(","),
            "service": router["service"] if "service" in router else next(iter(parsed["services"])),
            "priority": int(router.get("priority", 1)),
        }
        | ({"tls": {}} if router.get("tls") == "true" else {})
        for name, router in parsed["routers"].items()
    }
    services = {
        name: {"loadBalancer": {"servers": [{"url": servers[service["loadbalancer.server.port"]]}]}}
        for name, service in parsed["services"].items()
    }
    assert faults(gateway.load({"routers": routers, "services": services})) == []


def _ask(gateway: ReadmeGateway, host: str, path: str, *, secure: bool = False) -> tuple[int, str | None]:
    trusting = ssl._create_unverified_context()
    connection = (
        http.client.HTTPSConnection("127.0.0.1", gateway.secure_port, timeout=30, context=trusting)
        if secure
        else http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=30)
    )
    connection.request("GET", path, headers={"Host": host})
    response = connection.getresponse()
    found = response.status, response.getheader("X-Answered-By")
    connection.close()
    return found
