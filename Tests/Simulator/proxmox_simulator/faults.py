"""Planned troubles for coming requests.

A fault is JSON with a `kind` and says which requests it meets: `method` (any), `path` (a pattern for the path after
`/api2/json`, such as `/nodes/*/qemu/106/config`; any), `times` (how many, 1; null: all) and `skip` (how many matching
requests go unharmed before, 0). The kinds and their own fields:

- `answer`: `status`, `reason` and optionally `body` (text; else as the server answers such a status). Nothing is done.
- `drop`: the connection is closed without an answer and without effect.
- `drop_after`: the request is carried out, then the connection is closed without an answer.
- `truncate`: the request is carried out and only the first half of the answer sent.
- `delay`: `seconds` to wait before the request is carried out.
- `hold`: the request waits, before it is carried out, until `release` at the side door.
- `hold_after`: the request is carried out, then its answer waits for the same.
- `change`: after the answer, config options of `vmid` become `config` (null removes one), as if by somebody else.
- `lock`: after the answer, `vmid` gets the lock `lock` (backup) until it refused `refusals` writes or for `seconds`.
- `unlock`: after the answer, `vmid` loses its lock.
- `move`: after the answer, `vmid` is on `node`.
- `node`: after the answer, `node` is `online` or not.
- `quorum`: after the answer, the cluster is `quorate` or not (null: as its nodes are up).
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

INSTEAD = ("answer", "drop")
AROUND = ("drop_after", "truncate", "delay", "hold", "hold_after")
AFTERWARDS = ("change", "lock", "unlock", "move", "node", "quorum")
_COMMON = ("kind", "method", "path", "times", "skip")


@dataclass
class Fault:
    kind: str
    method: str = "*"
    path: str = "*"
    times: int | None = 1
    skip: int = 0
    fields: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Fault:
        if data.get("kind") not in INSTEAD + AROUND + AFTERWARDS:
            kinds = ", ".join(INSTEAD + AROUND + AFTERWARDS)
            raise ValueError(f"fault kind {data.get('kind')!r}: there is no such kind. Take one of {kinds}.")
        common = {name: data[name] for name in _COMMON if name in data}
        return cls(**common, fields={name: value for name, value in data.items() if name not in _COMMON})

    def meets(self, method: str, path: str) -> bool:
        """Whether this request is one of the faulty ones; counts it."""
        if self.times == 0 or not fnmatchcase(method, self.method) or not fnmatchcase(path, self.path):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


class FaultPlan:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._released = asyncio.Event()

    def add(self, data: dict[str, Any]) -> None:
        self.faults.append(Fault.from_data(data))

    def take(self, method: str, path: str) -> list[Fault]:
        """The faults of this request. Of those that keep it from being carried out only the first counts."""
        taken: list[Fault] = []
        for fault in self.faults:
            hindered = any(other.kind in INSTEAD for other in taken)
            if not (hindered and fault.kind in INSTEAD) and fault.meets(method, path):
                taken.append(fault)
        return taken

    async def until_release(self) -> None:
        await self._released.wait()

    def release(self) -> None:
        """Lets all held requests go on; those that come later are held again."""
        self._released.set()
        self._released = asyncio.Event()
