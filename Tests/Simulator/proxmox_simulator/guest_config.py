"""Reading and writing a guest's config: the endpoints that hold the notes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from .change_request import read_change
from .config_file import LXC, QEMU
from .config_update import ConfigChange, apply_change
from .endpoint import BOOLEAN, STRING, Call, Endpoint
from .errors import ApiError, parameter_errors
from .guest import Guest
from .late_errors import check_bridges, pending_failure
from .option_types import is_option, option_schema
from .verification import Schema

_CONFIG = ("Disk", "CDROM", "CPU", "Memory", "Network", "HWType", "Options", "Cloudinit")
_WRITE_PRIVILEGES = {
    QEMU: tuple(f"VM.Config.{name}" for name in _CONFIG),
    LXC: tuple(f"VM.Config.{name}" for name in _CONFIG if name not in ("CDROM", "HWType", "Cloudinit")),
}
_WRITE_PARAMETERS: dict[str, Schema] = {
    "delete": {"type": "string", "format": "pve-configid-list"},
    "digest": {"type": "string", "maxLength": 40},
    "revert": {"type": "string", "format": "pve-configid-list"},
}
_QEMU_PARAMETERS: dict[str, Schema] = {"force": BOOLEAN, "skiplock": BOOLEAN}
_MISMATCH = {
    QEMU: "checksum mismatch (file change by other user?)",
    LXC: "detected modified configuration - file changed by other user? Try again.",
}


def config_endpoints() -> list[Endpoint]:
    writes = [
        _write_endpoint("PUT", LXC, _put),
        _write_endpoint("PUT", QEMU, _put),
        _write_endpoint("POST", QEMU, _post),
    ]
    return [_read_endpoint(QEMU, _get), _read_endpoint(LXC, _get), *writes]


def _read_endpoint(kind: str, act: Callable[[Call, str], Any]) -> Endpoint:
    return Endpoint(
        "GET",
        f"/nodes/{{node}}/{kind}/{{vmid}}/config",
        lambda call: act(call, kind),
        parameters={"current": BOOLEAN, "snapshot": STRING},
        privileges=("VM.Audit",),
        privilege_path="/vms/{vmid}",
    )


def _write_endpoint(method: str, kind: str, act: Callable[[Call, str], Any]) -> Endpoint:
    extra: dict[str, Schema] = dict(_QEMU_PARAMETERS) if kind == QEMU else {}
    if method == "POST":
        extra["background_delay"] = {"type": "integer", "minimum": 1, "maximum": 30}
    return Endpoint(
        method,
        f"/nodes/{{node}}/{kind}/{{vmid}}/config",
        lambda call: act(call, kind),
        parameters=_WRITE_PARAMETERS | extra,
        more_parameters=lambda name: option_schema(kind, name) if is_option(kind, name) else None,
        privileges=_WRITE_PRIVILEGES[kind],
        privilege_path="/vms/{vmid}",
    )


def _get(call: Call, kind: str) -> dict[str, Any]:
    guest = call.guest(kind)
    guest.lock()
    config = guest.load()
    section = config.main
    if call.parameters.get("snapshot"):
        section = config.snapshots.get(call.parameters["snapshot"])
        if section is None:
            raise ApiError(500, f"snapshot '{call.parameters['snapshot']}' does not exist")
    shown = guest.typed(section)
    if not call.parameters.get("snapshot") and str(call.parameters.get("current", "0")) == "0":
        shown = {name: value for name, value in shown.items() if name not in config.pending_delete}
        shown |= guest.typed(config.pending)
    return shown | {"digest": guest.digest()}


def _put(call: Call, kind: str) -> None:
    change = read_change(call, kind)
    guest = call.guest(kind)
    digest = call.parameters.get("digest")
    checks = [lambda: _check_digest(guest, digest), lambda: _check_lock(guest, call)]
    for check in checks if kind == QEMU else reversed(checks):
        check()
    if kind == QEMU:
        call.cluster.system_log.append(_log_line(guest, change))
    call.cluster.refuse_write_without_quorum(guest)
    errors = apply_change(guest, change, pending_failure(call, guest))
    if kind == LXC:
        check_bridges(call.cluster, guest)
    if errors:
        raise parameter_errors(errors)


def _post(call: Call, kind: str) -> str | None:
    _put(call, kind)
    if call.parameters.get("background_delay"):
        return None
    node = call.cluster.node(call.parameters["node"]).name
    return f"UPID:{node}:0000534E:0003CEA2:{int(time.time()):08X}:qmconfig:{call.parameters['vmid']}:{call.who.name}:"


def _check_digest(guest: Guest, digest: str | None) -> None:
    if digest and digest != guest.digest():
        raise ApiError(500, _MISMATCH[guest.kind])


def _check_lock(guest: Guest, call: Call) -> None:
    lock = guest.lock()
    if lock and str(call.parameters.get("skiplock", "0")) != "1":
        guest.refuse_locked_write()
        raise ApiError(500, f"{'CT' if guest.kind == LXC else 'VM'} is locked ({lock})")


def _log_line(guest: Guest, change: ConfigChange) -> str:
    """The real server logs a qemu guest's new notes in clear; a test can look for secrets here."""
    options = [f"-{name} {value}" for name, value in change.values.items()]
    options += [f"-delete {name}" for name in change.delete]
    return f"update VM {guest.vmid}: {' '.join(options)}"
