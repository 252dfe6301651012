"""One method on one path of the API: what it takes, what it needs, what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .cluster import Cluster
from .guest import Guest
from .permissions import Identity
from .verification import Schema

STRING: Schema = {"type": "string"}
STRINGS: Schema = {"type": "array"}
BOOLEAN: Schema = {"type": "boolean"}
VMID: Schema = {"type": "integer", "format": "pve-vmid", "minimum": 100, "maximum": 999999999}


@dataclass(frozen=True)
class Call:
    """A request that has passed all checks that the path alone decides."""

    cluster: Cluster
    who: Identity
    path: str
    parameters: Mapping[str, Any]

    def has(self, path: str, privilege: str) -> bool:
        return self.cluster.permissions.has(self.who, path, privilege)

    def guest(self, kind: str) -> Guest:
        return self.cluster.guest(self.parameters["node"], kind, int(self.parameters["vmid"]))


def _no_option(_: str) -> Schema | None:
    return None


@dataclass(frozen=True)
class Endpoint:
    """`path` has parameters in braces; `privileges` (one of them is needed) hold on `privilege_path`.

    `login` is False where no login is needed; `tokens` is False where an API token does not do.
    """

    method: str
    path: str
    act: Callable[[Call], Any]
    parameters: Mapping[str, Schema] = field(default_factory=dict)
    more_parameters: Callable[[str], Schema | None] = _no_option
    required: tuple[str, ...] = ()
    privileges: tuple[str, ...] = ()
    privilege_path: str = "/"
    login: bool = True
    tokens: bool = True

    def match(self, path: str) -> dict[str, str] | None:
        """The parameters in the path, or None when the path is another one."""
        mine, given = self.path.split("/"), path.split("/")
        if len(mine) != len(given):
            return None
        found = {}
        for template, part in zip(mine, given):
            if template.startswith("{") and part:
                found[template[1:-1]] = part
            elif template != part:
                return None
        return found

    def schema_of(self, name: str) -> Schema | None:
        if "{" + name + "}" in self.path:
            return VMID if name == "vmid" else STRING
        return self.parameters.get(name) or self.more_parameters(name)
