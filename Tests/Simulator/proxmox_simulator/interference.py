"""What others do to the cluster while a client works: the side door and the faults use it."""

from __future__ import annotations

import time
from typing import Any

from .cluster import Cluster
from .faults import Fault
from .guest import Guest, LockEnd


def change_guest(cluster: Cluster, guest: Guest, data: dict[str, Any]) -> None:
    """Any of: `config` (options to set; null removes), `node`, `running`, `lock` (null unlocks; `refusals`, `seconds`),
    `pending` and `pending_delete` (changes that wait for the next start), `failing` and `broadcast` (see `Guest`).
    """
    if "node" in data:
        if data["node"] not in cluster.nodes:
            raise ValueError(f"node {data['node']!r}: there is no such node. Name one of {', '.join(cluster.nodes)}.")
        guest.node = data["node"]
    if "running" in data:
        guest.running = bool(data["running"])
    if "config" in data:
        guest.change(data["config"])
    if "pending" in data or "pending_delete" in data:
        guest.set_pending(data.get("pending", {}), data.get("pending_delete", []))
    guest.failing = data.get("failing", guest.failing)
    guest.broadcast = data.get("broadcast", guest.broadcast)
    if "lock" in data:
        _set_lock(guest, data)


def carry_out(cluster: Cluster, fault: Fault) -> None:
    """The effect of a fault that comes after its request was answered."""
    fields = fault.fields
    if fault.kind == "node":
        cluster.nodes[fields["node"]].online = bool(fields["online"])
        return
    if fault.kind == "quorum":
        cluster.quorum = fields["quorate"]
        return
    wanted = {"lock": fields.get("lock", "backup")} if fault.kind == "lock" else {}
    wanted = {"lock": None} if fault.kind == "unlock" else wanted
    change_guest(cluster, cluster.guests[fields["vmid"]], fields | wanted)


def _set_lock(guest: Guest, data: dict[str, Any]) -> None:
    if data["lock"] is None:
        guest.unlock()
        return
    seconds = data.get("seconds")
    end = LockEnd(data.get("refusals"), None if seconds is None else time.monotonic() + seconds)
    guest.set_lock(data["lock"], end)
