"""The gateway of the README: its entry points on free ports of the loopback interface."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from real_traefik import Traefik

_README = Path(__file__).resolve().parents[2] / "README.md"


def static_configuration() -> dict[str, Any]:
    blocks = re.findall(r"^```yaml\n(.*?)^```", _README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return next(document for block in blocks if "entryPoints" in (document := yaml.safe_load(block)))


class ReadmeGateway(Traefik):
    """Its certificate is Traefik's own, since nobody issues one here."""

    secure_port = 0

    def _command(self) -> list[str]:
        (self.secure_port,) = self._free_ports(1)
        ports = {"web": self.port, "websecure": self.secure_port}
        points = {
            name: point | {"address": f"127.0.0.1:{ports[name]}"}
            for name, point in static_configuration()["entryPoints"].items()
        }
        kept = [word for word in super()._command() if not word.startswith("--entrypoints.web.")]
        return kept + [word for name, point in points.items() for word in _flags(f"--entrypoints.{name}", point)]


def _flags(start: str, value: Any) -> list[str]:
    if isinstance(value, dict):
        return [word for key, inner in value.items() for word in _flags(f"{start}.{key}", inner)]
    return [f"{start}={value}"]
