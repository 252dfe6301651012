"""A module that is not ready ends the run with one sentence, before any guest or API is asked."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from controller import ROOT, Controller
from proxmox_simulator import Simulator

PARTS = ("Package.swift", "Sources", "ansible.cfg", "inventory", "playbooks", "roles")
ADVICE = ". Run `make install` in the project's folder on the control node, then run again."


@pytest.fixture
def copy(controller: Controller, tmp_path: Path) -> Controller:
    """The same control node with a checkout of its own, whose module may be broken."""
    for part in PARTS:
        copying = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copying(ROOT / part, tmp_path / part)
    return replace(controller, project=tmp_path)


def module(copy: Controller) -> Path:
    return copy.project / "roles" / "docker_traefik_discovery" / "library" / "parse_docker_labels"


def remove(copy: Controller) -> None:
    module(copy).unlink()


def forbid(copy: Controller) -> None:
    module(copy).chmod(0o644)


def make_foreign(copy: Controller) -> None:
    program = bytearray(module(copy).read_bytes())
    program[18:20] = b"\xf7\x00"  # e_machine of another processor (BPF)
    module(copy).write_bytes(program)


def make_stale(copy: Controller) -> None:
    built = module(copy).stat().st_mtime
    os.utime(copy.project / "Sources" / "parse_docker_labels" / "main.swift", (built + 60, built + 60))


PROBLEMS = {
    "it is not built": remove,
    "it is not executable": forbid,
    "it does not run on this machine, perhaps it was built for another one": make_foreign,
    "it is older than its source Sources/parse_docker_labels/main.swift": make_stale,
}
# Both versions find the build wanting in the same way.
ROWS = [("newest", problem) for problem in PROBLEMS] + [("oldest", "it is not built")]


@pytest.mark.parametrize(("controller", "problem"), ROWS, indirect=["controller"])
def test_a_module_that_is_not_ready(copy: Controller, proxmox: Simulator, problem: str) -> None:
    PROBLEMS[problem](copy)
    run = copy.run("discover-and-update.yml")
    assert run.status != 0
    assert set(run.messages) == {f"The module parse_docker_labels: {problem}{ADVICE}"}
    assert "couldn't resolve module" not in run.output
    assert "Execute Docker inspection script" not in run.output


def test_check_notes_needs_no_module(copy: Controller, proxmox: Simulator) -> None:
    remove(copy)
    assert copy.run("check-notes.yml", "--limit=HomeLab").status == 0


def test_a_role_without_sources_beside_it_is_never_stale(copy: Controller, proxmox: Simulator) -> None:
    os.utime(module(copy), (0, 0))
    shutil.rmtree(copy.project / "Sources")
    assert copy.run("discover-and-update.yml", "--limit=Bare").status == 0
