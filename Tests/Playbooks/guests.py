"""Guests on this machine: each has an environment of its own, as if Ansible had logged in there."""

import os
import shutil
from pathlib import Path
from shlex import quote

# Where inspect-docker.sh looks for the command besides PATH.
DOCKER_FOLDERS = (*os.environ["PATH"].split(":"), "/usr/bin", "/usr/local/bin", "/snap/bin")


def connection(folder: Path, environment: dict[str, str], start: str = "") -> Path:
    """In the place of ssh: runs the command, its last argument, on this machine, with this environment and no other."""
    folder.mkdir()
    ssh = folder / "ssh"
    settings = " ".join(f"{name}={quote(text)}" for name, text in environment.items())
    ssh.write_text(f'#!/bin/bash\n{start}exec env -i HOME="$HOME" {settings} /bin/sh -c "${{@: -1}}"\n')
    ssh.chmod(0o755)
    return ssh


def connection_without_docker(folder: Path) -> Path:
    """The same for a guest where every docker command of this machine is covered, in a mount namespace of its own."""
    inside = connection(folder, {"PATH": os.environ["PATH"]}, "".join(map(cover, docker_commands())))
    outside = folder / "ssh-without-docker"
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
