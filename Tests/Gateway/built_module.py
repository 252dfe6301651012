"""The built module, run as Ansible runs it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MODULE = Path(__file__).resolve().parents[2] / "roles/docker_traefik_discovery/library/parse_docker_labels"


@dataclass(frozen=True)
class Published:
    """What became of a guest's routers."""

    routers: dict[str, dict[str, str]]
    skipped: dict[str, dict[str, Any]]

    @property
    def refused(self) -> set[str]:
        """Those whose rule is not one that Traefik takes, or one that never matches."""
        return {name for name, router in self.skipped.items() if "place" in router}

    def rules(self) -> dict[str, str]:
        return {name: router["rule"] for name, router in self.routers.items()}


def publish(rules: dict[str, str], **options: Any) -> Published:
    """The rules as those of a guest's routers, in mode passthrough.

    Each that looks at the client's address is one of a guest of its own: beside it, others would be left out or narrowed.
    """
    alone = {name: rule for name, rule in rules.items() if "clientip(" in rule.lower()}
    published = _publish({name: rule for name, rule in rules.items() if name not in alone}, **options)
    for name, rule in alone.items():
        more = _publish({name: rule}, **options)
        published = Published(published.routers | more.routers, published.skipped | more.skipped)
    return published


def _publish(rules: dict[str, str], **options: Any) -> Published:
    labels = {f"traefik.http.routers.{name}.rule": rule for name, rule in rules.items()}
    return publish_labels(labels | {"traefik.http.services.all.loadbalancer.server.port": "80"}, **options)


def publish_v1(rules: dict[str, str]) -> Published:
    """The rules as Traefik v1 has them in labels."""
    labels = {f"traefik.{name}.frontend.rule": rule for name, rule in rules.items()}
    return publish_labels(labels | {"traefik.port": "80"}, rule_syntax="v1")


def publish_labels(labels: dict[str, str], **options: Any) -> Published:
    given = {"gateway_mode": "passthrough", "gateway_tls": False, "gateway_entrypoints": ["web"], **options}
    found = answer([{"name": "all", "labels": labels}], **{"gateway_router_priority": "auto", **given})
    skipped = {router["name"]: router for router in found["skipped_routers"]}
    return Published(found["parsed_labels"]["routers"], skipped)


def answer(containers: list[dict[str, Any]] | None = None, **options: Any) -> dict[str, Any]:
    """All that the module says of a guest with these containers, or to other options."""
    given = ({} if containers is None else {"vmid": 100, "containers": containers}) | options
    command = subprocess.run(
        [_MODULE, "-"], check=False, input=json.dumps(given), capture_output=True, text=True, timeout=120
    )
    found = json.loads(command.stdout)
    assert not found.get("failed"), found["msg"]
    return found
