"""Guests on this machine: each has an environment of its own, as if Ansible had logged in there."""

import os
import shutil
import sys
from pathlib import Path
from shlex import quote

# Where inspect-docker.sh looks for the command besides PATH.
DOCKER_FOLDERS = (*os.environ["PATH"].split(":"), "/usr/bin", "/usr/local/bin", "/snap/bin")


def interpreter(folder: Path, environment: dict[str, str], without_docker: bool = False) -> Path:
    """A Python that runs modules with this environment; on the local connection that makes it a guest.

    Without Docker, the docker commands of this machine are covered in a mount namespace, which needs root.
    """
    folder.mkdir()
    python = folder / "python"
    settings = [f"export {name}={quote(text)}" for name, text in environment.items()]
    start = f'exec {quote(sys.executable)} "$@"'
    if without_docker:
        start = f'exec unshare --mount sh -c {quote(covered(docker_commands()) + start)} python "$@"'
    python.write_text("\n".join(["#!/bin/sh", *settings, start, ""]))
    python.chmod(0o755)
    return python


def docker_commands() -> list[Path]:
    """Every docker command on this machine, links followed."""
    found = [shutil.which("docker", path=folder) for folder in DOCKER_FOLDERS]
    return sorted({Path(command).resolve() for command in found if command})


def covered(commands: list[Path]) -> str:
    return "".join(f"mount --bind /dev/null {quote(str(command))} && " for command in commands)
