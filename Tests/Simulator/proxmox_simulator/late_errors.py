"""What the real server complains about only after it has written the config: an error, and yet the notes are new."""

from __future__ import annotations

from .cluster import Cluster
from .config_file import Config
from .config_update import Failure
from .endpoint import Call
from .errors import ApiError
from .guest import Guest
from .option_types import privilege_for

_DISK = "VM.Config.Disk"


def check_bridges(cluster: Cluster, guest: Guest) -> None:
    """A container's start files are made anew after each write, from the bridges of its node."""
    bridges = cluster.nodes[guest.node].bridges
    for name, value in sorted(guest.options().items()):
        if name.startswith("net"):
            _check_bridge(name, dict(part.split("=", 1) for part in value.split(",") if "=" in part), bridges)


def _check_bridge(name: str, fields: dict[str, str], bridges: dict[str, int]) -> None:
    bridge = fields.get("bridge")
    if bridge is None:
        return
    if bridge not in bridges:
        raise ApiError(500, f"bridge '{bridge}' does not exist")
    mtu = int(fields.get("mtu", 0)) or bridges[bridge]
    if mtu > bridges[bridge]:
        raise ApiError(500, f"{name}: MTU size '{mtu}' is bigger than bridge MTU '{bridges[bridge]}'")


def pending_failure(call: Call, guest: Guest) -> Failure:
    """Why a pending change of a stopped guest fails: as the state says, or since a volume would go for good and the
    one who asks, for whatever other change, lacks the privilege.
    """

    def failure(config: Config, name: str) -> str | None:
        path = f"/vms/{guest.vmid}"
        is_volume = privilege_for(guest.kind, name) == _DISK
        if config.pending_delete.get(name) and is_volume and not call.has(path, _DISK):
            return f"403 Permission check failed ({path}, {_DISK})"
        return guest.failing.get(name)

    return failure
