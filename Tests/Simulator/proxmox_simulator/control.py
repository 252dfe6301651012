"""Looks into a running simulator and disturbs it, over its side door."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import requests

_WAIT_SECONDS = 60


class Control:
    """The side door of the simulator at `url`; `ca_file` vouches for its certificate when it serves https."""

    def __init__(self, url: str = "", ca_file: Path | None = None) -> None:
        self.url = url
        self.ca_file = ca_file

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

    def set_bridges(self, node: str, bridges: dict[str, int]) -> None:
        """The bridges of a node with their MTU. A write to a container with another bridge succeeds with an error."""
        self._call("POST", f"nodes/{node}", {"bridges": bridges})

    def set_quorum(self, quorate: bool | None) -> None:
        """Without a quorum nothing can be written. None: there is one while more than half of the nodes are up."""
        self._call("POST", "cluster", {"quorate": quorate})

    def set_pending(
        self, vmid: int, *, delete: tuple[str, ...] = (), failing: dict[str, str] | None = None, **options: Any
    ) -> None:
        """Changes that wait for the next start. A write to a stopped guest applies them; where one is `failing` (option:
        Proxmox's words) or takes a volume along (`!scsi1` in `delete`, without VM.Config.Disk), it succeeds with an
        error.
        """
        body = {"pending": options, "pending_delete": delete, "failing": failing or {}}
        self._call("POST", f"guests/{vmid}", body)

    def set_broadcast(self, vmid: int, known: bool) -> None:
        """Whether the cluster's resources know the guest's status and name; not so just after its creation."""
        self._call("POST", f"guests/{vmid}", {"broadcast": known})

    def fault(self, kind: str, **fields: Any) -> None:
        """Plans a fault for coming requests; `faults.py` describes the kinds and their fields."""
        self._call("POST", "faults", {"kind": kind, **fields})

    def clear_faults(self) -> None:
        self._call("DELETE", "faults")

    def wait_until_held(self) -> dict[str, Any]:
        """The request that a fault holds, as soon as there is one."""
        return self._until(lambda log: [entry for entry in log if entry["held"]])[0]

    def release(self) -> None:
        """Lets held requests go on, and waits until every request so far was answered, whether or not somebody listens."""
        self._call("POST", "release", {})
        self._until(lambda log: all(entry["status"] is not None and not entry["held"] for entry in log))

    def _until(self, found: Callable[[list[dict[str, Any]]], Any]) -> Any:
        deadline = time.monotonic() + _WAIT_SECONDS
        while time.monotonic() < deadline:
            if result := found(self.requests()):
                return result
            time.sleep(0.02)
        raise RuntimeError(f"Simulator: no such request in {_WAIT_SECONDS} seconds. The requests: {self.requests()}")

    def reset(self) -> None:
        """Back to the state of the state file: no faults, no requests, no writes."""
        self._call("POST", "reset", {})

    def system_log(self) -> list[str]:
        """The lines that the real server would have written to its log (a qemu PUT logs all its parameters)."""
        return self._call("GET", "log")

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        with requests.Session() as session:
            session.trust_env = False  # a proxy from the environment has no way to this loopback
            session.verify = str(self.ca_file) if self.ca_file else True
            answer = session.request(method, f"{self.url}/simulator/{path}", json=body, timeout=30)
        if not answer.ok:
            raise ValueError(f"Simulator: {method} {path}: {answer.text}")
        return answer.json()
