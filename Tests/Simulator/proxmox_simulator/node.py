"""One node of the cluster."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Node:
    """`cpus` is what a container without a limit of its own may use; `bridges` maps its bridges to their MTU in bytes."""

    name: str
    address: str = "10.0.0.1"
    cpus: int = 2
    online: bool = True
    bridges: dict[str, int] = field(default_factory=lambda: {"vmbr0": 1500})

    @classmethod
    def from_state(cls, entry: str | dict[str, Any], index: int) -> Node:
        """A state names a node by a plain text or by an object with its fields."""
        fields = {"name": entry} if isinstance(entry, str) else entry
        return cls(**{"address": f"10.0.0.{index + 1}", **fields})
