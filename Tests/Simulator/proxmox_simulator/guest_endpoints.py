"""The guest endpoints besides the config and the agent: lists, status, snapshots, a container's interfaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .config_file import LXC, QEMU, Section
from .endpoint import BOOLEAN, Call, Endpoint
from .guest import Guest
from .guest_status import list_entry, status_entry
from .interfaces import container_interfaces


def guest_endpoints() -> list[Endpoint]:
    endpoints = [_page(LXC, "interfaces", _interfaces)]
    for kind in (QEMU, LXC):
        endpoints += [
            _list_endpoint(kind),
            _page(kind, "status/current", lambda call, guest: status_entry(call.cluster, guest)),
            _page(kind, "snapshot", _snapshots),
            _page(kind, "pending", _pending),
        ]
    return endpoints


def _page(kind: str, page: str, act: Callable[[Call, Guest], Any]) -> Endpoint:
    return Endpoint(
        "GET",
        f"/nodes/{{node}}/{kind}/{{vmid}}/{page}",
        lambda call: act(call, call.guest(kind)),
        privileges=("VM.Audit",),
        privilege_path="/vms/{vmid}",
    )


def _list_endpoint(kind: str) -> Endpoint:
    full = {"full": BOOLEAN} if kind == QEMU else {}
    return Endpoint("GET", f"/nodes/{{node}}/{kind}", lambda call: _list(call, kind), parameters=full)


def _list(call: Call, kind: str) -> list[dict[str, Any]]:
    node = call.cluster.node(call.parameters["node"]).name
    return [
        list_entry(call.cluster, guest)
        for guest in call.cluster.in_random_order(call.cluster.guests.values())
        if guest.node == node and guest.kind == kind and call.has(f"/vms/{guest.vmid}", "VM.Audit")
    ]


def _snapshots(call: Call, guest: Guest) -> list[dict[str, Any]]:
    config = guest.load()
    snapshots = [_snapshot(guest, name, section) for name, section in config.snapshots.items()]
    current = {"name": "current", "description": "You are here!", "running": int(guest.running)}
    return [*snapshots, current | {"digest": guest.digest()} | _parent(config.main)]


def _snapshot(guest: Guest, name: str, section: Section) -> dict[str, Any]:
    """One of a qemu guest says whether it has the memory of the guest as well."""
    entry = {"name": name, "description": section.description or "", **_parent(section)}
    entry["snaptime"] = int(section.options.get("snaptime", 0))
    return entry | ({"vmstate": int("vmstate" in section.options)} if guest.kind == QEMU else {})


def _parent(section: Section) -> dict[str, str]:
    return {"parent": section.options["parent"]} if "parent" in section.options else {}


def _pending(call: Call, guest: Guest) -> list[dict[str, Any]]:
    config = guest.load()
    pending, current = guest.typed(config.pending), guest.typed(config.main)
    entries: list[dict[str, Any]] = []
    for name in sorted(current.keys() | pending.keys()):
        entry = {"key": name}
        entry |= {"value": current[name]} if name in current else {}
        entry |= {"pending": pending[name]} if name in pending else {}
        deleted = config.pending_delete.get(name)
        entries.append(entry | ({} if deleted is None else {"delete": 2 if deleted else 1}))
    return call.cluster.in_random_order([*entries, {"key": "digest", "value": guest.digest()}])


def _interfaces(call: Call, guest: Guest) -> list[dict[str, Any]] | None:
    return container_interfaces(guest) if guest.running else None
