"""Records the example containers anew: `python Tests/Engine/record.py`, as root.

Writes what a real `docker inspect` prints to recorded/containers.json. Only the engine's temporary folder is
replaced, by the folder that an installed engine would use.
"""

import subprocess
from pathlib import Path

from docker_engine import DockerEngine
from example_containers import run_examples

RECORDING = Path(__file__).parent / "recorded" / "containers.json"


def record() -> str:
    """The output of `docker inspect` for both containers, newest first."""
    with DockerEngine() as engine:
        run_examples(engine)
        ids = docker(engine, "ps", "--quiet", "--no-trunc").split()
        output = docker(engine, "inspect", *ids)
        return output.replace(f"{engine.folder}/data", "/var/lib/docker").replace(str(engine.folder), "/run/docker")


def docker(engine: DockerEngine, *arguments: str) -> str:
    """The output of a docker command."""
    command = ["docker", *arguments]
    return subprocess.run(command, env=engine.environment(), check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    RECORDING.write_text(record(), encoding="utf-8")
