"""A real Traefik on the loopback interface, whose routers come from a file."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any, Self

from asking import Connection, Request

_BINARY = Path(sys.executable).parent / "traefik"
_PATIENCE = 30


class Traefik:
    """Runs within a `with` block."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._generation = 0
        self.port = self._api_port = 0

    def __enter__(self) -> Self:
        (self._folder / "live").mkdir(parents=True)
        self._write({})
        for _ in range(5):
            self.port, self._api_port = self._free_ports(2)
            self._process = subprocess.Popen(self._command(), stdout=self._log(), stderr=subprocess.STDOUT)
            if self._is_up():
                return self
            self._end()
        raise RuntimeError(f"Traefik does not start: {(self._folder / 'log').read_text()}")

    def __exit__(self, *_: object) -> None:
        self._end()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def load(self, configuration: dict[str, Any]) -> list[dict[str, Any]]:
        """Replaces all that was loaded, and gives the HTTP routers as Traefik has them once it is in force."""
        self._generation += 1
        mark = f"generation-{self._generation}"
        routers = configuration.get("routers", {}) | {
            mark: {"rule": f"Host(`{mark}.invalid`)", "service": "noop@internal", "priority": 2**40}
        }
        self._write({"http": configuration | {"routers": routers}})
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            # Nothing but this generation's own router answers for the host.
            if self._answers(mark):
                return [each for each in self._routers() if each["name"] != f"{mark}@file"]
            time.sleep(0.02)
        raise TimeoutError(f"Traefik did not load the routers: {(self._folder / 'log').read_text()[-2000:]}")

    def ask(self, requests: list[Request], source: str = "127.0.0.1") -> list[str | None]:
        """The name of the router or backend that answers each; None when no router takes it."""
        with Connection(self.port, source) as connection:
            return connection.ask(requests)

    def _answers(self, mark: str) -> bool:
        with Connection(self.port) as connection:
            is_live = connection.statuses([Request(f"{mark}.invalid", "/")]) == [418]
        return is_live and any(each["name"] == f"{mark}@file" for each in self._routers())

    def _routers(self) -> list[dict[str, Any]]:
        url = f"http://127.0.0.1:{self._api_port}/api/http/routers?per_page=100000"
        with urllib.request.urlopen(url, timeout=_PATIENCE) as answer:
            return [each for each in json.load(answer) if each["provider"] == "file"]

    def _write(self, document: dict[str, Any]) -> None:
        # Traefik takes the file for a Go template, and would see half of one that is written in place.
        text = json.dumps(document).replace("{{", '{{ "{{" }}') if document else ""
        new = self._folder / "new.yml"
        new.write_text(text, encoding="utf-8")
        os.replace(new, self._folder / "live" / "routers.yml")

    def _command(self) -> list[str]:
        return [
            str(_BINARY),
            "--global.checknewversion=false",
            "--global.sendanonymoususage=false",
            f"--entrypoints.web.address=127.0.0.1:{self.port}",
            f"--entrypoints.traefik.address=127.0.0.1:{self._api_port}",
            "--api.insecure=true",
            f"--providers.file.filename={self._folder / 'live' / 'routers.yml'}",
            "--providers.providersthrottleduration=10ms",
            "--log.level=ERROR",
        ]

    @staticmethod
    def _free_ports(count: int) -> list[int]:
        sockets = [socket.socket() for _ in range(count)]
        try:
            for each in sockets:
                each.bind(("127.0.0.1", 0))
            return [each.getsockname()[1] for each in sockets]
        finally:
            for each in sockets:
                each.close()

    def _log(self) -> Any:
        return (self._folder / "log").open("ab")

    def _is_up(self) -> bool:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self._routers()
            except OSError:
                time.sleep(0.02)
            else:
                return True
        return False

    def _end(self) -> None:
        self._process.terminate()
        self._process.wait(_PATIENCE)


def named(name: str, rule: str, **more: Any) -> dict[str, Any]:
    """A router that Traefik answers itself, for `saying_their_names`."""
    return {"rule": rule, "service": "noop@internal", "middlewares": [name], **more}


def saying_their_names(routers: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The configuration of routers made by `named`."""
    says = {name: {"headers": {"customResponseHeaders": {"X-Answered-By": name}}} for name in routers}
    return {"routers": routers, "middlewares": says}


def faults(loaded: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Rule and error of the routers that Traefik does not serve."""
    return [(each["rule"], each["error"][0]) for each in loaded if each["status"] != "enabled"]
