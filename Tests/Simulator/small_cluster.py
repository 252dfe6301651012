"""A small cluster for the simulator's own tests, and a client that speaks to it with a token of choice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from raw_http import Answer, send

SECRET = "11111111-2222-3333-4444-555555555555"
STOPPED, RUNNING, LOCKED, CONTAINER, LOCKED_CONTAINER, ELSEWHERE = 101, 102, 103, 201, 202, 300
CONFIG = "/nodes/pve/qemu/101/config"
CONTAINER_CONFIG = "/nodes/pve/lxc/201/config"


def small_cluster(**more: Any) -> dict[str, Any]:
    """Two nodes with a guest of every sort; `more` replaces or adds parts of the state."""
    state = {
        "nodes": ["pve", "pve2"],
        "guests": [
            _guest("qemu", STOPPED, name="one", memory="512", description="first"),
            _guest("qemu", RUNNING, running=True, name="two", memory="512", agent="1", description="second"),
            _guest("qemu", LOCKED, name="three", lock="backup"),
            _guest("lxc", CONTAINER, hostname="four", memory=512, description="fourth"),
            _guest("lxc", LOCKED_CONTAINER, hostname="five", lock="mounted"),
            _guest("qemu", ELSEWHERE, node="pve2", name="six"),
        ],
        "pools": {"web": {"comment": "the web", "members": [STOPPED, CONTAINER]}},
        "users": {
            "root@pam": {"enabled": True, "password": "simulated"},
            "ansible@pve": {},
            "off@pve": {"enabled": False},
        },
        "tokens": {
            "root@pam!full": {"privsep": 0},
            "root@pam!none": {"privsep": 1},
            "ansible@pve!own": {"privsep": 1},
            "ansible@pve!same": {"privsep": 0},
            "ansible@pve!old": {"privsep": 0, "expire": 1000000000},
            "off@pve!tok": {},
        },
        "secret_of_every_token": SECRET,
        "roles": {"NotesWriter": ["VM.Audit", "VM.Config.Options"], "CpuOnly": ["VM.Audit", "VM.Config.CPU"]},
    }
    return state | more


class Client:
    """Sends requests of the API with one token; a body is a mapping (sent as a form), a raw text or given as `data`."""

    def __init__(self, url: str, token: str = "root@pam!full") -> None:
        self._url = url
        self._headers = [f"Authorization: PVEAPIToken={token}={SECRET}"]

    def get(self, path: str) -> Answer:
        return self.send("GET", path)

    def put(self, path: str, body: Mapping[str, Any] | str, method: str = "PUT") -> Answer:
        return self.send(method, path, body if isinstance(body, str) else form(body))

    def put_json(self, path: str, data: Any) -> Answer:
        return self.send("PUT", path, json.dumps(data), ["Content-Type: application/json"])

    def node_statuses(self) -> dict[str, str]:
        return {node["node"]: node["status"] for node in self.get("/nodes").data}

    def send(self, method: str, path: str, body: str | None = None, headers: Iterable[str] = ()) -> Answer:
        data = None if body is None else body.encode()
        return send(self._url, method, "/api2/json" + path, [*self._headers, *headers], data)


def form(fields: Mapping[str, Any]) -> str:
    return "&".join(f"{name}={quote(str(value), safe='')}" for name, value in fields.items())


def _guest(kind: str, vmid: int, node: str = "pve", running: bool = False, **config: Any) -> dict[str, Any]:
    return {"node": node, "type": kind, "vmid": vmid, "running": running, "config": config}
