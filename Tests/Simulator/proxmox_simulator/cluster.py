"""The cluster behind the API: nodes, guests, pools, users. Made from a state file and changed by requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .config_file import Config, Section, render
from .errors import ApiError, EmptyAnswer
from .guest import Guest, file_name
from .login import LoginTable
from .node import Node
from .permissions import Grant, Permissions
from .roles import built_in_roles

_VERSION = {"version": "9.2.11", "release": "9.2", "repoid": "14a22df3"}
_OLD_VERSION = {"version": "8.2.4", "release": "8.2", "repoid": "faa83925"}


class Cluster:
    """`bare`: only the API runs, without the daemons beside it, as when the recordings were made. Then lists call every
    guest stopped, the cluster's resources have no broadcast status or name, and a guest agent counts as not answering.
    """

    def __init__(self, state: Mapping[str, Any], old: bool = False) -> None:
        self.old = old
        self.bare = bool(state.get("bare"))
        self.version = state.get("version", _OLD_VERSION if old else _VERSION)
        nodes = [Node.from_state(entry, index) for index, entry in enumerate(state["nodes"])]
        self.nodes = {node.name: node for node in nodes}
        self.entry = self.nodes[state.get("entry_node", nodes[0].name)]
        self.guests = {entry["vmid"]: _make_guest(entry) for entry in state.get("guests", [])}
        self.pools: dict[str, dict[str, Any]] = state.get("pools", {})
        self.logins = LoginTable(state, old)
        self.permissions = self._make_permissions(state)
        self.system_log: list[str] = []

    def node(self, name: str) -> Node:
        """The node of that name, `localhost` being the one that answers. Errors: unknown, or known but down."""
        if name == "localhost":
            return self.entry
        if name not in self.nodes:
            what = f"failed to get address info for: {name}: Name or service not known"
            raise ApiError(500, f"hostname lookup '{name}' failed - {what}")
        if not self.nodes[name].online:
            raise EmptyAnswer(595, "No route to host")
        return self.nodes[name]

    def guest(self, node: str, kind: str, vmid: int) -> Guest:
        """The guest, if it is of that kind and on that node; moved and deleted guests look the same."""
        guest = self.guests.get(vmid)
        here = self.node(node).name
        if guest is None or guest.kind != kind or guest.node != here:
            raise ApiError(500, f"Configuration file '{file_name(here, kind, vmid)}' does not exist")
        return guest

    def pool_of(self, vmid: int) -> str | None:
        return next((name for name, pool in self.pools.items() if vmid in pool.get("members", [])), None)

    def _make_permissions(self, state: Mapping[str, Any]) -> Permissions:
        own = {name: set(privileges) for name, privileges in state.get("roles", {}).items()}
        members = {name: set(pool.get("members", [])) for name, pool in self.pools.items()}
        grants = [Grant(*entry) for entry in state.get("acl", [])]
        return Permissions(built_in_roles(self.old) | own, grants, members)


def _make_guest(entry: Mapping[str, Any]) -> Guest:
    config = Config(entry["type"])
    for name, value in entry.get("config", {}).items():
        config.main.set(name, str(value))
    for snapshot in entry.get("snapshots", []):
        config.snapshots[snapshot["name"]] = Section(snapshot.get("description"), {"snaptime": str(snapshot["time"])})
    return Guest(
        node=entry["node"],
        kind=entry["type"],
        vmid=entry["vmid"],
        text=entry.get("file") or render(config),
        running=bool(entry.get("running")),
        interfaces=entry.get("interfaces"),
    )
