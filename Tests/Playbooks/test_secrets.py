"""The token's secret is in no output: not at the highest verbosity, not in failures, not for programs."""

import json
import re
from pathlib import Path

import pytest

from controller import Controller
from engines import Engine
from example import LABELS
from lab import SECRET
from proxmox_simulator import Simulator

OTHER_SECRET = "5ec2e7-0f-an0ther-t0ken"
CASES = {
    "written": {},
    "refused": {"proxmox_api_token_secret": OTHER_SECRET},
    "read-only": {"proxmox_api_token_id": "reader"},
    "wrong-setting": {"gateway_mode": "nonsense", "proxmox_api_token_secret": OTHER_SECRET},
}
FOR_PEOPLE, FOR_PROGRAMS = "ansible.builtin.default", "ansible.posix.json"
OUTPUTS = [*((case, FOR_PEOPLE) for case in CASES), ("written", FOR_PROGRAMS), ("refused", FOR_PROGRAMS)]


@pytest.mark.parametrize(("case", "callback"), OUTPUTS)
def test_no_output_holds_the_secret(
    controller: Controller, proxmox: Simulator, engine: Engine, tmp_path: Path, case: str, callback: str
) -> None:
    """Other settings come from a file, since Ansible itself repeats what stands on the command line."""
    engine.run("mash-homarr", LABELS["mash-homarr"])
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps(CASES[case]))
    arguments = ("--limit=HomeLab", "-vvvvv", "--diff", f"-e@{settings}")
    run = controller.run("discover-and-update.yml", *arguments, ANSIBLE_STDOUT_CALLBACK=callback)
    assert "HomeLab" in run.output
    assert (run.status == 0) == (case == "written"), run.output
    for secret in (SECRET, OTHER_SECRET):
        assert secret not in run.output


def test_the_inventory_shows_no_secret(newest: Controller, proxmox: Simulator) -> None:
    run = newest.run("check-notes.yml", "-vvvvv", PROXMOX_TOKEN_SECRET=OTHER_SECRET)
    assert run.status != 0
    assert OTHER_SECRET not in run.output


def test_the_secret_reaches_no_guest(controller: Controller, proxmox: Simulator, engine: Engine) -> None:
    """On the guest runs one command, which is the script only; Proxmox is asked by the control node."""
    engine.run("mash-homarr", LABELS["mash-homarr"])
    output = controller.run("discover-and-update.yml", "--limit=HomeLab", "-vvv").output
    modules = re.findall(r"Using module file \S*/(\S+)", output)
    assert modules == ["parse_docker_labels", "uri.py", "uri.py", "uri.py"]
    assert len(re.findall(r"EXEC .*/HomeLab/ssh", output)) == 1
