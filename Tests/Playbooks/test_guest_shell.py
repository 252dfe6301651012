"""What a guest's shell does around the script neither hides its answer nor passes for one."""

import shutil
from pathlib import Path

import pytest
import yaml

from controller import Controller
from engines import Engine
from example import LABELS, PASSTHROUGH_NOTES
from guests import connection
from proxmox_simulator import Simulator

GREETING = """echo '{"error": "of the day"} {{ 7 * 7 }}'; echo 'no locale' >&2; """


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    return tmp_path / "guest.yml"


def reached_by(inventory: Path, way: Path) -> tuple[str, ...]:
    inventory.write_text(yaml.safe_dump({"all": {"hosts": {"HomeLab": {"ansible_ssh_executable": str(way)}}}}))
    return "discover-and-update.yml", "--limit=HomeLab", f"--inventory={inventory}"


def test_a_shell_that_greets(
    controller: Controller, proxmox: Simulator, engine: Engine, inventory: Path, tmp_path: Path
) -> None:
    for name, labels in LABELS.items():
        engine.run(name, labels)
    run = controller.run(*reached_by(inventory, connection(tmp_path / "greets", engine.environment(), GREETING)))
    assert run.status == 0, run.output
    assert proxmox.notes(106) == PASSTHROUGH_NOTES


@pytest.mark.parametrize("missing", ["bash", "base64"])
def test_a_guest_without_what_the_script_needs(
    controller: Controller, proxmox: Simulator, inventory: Path, tmp_path: Path, missing: str
) -> None:
    proxmox.set_notes(106, PASSTHROUGH_NOTES)
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in {"bash", "base64", "sleep"} - {missing}:
        (tools / tool).symlink_to(shutil.which(tool) or "/nowhere")
    run = controller.run(*reached_by(inventory, connection(tmp_path / "bare", {"PATH": str(tools)})))
    assert run.recap["HomeLab"].failed == 1
    assert f"{missing}: not found" in run.message("HomeLab (VMID 106): inspect-docker.sh did not run: ")
    assert proxmox.notes(106) == PASSTHROUGH_NOTES


def test_half_an_answer_is_none(
    controller: Controller, proxmox: Simulator, engine: Engine, inventory: Path, tmp_path: Path
) -> None:
    proxmox.set_notes(106, PASSTHROUGH_NOTES)
    for name, labels in LABELS.items():
        engine.run(name, labels)
    way = connection(tmp_path / "cut", engine.environment())
    cut = tmp_path / "cut-off"
    cut.write_text(f'#!/bin/sh\n{way} "$@" | head -c 300\n')
    cut.chmod(0o755)
    run = controller.run(*reached_by(inventory, cut))
    assert run.recap["HomeLab"].failed == 1
    assert run.message("inspect-docker.sh did not run: its answer is not whole")
    assert proxmox.notes(106) == PASSTHROUGH_NOTES
