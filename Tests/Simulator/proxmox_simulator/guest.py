"""One guest: where it is, whether it runs, and its config file with the number of times it was written."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from .agent_process import AgentProcess
from .config_file import LXC, Config, Section, digest, parse, render
from .option_types import integer_options


@dataclass
class LockEnd:
    """When a lock goes away by itself: after a number of writes that it refused, or at a time of `time.monotonic()`."""

    refusals: int | None = None
    at: float | None = None

    def reached(self) -> bool:
        by_count = self.refusals is not None and self.refusals <= 0
        return by_count or (self.at is not None and time.monotonic() >= self.at)


@dataclass
class Guest:
    """`failing` tells of pending changes why they cannot be applied (option: Proxmox's words). `broadcast`: whether the
    other nodes know its status; not so in the first seconds of a new guest. `exec`: the program of this machine, with
    its first arguments, that is given the commands for the guest agent; `processes`: those that it runs. An agent
    answers where `interfaces` or `exec` are given.
    """

    node: str
    kind: str
    vmid: int
    text: str
    running: bool = False
    writes: int = 0
    interfaces: list[dict[str, Any]] | None = None
    lock_end: LockEnd | None = None
    failing: dict[str, str] = field(default_factory=dict)
    broadcast: bool = True
    exec: list[str] | None = None
    processes: dict[int, AgentProcess] = field(default_factory=dict)

    def load(self) -> Config:
        return parse(self.text, self.kind)

    def save(self, config: Config) -> None:
        """Replaces the file as the API does, and counts it."""
        self.text = render(config)
        self.writes += 1

    def change(self, options: dict[str, Any]) -> None:
        """Changes the file from outside the API (None removes an option); not counted as a write."""
        config = self.load()
        for name, value in options.items():
            config.main.set(name, None if value is None else str(value))
        self.text = render(config)

    def set_pending(self, options: dict[str, Any], delete: list[str]) -> None:
        """Lets changes wait for the next start; a `!` before the name of a deleted option takes its volume along."""
        config = self.load()
        for name, value in options.items():
            config.pending.set(name, str(value))
        config.pending_delete |= {name.removeprefix("!"): name.startswith("!") for name in delete}
        self.text = render(config)

    def digest(self) -> str:
        return digest(self.text)

    def lock(self) -> str | None:
        if self.lock_end and self.lock_end.reached():
            self.unlock()
        return self.load().main.options.get("lock")

    def refuse_locked_write(self) -> None:
        """Called for every write that the lock refused, so that a lock may end after some of them."""
        if self.lock_end and self.lock_end.refusals is not None:
            self.lock_end.refusals -= 1

    def set_lock(self, lock: str, end: LockEnd | None = None) -> None:
        self.change({"lock": lock})
        self.lock_end = end

    def unlock(self) -> None:
        self.lock_end = None
        self.change({"lock": None})

    def options(self) -> dict[str, str]:
        """The options of the main section, without the note."""
        return self.load().main.options

    def name(self) -> str:
        key, default = ("hostname", f"CT{self.vmid}") if self.kind == LXC else ("name", f"VM {self.vmid}")
        return self.options().get(key, default)

    def typed(self, section: Section) -> dict[str, Any]:
        """A section as the API returns it: integers where the schema has integers, else text."""
        integers = {*integer_options(self.kind), "snaptime"}
        return {
            name: int(value) if name in integers and value.isdigit() else value
            for name, value in section.items().items()
        }

    @property
    def file_name(self) -> str:
        return file_name(self.node, self.kind, self.vmid)


def file_name(node: str, kind: str, vmid: int | str) -> str:
    """The config file's path below /etc/pve, as error texts name it."""
    return f"nodes/{node}/{'lxc' if kind == LXC else 'qemu-server'}/{vmid}.conf"
