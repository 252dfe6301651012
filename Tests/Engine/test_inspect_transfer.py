"""The script comes to bash on standard input: whole or not at all, and for bash alone."""

import json
import os
from pathlib import Path

import pytest

from docker_engine import DockerEngine
from inspection import SCRIPT, inspect, run_script
from shims import before, shim


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.99])
def test_truncated_script_runs_nothing(tmp_path: Path, part: float) -> None:
    script = SCRIPT.read_bytes()
    shim(tmp_path, "docker", f"touch {tmp_path}/was-called")
    result = run_script(before(tmp_path, dict(os.environ)), script=script[: int(len(script) * part)])
    assert result.stdout == b""
    assert not (tmp_path / "was-called").exists()


def test_docker_cannot_read_the_script(engine: DockerEngine, tmp_path: Path) -> None:
    engine.run("web", {"traefik.enable": "true"})
    shim(tmp_path, "docker", f'cat >> {tmp_path}/was-read; exec "$DOCKER" "$@"')
    result = run_script(before(tmp_path, engine.environment()), script=SCRIPT.read_bytes() + b"# more\n" * 1000)
    assert len(json.loads(result.stdout)["containers"]) == 1
    assert (tmp_path / "was-read").read_bytes() == b""


def test_nothing_is_left_behind(engine: DockerEngine, tmp_path: Path) -> None:
    engine.run("web", {"traefik.enable": "true"})
    (tmp_path / "tmp").mkdir()
    (tmp_path / "home").mkdir()
    environment = engine.environment(TMPDIR=str(tmp_path / "tmp"), HOME=str(tmp_path / "home"))
    assert len(inspect(environment)["containers"]) == 1
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "home", tmp_path / "tmp"]
