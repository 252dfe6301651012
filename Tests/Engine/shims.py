"""Stand-ins for commands on PATH that do one thing to a test's liking."""

import shlex
import shutil
from pathlib import Path

REAL_DOCKER = shutil.which("docker") or "docker"


def shim(folder: Path, name: str, body: str) -> Path:
    """Writes an executable bash script `name` with this body; `$DOCKER` in it is the real docker command."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/bash\nDOCKER={shlex.quote(REAL_DOCKER)}\n{body}\n")
    path.chmod(0o755)
    return path


def before(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """The environment with this folder in front of PATH."""
    return {**environment, "PATH": f"{folder}:{environment['PATH']}"}
