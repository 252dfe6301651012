"""The endpoints about the cluster as a whole: version, nodes, resources, pools, permissions, tickets."""

from __future__ import annotations

import hashlib
from textwrap import wrap
from typing import Any

from .endpoint import STRING, Call, Endpoint
from .errors import ApiError, permission_denied
from .guest import Guest
from .guest_status import resource_entry
from .node import Node

_RESOURCE_TYPES = ("vm", "storage", "node", "sdn")
_GIB = 1024**3
_FIXED_PATHS = ("/", "/access", "/access/groups", "/nodes", "/pool", "/sdn", "/storage", "/vms")


def cluster_endpoints() -> list[Endpoint]:
    types = {"type": {"type": "string", "enum": _RESOURCE_TYPES}}
    return [
        Endpoint("GET", "/version", lambda call: call.cluster.version),
        Endpoint("GET", "/nodes", _nodes),
        Endpoint("GET", "/nodes/{node}/network", _network, parameters={"type": STRING}),
        Endpoint("GET", "/nodes/{node}/tasks/{upid}/status", _task),
        Endpoint("GET", "/cluster/resources", _resources, parameters=types),
        Endpoint("GET", "/cluster/status", _status, privileges=("Sys.Audit",)),
        Endpoint("GET", "/access/permissions", _permissions, parameters={"path": STRING, "userid": STRING}),
        Endpoint("GET", "/access/ticket", lambda call: None, login=False),
        _ticket_endpoint(),
    ]


def _ticket_endpoint() -> Endpoint:
    fields = ("username", "password", "realm", "otp", "new-format", "path", "privs", "tfa-challenge")
    return Endpoint(
        "POST",
        "/access/ticket",
        _make_ticket,
        parameters={name: STRING for name in fields},
        required=("username", "password"),
        login=False,
    )


def _nodes(call: Call) -> list[dict[str, Any]]:
    nodes = call.cluster.in_random_order(call.cluster.nodes.values())
    return [_node_entry(call, node) | _fingerprint(call, node) for node in nodes]


def _fingerprint(call: Call, node: Node) -> dict[str, str]:
    text = hashlib.sha256(node.name.encode()).hexdigest().upper()
    return {"ssl_fingerprint": ":".join(wrap(text, 2))} if call.cluster.sees(node) else {}


def _node_entry(call: Call, node: Node) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": f"node/{node.name}", "node": node.name, "type": "node"}
    online = call.cluster.sees(node)
    entry |= {"status": "online", "level": ""} if online else {"status": "offline"}
    if online and call.has(f"/nodes/{node.name}", "Sys.Audit"):
        entry |= {"cpu": 0.01, "maxcpu": node.cpus, "mem": 2 * _GIB, "maxmem": 16 * _GIB}
        entry |= {"disk": 8 * _GIB, "maxdisk": 64 * _GIB, "uptime": 3600}
    return entry


def _network(call: Call) -> list[dict[str, Any]]:
    node = call.cluster.node(call.parameters["node"])
    wire = {"iface": "eno1", "type": "eth", "active": 1, "exists": 1, "method": "manual", "method6": "manual"}
    address = {"address": node.address, "netmask": "24", "gateway": node.address.rsplit(".", 1)[0] + ".254"}
    bridges = [wire | {"iface": name, "type": "bridge", "autostart": 1} for name in node.bridges]
    bridges[:1] = [first | address | {"method": "static", "bridge_ports": "eno1"} for first in bridges[:1]]
    wanted = call.parameters.get("type")
    return [each for each in (wire, *bridges) if wanted in (None, each["type"])]


def _task(call: Call) -> dict[str, Any]:
    """Tasks are done before the answer that names them."""
    parts = call.parameters["upid"].split(":")
    if len(parts) < 8:
        raise ApiError(500, f"unable to parse worker upid '{call.parameters['upid']}'")
    return {
        "upid": call.parameters["upid"],
        "node": parts[1],
        "type": parts[5],
        "status": "stopped",
        "exitstatus": "OK",
    }


def _resources(call: Call) -> list[dict[str, Any]]:
    wanted, found = call.parameters.get("type"), []
    if wanted in (None, "vm"):
        guests = sorted(call.cluster.guests.values(), key=lambda guest: guest.vmid)
        seen = [guest for guest in guests if call.has(f"/vms/{guest.vmid}", "VM.Audit")]
        found += [resource_entry(call.cluster, guest) | _pool_of(call, guest) for guest in seen]
    if wanted in (None, "node"):
        found += [_node_entry(call, node) for node in call.cluster.in_random_order(call.cluster.nodes.values())]
    return found


def _pool_of(call: Call, guest: Guest) -> dict[str, str]:
    pool = call.cluster.pool_of(guest.vmid)
    return {"pool": pool} if pool and call.has(f"/pool/{pool}", "Pool.Audit") else {}


def _status(call: Call) -> list[dict[str, Any]]:
    nodes = list(call.cluster.nodes.values())
    entries: list[dict[str, Any]] = [
        {
            "type": "node",
            "id": f"node/{node.name}",
            "name": node.name,
            "ip": node.address,
            "nodeid": index,
            "online": int(call.cluster.sees(node)),
            "local": int(node is call.cluster.entry),
            "level": "",
        }
        for index, node in enumerate(nodes, start=1)
    ]
    cluster = {"type": "cluster", "id": "cluster", "name": call.cluster.name, "version": call.cluster.config_version}
    cluster |= {"nodes": len(nodes), "quorate": int(call.cluster.quorate())}
    return [cluster, *entries] if len(nodes) > 1 else entries


def _permissions(call: Call) -> dict[str, dict[str, int]]:
    """The asker's own permissions: a key that is there is granted, its value is the propagate flag."""
    if call.parameters.get("userid", call.who.name) != call.who.name:
        raise permission_denied("/access", "Sys.Audit")
    permissions, only = call.cluster.permissions, call.parameters.get("path")
    if only:
        return {only: permissions.of(call.who, only)}
    held = {path: permissions.of(call.who, path) for path in {*_FIXED_PATHS, *permissions.paths()}}
    return {path: privileges for path, privileges in held.items() if privileges}


def _make_ticket(call: Call) -> dict[str, str]:
    user, realm = call.parameters["username"], call.parameters.get("realm")
    name = user if "@" in user or not realm else f"{user}@{realm}"
    return call.cluster.logins.make_ticket(name, call.parameters["password"])
