"""Guests that are reached over ssh on loopback, and the Proxmox that keeps their notes: all that a play needs."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from controller import ROOT
from costs import Cost, cost_of
from guest_engines import make_engines
from lab import ENVIRONMENT, STATE, guest
from proxmox_simulator import Simulator
from sshd import SecureShell

LISTENERS = 16  # addresses of one sshd, which has no room for more
PYTHON = {"ansible_python_interpreter": sys.executable}
FLOOR = Path(__file__).with_name("floor.yml")
REAL = ROOT / "playbooks" / "discover-and-update.yml"


@dataclass(frozen=True)
class Fleet:
    """Runs plays on all guests, each with new connections."""

    proxmox: Simulator
    folder: Path
    environment: dict[str, str]
    size: int
    tools: Path = field(default=ROOT / ".venv" / "bin")

    def floor(self) -> Cost:
        return self._play(FLOOR)

    def everything(self) -> Cost:
        """No guest has notes yet."""
        self.proxmox.reset()
        return self._writing(self.size)

    def nothing(self) -> Cost:
        """After `everything`."""
        self.proxmox.forget_requests()
        return self._writing(0)

    def _writing(self, expected: int) -> Cost:
        cost = self._play(REAL)
        writes = len(self.proxmox.requests("PUT"))
        if writes != expected:
            raise RuntimeError(f"bench: {writes} guests were written instead of {expected}.")
        return cost

    def _play(self, playbook: Path) -> Cost:
        command = [self.tools / "ansible-playbook", playbook, "-i", "inventory/my.proxmox.yml", "-i", self.inventory]
        with tempfile.TemporaryDirectory() as sockets:
            environment = {**self.environment, "ANSIBLE_SSH_CONTROL_PATH_DIR": sockets}
            return cost_of(command, environment, self.folder / "output")

    @property
    def inventory(self) -> Path:
        return self.folder / "guests.yml"


@contextmanager
def fleet(size: int, containers: int) -> Iterator[Fleet]:
    """`size` guests with so many containers each."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        guests = {f"guest{number}": f"127.0.1.{number + 1}" for number in range(size)}
        hosts = {}
        engines = folder / "engines"
        engines.mkdir()
        make_engines(engines, guests, containers)
        names = list(guests)
        for start in range(0, size, LISTENERS):
            some = names[start : start + LISTENERS]
            shell = open_shell(folder / f"sshd{start}", engines, [guests[name] for name in some])
            stack.callback(shell.stop)
            hosts.update({name: {**shell.login(guests[name]), **PYTHON} for name in some})
        (folder / "guests.yml").write_text(yaml.safe_dump({"all": {"hosts": hosts}}))
        state = {**STATE, "guests": [guest(100 + number, name) for number, name in enumerate(names)]}
        proxmox = stack.enter_context(Simulator(state, tls=True))
        yield Fleet(proxmox, folder, control_node(proxmox, folder), size)


def open_shell(folder: Path, engines: Path, addresses: list[str]) -> SecureShell:
    folder.mkdir()
    return SecureShell(folder, {"PATH": f"{engines}:{os.environ['PATH']}"}, addresses)


def control_node(proxmox: Simulator, home: Path) -> dict[str, str]:
    """As on a person's control node: the settings are those of ansible.cfg."""
    return {
        **ENVIRONMENT,
        "LC_ALL": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PROXMOX_URL": proxmox.url,
        "REQUESTS_CA_BUNDLE": str(proxmox.ca_file),
        "ANSIBLE_LIBRARY": str(ROOT / "roles" / "docker_traefik_discovery" / "library"),
    }
