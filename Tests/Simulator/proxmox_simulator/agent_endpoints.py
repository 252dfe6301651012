"""The guest agent of a qemu guest: its network interfaces, and commands that it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .agent_process import AgentProcess
from .config_file import QEMU
from .endpoint import STRING, STRINGS, Call, Endpoint
from .errors import ApiError
from .guest import Guest
from .guest_status import agent_enabled
from .interfaces import agent_interfaces
from .verification import Schema

_ALL = "VM.GuestAgent.Unrestricted"
_COMMAND: dict[str, Schema] = {"command": STRINGS, "input-data": {**STRING, "maxLength": 64 * 1024}}
_PID: dict[str, Schema] = {"pid": {"type": "integer"}}


def agent_endpoints(old: bool) -> list[Endpoint]:
    """Proxmox VE 8 (old) has one privilege for all of them."""

    def endpoint(method: str, name: str, act: Callable[[Call], Any], *privileges: str, **more: Any) -> Endpoint:
        path = f"/nodes/{{node}}/qemu/{{vmid}}/agent/{name}"
        needed = ("VM.Monitor",) if old else privileges
        return Endpoint(method, path, act, privileges=needed, privilege_path="/vms/{vmid}", **more)

    return [
        endpoint("GET", "network-get-interfaces", _interfaces, "VM.GuestAgent.Audit", _ALL),
        endpoint("POST", "exec", _exec, _ALL, parameters=_COMMAND, required=("command",)),
        endpoint("GET", "exec-status", _exec_status, _ALL, parameters=_PID, required=("pid",)),
    ]


def _interfaces(call: Call) -> dict[str, Any]:
    guest = _guest_with_agent(call)
    return {"result": agent_interfaces(guest.interfaces or [])}


def _exec(call: Call) -> dict[str, int]:
    guest = _guest_with_agent(call)
    if guest.exec is None:
        raise ApiError(500, "Agent error: Command guest-exec has been disabled: the command is not allowed")
    command = call.parameters["command"]
    words = command if isinstance(command, list) else [command]
    process = AgentProcess([*guest.exec, *map(str, words)], call.parameters.get("input-data") or "")
    guest.processes[process.pid] = process
    return {"pid": process.pid}


def _exec_status(call: Call) -> Mapping[str, Any]:
    """The agent forgets a process as soon as it has told its end."""
    guest, pid = _guest_with_agent(call), int(call.parameters["pid"])
    if pid not in guest.processes:
        raise ApiError(500, "Agent error: Invalid parameter 'pid'")
    status = guest.processes[pid].status()
    if status["exited"]:
        del guest.processes[pid]
    return status


def _guest_with_agent(call: Call) -> Guest:
    guest = call.guest(QEMU)
    if not agent_enabled(guest):
        raise ApiError(500, "No QEMU guest agent configured")
    if not guest.running and not call.cluster.bare:
        raise ApiError(500, f"VM {guest.vmid} is not running")
    if (guest.interfaces is None and guest.exec is None) or call.cluster.bare:
        raise ApiError(500, "QEMU guest agent is not running")
    return guest
