"""What the API's lists and status pages tell about a guest besides its config."""

from __future__ import annotations

import re
from typing import Any

from .cluster import Cluster
from .config_file import LXC, QEMU
from .guest import Guest

_MIB = 1024 * 1024
_PRESSURE = tuple(f"pressure{what}{whom}" for what in ("cpu", "io", "memory") for whom in ("full", "some"))
_UNITS = {"K": 1024, "M": _MIB, "G": 1024 * _MIB, "T": 1024 * 1024 * _MIB}


def list_entry(cluster: Cluster, guest: Guest) -> dict[str, Any]:
    """An item of /nodes/X/qemu or /nodes/X/lxc."""
    running = guest.running and not cluster.bare
    entry: dict[str, Any] = {
        "vmid": guest.vmid,
        "name": guest.name(),
        "status": "running" if running else "stopped",
        **_sizes(cluster, guest),
        **_usage(guest, running),
        **_marks(guest),
    }
    if guest.kind == LXC:
        entry["type"] = LXC
    if running:
        entry["pid"] = 1000 + guest.vmid
        entry |= {} if cluster.old else dict.fromkeys(_PRESSURE, 0 if guest.kind == QEMU else "0.00")
    return entry


def status_entry(cluster: Cluster, guest: Guest) -> dict[str, Any]:
    """The answer of status/current."""
    entry = list_entry(cluster, guest) | {"ha": {"managed": 0}}
    if guest.kind == QEMU:
        entry["qmpstatus"] = entry["status"]
        if _agent_enabled(guest):
            entry["agent"] = 1
    return entry


def resource_entry(cluster: Cluster, guest: Guest) -> dict[str, Any]:
    """An item of /cluster/resources, which has lock and tags at once."""
    return guest_stats(cluster, guest) | {name: mark for name, mark in _marks(guest).items() if name != "template"}


def guest_stats(cluster: Cluster, guest: Guest) -> dict[str, Any]:
    """A member of a pool: without a status broadcast of its node there is no name and no size."""
    entry: dict[str, Any] = {
        "id": f"{guest.kind}/{guest.vmid}",
        "type": guest.kind,
        "vmid": guest.vmid,
        "node": guest.node,
        "status": "unknown",
    }
    if cluster.bare or not guest.broadcast or not cluster.sees(cluster.nodes[guest.node]):
        return entry
    known = list_entry(cluster, guest)
    entry |= {"diskread": 0, "diskwrite": 0, "memhost": 0, "maxcpu": known.pop("cpus"), "template": 0}
    unwanted = {"type", "pid", "maxswap", "swap", "lock", "tags", *_PRESSURE}
    return entry | {name: value for name, value in known.items() if name not in unwanted}


def agent_enabled(guest: Guest) -> bool:
    return "agent" in guest.options()


def _agent_enabled(guest: Guest) -> bool:
    return guest.options().get("agent", "0").split(",")[0] in ("1", "enabled=1")


def _sizes(cluster: Cluster, guest: Guest) -> dict[str, int]:
    options = guest.options()
    if guest.kind == LXC:
        cpus = options.get("cores", cluster.nodes[guest.node].cpus)
        disk, swap = options.get("rootfs", ""), {"maxswap": int(options.get("swap", 0)) * _MIB}
    else:
        cpus = int(options.get("cores", 1)) * int(options.get("sockets", 1))
        disk, swap = _boot_disk(options), {}
    memory = int(options.get("memory", "512").split(",")[0].removeprefix("current="))
    return {"cpus": int(cpus), "maxmem": memory * _MIB, "maxdisk": _disk_size(disk), **swap}


def _usage(guest: Guest, running: bool) -> dict[str, int]:
    usage = dict.fromkeys(("cpu", "disk", "mem", "netin", "netout", "uptime"), 0)
    usage |= {"swap": 0, "diskread": 0, "diskwrite": 0} if guest.kind == LXC else {"memhost": 0}
    return usage | {"uptime": 3600} if running else usage


def _marks(guest: Guest) -> dict[str, Any]:
    lock, options = guest.lock(), guest.options()
    marks: dict[str, Any] = {"lock": lock} if lock else {}
    if options.get("tags"):
        marks["tags"] = options["tags"]
    if options.get("template") == "1":
        marks["template"] = 1
    return marks


def _boot_disk(options: dict[str, str]) -> str:
    order = re.search(r"order=([^,;]+)", options.get("boot", ""))
    return options.get(order.group(1), "") if order else ""


def _disk_size(disk: str) -> int:
    size = re.search(r"size=(\d+)([KMGT])", disk)
    return int(size.group(1)) * _UNITS[size.group(2)] if size else 0
