"""The containers that the demo discovers: those of this machine's engine, or else recorded ones."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

RECORDED = Path(__file__).resolve().parents[1] / "Engine" / "recorded" / "bin"


@dataclass(frozen=True)
class Containers:
    """Where the containers come from, and what makes the docker command find them."""

    description: str
    environment: dict[str, str]


def find_containers() -> Containers:
    """Asks this machine's engine first."""
    running = running_containers()
    if running is None:
        return recorded("no container engine answers on this machine")
    if not any(has_traefik_label(container) for container in running):
        return recorded("the container engine of this machine has none with a Traefik label")
    return Containers("those of this machine's container engine", {})


def recorded(reason: str) -> Containers:
    description = f"recorded ones (mash-miniflux and mash-homarr), since {reason}"
    return Containers(description, {"PATH": f"{RECORDED}:{os.environ['PATH']}"})


def running_containers() -> list[str] | None:
    """The ids of the running containers; None when no engine answers."""
    return docker("ps", "--quiet") if shutil.which("docker") else None


def has_traefik_label(container: str) -> bool:
    keys = docker("inspect", "--format", "{{range $key, $value := .Config.Labels}}{{println $key}}{{end}}", container)
    return any(key.lower().startswith("traefik.") for key in keys or [])


def docker(*arguments: str) -> list[str] | None:
    """The lines that the command prints; None when it fails or does not answer."""
    try:
        done = subprocess.run(
            ["docker", *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.splitlines() if done.returncode == 0 else None
