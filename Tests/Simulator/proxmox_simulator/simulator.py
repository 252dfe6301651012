"""Starts a simulator for a test and talks to its side door."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import requests

if TYPE_CHECKING:
    from typing import Self

_PACKAGE_FOLDER = Path(__file__).resolve().parent.parent
STATES = _PACKAGE_FOLDER / "states"
_START_SECONDS = 60


class Simulator:
    """A simulator as a process of its own on a free port of 127.0.0.1; use it in a `with` statement.

    `state` is a state file or its content. `tls=True` serves https with a fresh certificate that `ca_file` vouches
    for; with a certificate of your own name its authority's file as `ca_file`. Further options of the command line may
    be given as `arguments`.
    """

    def __init__(
        self,
        state: Path | str | dict[str, Any] = STATES / "homelab.json",
        *,
        tls: bool = False,
        ca_file: Path | None = None,
        arguments: tuple[str, ...] = (),
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="proxmox-simulator-")
        self._process: subprocess.Popen[bytes] | None = None
        self._state = state
        self._arguments = [*arguments, *(["--self-signed", self._folder.name] if tls else [])]
        self.ca_file = Path(self._folder.name, "ca.pem") if tls else ca_file
        self.url = ""

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        ready = Path(self._folder.name, "ready")
        command = [
            sys.executable,
            "-m",
            "proxmox_simulator",
            "--state",
            str(self._state_file()),
            "--ready-file",
            str(ready),
        ]
        path = os.pathsep.join(filter(None, [str(_PACKAGE_FOLDER), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [*command, *self._arguments], env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.DEVNULL
        )
        self.url = self._wait_for(ready)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=10)
            self._process = None
        self._folder.cleanup()

    def requests(self, method: str | None = None, path: str | None = None) -> list[dict[str, Any]]:
        """The API requests so far, oldest first; `path` is a part of the path that the requests must contain."""
        log = self._call("GET", "requests")
        return [
            entry
            for entry in log
            if (method is None or entry["method"] == method) and (path is None or path in entry["path"])
        ]

    def forget_requests(self) -> None:
        self._call("DELETE", "requests")

    def guests(self) -> dict[int, dict[str, Any]]:
        """Every guest by its VMID: node, type, notes, lock, digest, raw config file and number of config writes."""
        return {guest["vmid"]: guest for guest in self._call("GET", "guests")}

    def guest(self, vmid: int) -> dict[str, Any]:
        return self.guests()[vmid]

    def writes(self, vmid: int | None = None) -> int:
        """How often the API replaced the guest's config file (without a VMID: of all guests together)."""
        guests = self.guests()
        return guests[vmid]["writes"] if vmid is not None else sum(guest["writes"] for guest in guests.values())

    def notes(self, vmid: int) -> str | None:
        """The notes as a GET would return them; None when the guest has none."""
        return self.guest(vmid)["notes"]

    def set_notes(self, vmid: int, text: str | None) -> None:
        """Changes the notes as somebody else would; not counted as a write of the API."""
        self.change(vmid, description=text)

    def change(self, vmid: int, **options: Any) -> None:
        """Changes config options of a guest past the API; None removes one."""
        self._call("POST", f"guests/{vmid}", {"config": options})

    def set_running(self, vmid: int, running: bool) -> None:
        self._call("POST", f"guests/{vmid}", {"running": running})

    def lock(
        self, vmid: int, lock: str = "backup", *, refusals: int | None = None, seconds: float | None = None
    ) -> None:
        """Locks a guest: for good, until it has refused some writes, or for some seconds."""
        self._call("POST", f"guests/{vmid}", {"lock": lock, "refusals": refusals, "seconds": seconds})

    def unlock(self, vmid: int) -> None:
        self._call("POST", f"guests/{vmid}", {"lock": None})

    def move(self, vmid: int, node: str) -> None:
        self._call("POST", f"guests/{vmid}", {"node": node})

    def delete_guest(self, vmid: int) -> None:
        self._call("DELETE", f"guests/{vmid}")

    def set_node(self, node: str, *, online: bool) -> None:
        self._call("POST", f"nodes/{node}", {"online": online})

    def fault(self, kind: str, **fields: Any) -> None:
        """Plans a fault for coming requests; `faults.py` describes the kinds and their fields."""
        self._call("POST", "faults", {"kind": kind, **fields})

    def clear_faults(self) -> None:
        self._call("DELETE", "faults")

    def reset(self) -> None:
        """Back to the state of the state file: no faults, no requests, no writes."""
        self._call("POST", "reset", {})

    def system_log(self) -> list[str]:
        """The lines that the real server would have written to its log (a qemu PUT logs all its parameters)."""
        return self._call("GET", "log")

    def _state_file(self) -> Path:
        if not isinstance(self._state, dict):
            return Path(self._state)
        file = Path(self._folder.name, "state.json")
        file.write_text(json.dumps(self._state), encoding="utf-8")
        return file

    def _wait_for(self, ready: Path) -> str:
        assert self._process
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise RuntimeError(f"Simulator: it ended with status {self._process.returncode}. Look at its output.")
            if ready.exists():
                return ready.read_text(encoding="utf-8").strip()
            time.sleep(0.02)
        raise RuntimeError(f"Simulator: not ready after {_START_SECONDS} seconds. Look at its output.")

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        with requests.Session() as session:
            session.trust_env = False  # a proxy from the environment has no way to this loopback
            session.verify = str(self.ca_file) if self.ca_file else True
            answer = session.request(method, f"{self.url}/simulator/{path}", json=body, timeout=30)
        if not answer.ok:
            raise ValueError(f"Simulator: {method} {path}: {answer.text}")
        return answer.json()
