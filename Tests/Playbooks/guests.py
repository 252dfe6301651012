"""Guests on this machine: each has an environment of its own, as if Ansible had logged in there."""

import os
import shutil
import sys
from pathlib import Path
from shlex import quote

# Where inspect-docker.sh looks for the command besides PATH.
DOCKER_FOLDERS = (*os.environ["PATH"].split(":"), "/usr/bin", "/usr/local/bin", "/snap/bin")


def interpreter(folder: Path, environment: dict[str, str], start: str = "") -> Path:
    """A Python that runs modules with this environment; on the local connection that makes it a guest."""
    folder.mkdir()
    python = folder / "python"
    settings = [f"export {name}={quote(text)}" for name, text in environment.items()]
    python.write_text("\n".join(["#!/bin/sh", *settings, f'{start}exec {quote(sys.executable)} "$@"', ""]))
    python.chmod(0o755)
    return python


def interpreter_without_docker(folder: Path) -> Path:
    """The same for a guest where every docker command of this machine is covered, in a mount namespace of its own."""
    inside = interpreter(folder, {"PATH": os.environ["PATH"]}, "".join(map(cover, docker_commands())))
    outside = folder / "python-without-docker"
    rights = "" if os.geteuid() == 0 else "--map-root-user"
    outside.write_text(f'#!/bin/sh\nexec unshare --mount {rights} {quote(str(inside))} "$@"\n')
    outside.chmod(0o755)
    return outside


def docker_commands() -> list[Path]:
    """Every docker command on this machine, links followed."""
    found = [shutil.which("docker", path=folder) for folder in DOCKER_FOLDERS]
    return sorted({Path(command).resolve() for command in found if command})


def cover(command: Path) -> str:
    return f"mount --bind /dev/null {quote(str(command))} && "
