"""Runs `inspect-docker.sh` the way the role does: `bash -s` with the script on standard input."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).parents[2] / "roles/docker_traefik_discovery/files/inspect-docker.sh"
NOBODY = (shutil.which("setpriv") or "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")

Report = dict[str, Any]


def run_script(
    environment: Mapping[str, str], *arguments: str, through: Sequence[str] = (), script: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs the script (or the given bytes of it) behind the command `through`, and returns what it did."""
    bash = shutil.which("bash") or "bash"
    return subprocess.run(
        [*through, bash, "-s", "--", *arguments],
        input=SCRIPT.read_bytes() if script is None else script,
        env=dict(environment),
        capture_output=True,
        check=False,
        timeout=60,
    )


def inspect(environment: Mapping[str, str], *arguments: str, through: Sequence[str] = ()) -> Report:
    """The script's report, after checks that hold for every run: status 0, no message, one UTF-8 JSON object."""
    result = run_script(environment, *arguments, through=through)
    assert (result.returncode, result.stderr) == (0, b""), result
    report = json.loads(result.stdout.decode("utf-8", errors="strict"))
    assert set(report) in ({"containers"}, {"containers", "error", "reason"}), report
    return report


def containers(environment: Mapping[str, str]) -> dict[str, Report]:
    """The reported containers by name, for an engine that answers."""
    report = inspect(environment)
    assert "error" not in report, report
    return {container["name"]: container for container in report["containers"]}
