"""The cluster behind the API: nodes, guests, pools, users. Made from a state file and changed by requests."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from .config_file import Config, Section, render
from .errors import ApiError, EmptyAnswer
from .guest import Guest, file_name
from .login import LoginTable
from .node import Node
from .permissions import Grant, Permissions
from .roles import built_in_roles

_Item = TypeVar("_Item")
_VERSION = {"version": "9.2.11", "release": "9.2", "repoid": "14a22df3"}
_OLD_VERSION = {"version": "8.2.4", "release": "8.2", "repoid": "faa83925"}


class Cluster:
    """`bare`: only the API runs, without the daemons beside it, as when the recordings were made. Then lists call every
    guest stopped, the cluster's resources have no broadcast status or name, and a guest agent counts as not answering.
    `quorate`: whether there is a quorum, whatever nodes are up; left out: when more than half of them are.
    `cluster`: its `name` and the `version` of its corosync.conf. `groups`: lists of users, whom `@group` stands for in
    the `acl`. `seed` makes the random order of lists the same in each run.
    """

    def __init__(self, state: Mapping[str, Any], old: bool = False, seed: int | None = None) -> None:
        self.old = old
        self.random = random.Random(seed)
        self.quorum: bool | None = state.get("quorate")
        self.bare = bool(state.get("bare"))
        self.version = state.get("version", _OLD_VERSION if old else _VERSION)
        nodes = [Node.from_state(entry, index) for index, entry in enumerate(state["nodes"])]
        self.nodes = {node.name: node for node in nodes}
        self.entry = self.nodes[state.get("entry_node", nodes[0].name)]
        self.guests = {entry["vmid"]: _make_guest(entry) for entry in state.get("guests", [])}
        self.pools: dict[str, dict[str, Any]] = state.get("pools", {})
        self.name: str = state.get("cluster", {}).get("name", "simulated")
        self.config_version: int = state.get("cluster", {}).get("version", len(nodes))
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

    def in_random_order(self, items: Iterable[_Item]) -> list[_Item]:
        """As lists come that the real server makes of Perl hashes: in another order each time."""
        found = list(items)
        self.random.shuffle(found)
        return found

    def quorate(self) -> bool:
        online = sum(node.online for node in self.nodes.values())
        return 2 * online > len(self.nodes) if self.quorum is None else self.quorum

    def sees(self, node: Node) -> bool:
        """Whether the node that answers counts that node as online. Cut off from the majority, it sees itself only."""
        return node.online and (self.quorum is not False or node is self.entry)

    def refuse_write_without_quorum(self, guest: Guest) -> None:
        """Without a quorum /etc/pve is for reading only. The number is the process of a worker."""
        if not self.quorate():
            file = f"/etc/pve/{guest.file_name}.tmp.{self.random.randint(1000, 99999)}"
            raise ApiError(500, f"unable to open file '{file}' - Permission denied")

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
        return Permissions(built_in_roles(self.old) | own, grants, members, state.get("groups", {}))


def _make_guest(entry: Mapping[str, Any]) -> Guest:
    """A state tells a guest's `config` (options), `pending` (options that wait for the next start), `pending_delete`
    (names) and `snapshots`, or the whole text of its config `file`. The other fields are those of `Guest`.
    """
    config = Config(entry["type"])
    for name, value in entry.get("config", {}).items():
        config.main.set(name, str(value))
    for snapshot in entry.get("snapshots", []):
        config.snapshots[snapshot["name"]] = Section(snapshot.get("description"), {"snaptime": str(snapshot["time"])})
    guest = Guest(
        node=entry["node"],
        kind=entry["type"],
        vmid=entry["vmid"],
        text=entry.get("file") or render(config),
        running=bool(entry.get("running")),
        interfaces=entry.get("interfaces"),
        failing=entry.get("failing", {}),
        broadcast=entry.get("broadcast", True),
        exec=entry.get("exec"),
    )
    if "pending" in entry or "pending_delete" in entry:
        guest.set_pending(entry.get("pending", {}), entry.get("pending_delete", []))
    return guest
