"""The managed block: what a person wrote around it stays, and it goes when nothing is left or when it is withdrawn."""

from pathlib import Path

import pytest
import yaml

from controller import Controller
from engines import Engine
from example import LABELS, PASSTHROUGH_LABELS, PASSTHROUGH_NOTES, block
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
BEFORE, AFTER = "# Garage\n\nRack 2, *top*", "Ask Jo before a restart."
OLD = block("traefik.enable=true\ntraefik.http.routers.old.rule=Host(`old.example.org`)")
FORM = ("-e", "docker_traefik_discovery_notes_form=replace")
INERT = ("-e", "docker_traefik_discovery_when_empty=inert")


@pytest.fixture
def example(engine: Engine) -> None:
    for name, labels in LABELS.items():
        engine.run(name, labels)


def around(middle: str) -> str:
    return f"{BEFORE}\n\n{middle}\n\n{AFTER}"


@pytest.mark.usefixtures("example")
def test_only_the_block_is_replaced(controller: Controller, proxmox: Simulator) -> None:
    proxmox.set_notes(106, around(OLD))
    run = controller.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert proxmox.notes(106) == around(PASSTHROUGH_NOTES)


@pytest.mark.usefixtures("example")
def test_labels_of_an_earlier_tool_become_the_block(newest: Controller, proxmox: Simulator) -> None:
    proxmox.set_notes(106, "traefik.enable=true\ntraefik.http.routers.old.rule=Host(`old.example.org`)")
    newest.run(DISCOVER, "--limit=HomeLab")
    assert proxmox.notes(106) == PASSTHROUGH_NOTES


@pytest.mark.usefixtures("example")
def test_the_labels_may_be_all_that_the_notes_hold(newest: Controller, proxmox: Simulator) -> None:
    proxmox.set_notes(106, BEFORE)
    newest.run(DISCOVER, "--limit=HomeLab", *FORM)
    assert proxmox.notes(106) == PASSTHROUGH_LABELS


def test_a_block_goes_when_nothing_is_left(controller: Controller, proxmox: Simulator, engine: Engine) -> None:
    proxmox.set_notes(106, around(OLD))
    proxmox.set_notes(200, OLD)
    run = controller.run(DISCOVER, "--limit=HomeLab,Attic")
    assert run.status == 0, run.output
    assert "Took the managed block out of the Proxmox notes for HomeLab (VMID 106)" in run.messages[-1].splitlines()
    assert "the gateway keeps the old routes until it restarts" in " ".join(run.output.split())
    assert proxmox.notes(106) == f"{BEFORE}\n\n{AFTER}"
    assert proxmox.notes(200) is None
    proxmox.forget_requests()
    assert {recap.changed for recap in controller.run(DISCOVER, "--limit=HomeLab,Attic").recap.values()} == {0}
    assert proxmox.requests("PUT") == []


def test_a_block_may_stay_inert(newest: Controller, proxmox: Simulator, engine: Engine) -> None:
    proxmox.set_notes(106, around(OLD))
    newest.run(DISCOVER, "--limit=HomeLab", *INERT)
    assert "rule=Host(`inert.invalid`)" in proxmox.notes(106)
    assert "old.example.org" not in proxmox.notes(106)
    assert newest.run(DISCOVER, "--limit=HomeLab", *INERT).recap["HomeLab"].changed == 0


def test_check_mode_takes_no_block_away(newest: Controller, proxmox: Simulator, engine: Engine) -> None:
    proxmox.set_notes(106, around(OLD))
    run = newest.run(DISCOVER, "--limit=HomeLab", "--check")
    assert run.messages[-1] == "Would take the managed block out of the Proxmox notes for HomeLab (VMID 106)"
    assert proxmox.notes(106) == around(OLD)


@pytest.fixture
def unreachable(tmp_path: Path) -> str:
    """An inventory in which these guests are behind a port where nothing listens."""
    behind = {"ansible_connection": "ssh", "ansible_host": "127.0.0.1", "ansible_port": 9}
    inventory = tmp_path / "unreachable.yml"
    inventory.write_text(yaml.safe_dump({"all": {"hosts": {"Broken": behind, "Private": behind}}}))
    return f"--inventory={inventory}"


def test_withdrawing_needs_no_guest(controller: Controller, proxmox: Simulator, unreachable: str) -> None:
    proxmox.set_notes(108, around(OLD))
    run = controller.run("withdraw.yml", "--limit=Broken", unreachable)
    assert run.status == 0, run.output
    assert run.messages == ["Took the managed block out of the Proxmox notes for Broken (VMID 108)"]
    assert proxmox.notes(108) == f"{BEFORE}\n\n{AFTER}"
    assert controller.run("withdraw.yml", "--limit=Broken", unreachable).recap["Broken"].changed == 0


def test_a_guest_without_its_tag_can_be_withdrawn(newest: Controller, proxmox: Simulator, unreachable: str) -> None:
    proxmox.set_notes(110, OLD)
    run = newest.run("withdraw.yml", "-e", "guests=all", "--limit=Private", unreachable)
    assert run.status == 0, run.output
    assert proxmox.notes(110) is None
