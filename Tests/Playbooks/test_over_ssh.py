"""The same over a real ssh connection: one command on the guest, which has no Python, and no file left there."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from controller import Controller
from engines import Engine
from example import LABELS, PASSTHROUGH_NOTES
from proxmox_simulator import Simulator
from sshd import SecureShell


@pytest.fixture
def guest(engine: Engine, tmp_path: Path) -> Iterator[SecureShell]:
    shell = SecureShell(tmp_path, engine.environment())
    yield shell
    shell.stop()


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """For the connection's socket, whose whole path may have 108 characters only."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_one_connection_does_it_all(
    controller: Controller, proxmox: Simulator, engine: Engine, guest: SecureShell, tmp_path: Path, short_folder: Path
) -> None:
    for name, labels in LABELS.items():
        engine.run(name, labels)
    inventory = tmp_path / "ssh.yml"
    without_python = {"ansible_ssh_executable": "ssh", "ansible_python_interpreter": "/nowhere/python"}
    login = {**guest.login("127.0.0.1"), **without_python}
    inventory.write_text(yaml.safe_dump({"all": {"hosts": {"HomeLab": login}}}))
    arguments = ("--limit=HomeLab", "-vvv", f"--inventory={inventory}")
    run = controller.run("discover-and-update.yml", *arguments, ANSIBLE_SSH_CONTROL_PATH_DIR=str(short_folder))
    assert run.status == 0, run.output
    assert proxmox.notes(106) == PASSTHROUGH_NOTES
    assert run.output.count("SSH: EXEC ssh") == 1
    assert "sftp" not in run.output
