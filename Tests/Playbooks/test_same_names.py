"""Two guests of one name are one host of the inventory, either of them in each run: neither is written."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from controller import Controller, Run
from engines import Engine
from example import LABELS, PASSTHROUGH_NOTES
from former_notes import FormerNotes
from lab import SECRET
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
LIST = "/cluster/resources"
TWINS = (
    "HomeLab: 2 guests have this name, VMID 106 on pve and VMID 110 on pve. The inventory takes any one of them, and the "
    "tags of all. Nothing was written. Give each a name of its own, or say in host_vars/HomeLab.yml which one is meant, with "
    "docker_traefik_discovery_proxmox_vmid, docker_traefik_discovery_proxmox_node, "
    "docker_traefik_discovery_proxmox_vmtype and ansible_host."
)


@pytest.fixture
def example(proxmox: Simulator, engine: Engine) -> None:
    for name, labels in LABELS.items():
        engine.run(name, labels)


@pytest.fixture
def twins(proxmox: Simulator, example: None) -> None:
    """The guest 110 has no tag exposed, and now the name of 106."""
    proxmox.change(110, name="HomeLab")
    proxmox.forget_requests()


def by_hand(tmp_path: Path, **variables: Any) -> str:
    file = tmp_path / "by_hand.yml"
    file.write_text(yaml.safe_dump({"all": {"hosts": {"HomeLab": variables}}}))
    return f"--inventory={file}"


def assert_refused(run: Run, proxmox: Simulator, message: str = TWINS) -> None:
    assert run.messages[-1] == message, run.output
    assert run.recap["HomeLab"].failed == 1
    assert (proxmox.requests("PUT"), proxmox.notes(106), proxmox.notes(110)) == ([], None, None)
    assert SECRET not in run.output


@pytest.mark.usefixtures("twins")
@pytest.mark.parametrize("mode", [(), ("--check",)], ids=["run", "check"])
def test_neither_is_written(controller: Controller, proxmox: Simulator, tmp_path: Path, mode: tuple[str, ...]) -> None:
    run = controller.run(DISCOVER, "--limit=HomeLab,Cellar", "-v", *mode)
    assert run.recap["HomeLab"].failed == 1, run.output
    assert run.message("2 guests have this name") == TWINS
    assert (proxmox.notes(106), proxmox.notes(110)) == (None, None)
    assert len(proxmox.requests("GET", LIST)) == 1
    assert run.recap["Cellar"].changed == 1
    assert (proxmox.notes(107) is None) == bool(mode)
    assert FormerNotes(tmp_path).files() == []


@pytest.mark.usefixtures("twins")
@pytest.mark.parametrize("mode", [(), ("--check",)], ids=["run", "check"])
def test_neither_is_withdrawn(newest: Controller, proxmox: Simulator, mode: tuple[str, ...]) -> None:
    for vmid in (106, 110):
        proxmox.set_notes(vmid, PASSTHROUGH_NOTES)
    run = newest.run("withdraw.yml", "--limit=HomeLab", *mode)
    assert run.messages[-1] == TWINS, run.output
    assert (proxmox.requests("PUT"), proxmox.notes(106), proxmox.notes(110)) == (
        [],
        PASSTHROUGH_NOTES,
        PASSTHROUGH_NOTES,
    )


@pytest.mark.usefixtures("twins")
@pytest.mark.parametrize("mode", [(), ("--check",)], ids=["run", "check"])
def test_neither_is_restored(newest: Controller, proxmox: Simulator, tmp_path: Path, mode: tuple[str, ...]) -> None:
    for vmid in (106, 110):
        FormerNotes(tmp_path).add(1, "# Older", f"qemu-{vmid}-HomeLab")
    run = newest.run("restore-notes.yml", "--limit=HomeLab", "-e", "restore=latest", *mode)
    assert_refused(run, proxmox)


@pytest.mark.usefixtures("twins")
def test_the_one_that_is_said_by_hand_is_written(controller: Controller, proxmox: Simulator, tmp_path: Path) -> None:
    """Whichever of the two the inventory has, and though it has the other's notes for those of this one."""
    proxmox.set_notes(110, PASSTHROUGH_NOTES)
    said = {"docker_traefik_discovery_proxmox_vmid": 106, "docker_traefik_discovery_proxmox_node": "pve"}
    hand = by_hand(tmp_path, **said)
    for changed in (1, 0):
        run = controller.run(DISCOVER, "--limit=HomeLab", hand)
        assert run.recap["HomeLab"].changed == changed, run.output
    assert proxmox.notes(106) == PASSTHROUGH_NOTES
    assert len(proxmox.requests("PUT")) == len(proxmox.requests("PUT", "/qemu/106/config")) == 1


@pytest.mark.usefixtures("twins")
def test_a_written_inventory_means_what_it_says(newest: Controller, proxmox: Simulator, tmp_path: Path) -> None:
    inventory = tmp_path / "written.yml"
    hosts = {"HomeLab": {"proxmox_vmid": 106, "proxmox_node": "pve"}}
    inventory.write_text(yaml.safe_dump({"exposed": {"hosts": hosts}}))
    written = replace(newest, arguments=(f"--inventory={inventory}", newest.arguments[1]))
    run = written.run(DISCOVER)
    assert run.status == 0, run.output
    assert (proxmox.notes(106), proxmox.notes(110)) == (PASSTHROUGH_NOTES, None)
    assert proxmox.requests("GET", LIST) == []


@pytest.mark.usefixtures("example")
def test_one_list_is_enough_for_all_and_none_where_nothing_is_written(newest: Controller, proxmox: Simulator) -> None:
    alone = ("-e", "docker_traefik_discovery_compare_guests=false")
    for lists, changed in ((1, 1), (1, 0)):
        run = newest.run(DISCOVER, "--limit=HomeLab,Cellar,Attic", *alone)
        assert {recap.changed for recap in run.recap.values()} == {changed}, run.output
        assert len(proxmox.requests("GET", LIST)) == lists


@pytest.mark.usefixtures("twins")
def test_a_name_that_is_not_known_yet(newest: Controller, proxmox: Simulator) -> None:
    proxmox.set_broadcast(106, False)
    proxmox.set_broadcast(110, False)
    run = newest.run(DISCOVER, "--limit=HomeLab")
    other = 110 if "HomeLab (VMID 106)" in run.messages[-1] else 106
    assert_refused(
        run,
        proxmox,
        f"HomeLab (VMID {216 - other}): Proxmox does not know the name of VMID {other} on pve at the moment (status unknown), "
        "so nothing tells whether it is the same. Nothing was written. Run again in a minute; "
        "if it stays so, look at the service pvestatd on that node.",
    )


@pytest.mark.usefixtures("example")
def test_guests_without_a_status_that_are_somebody_else(newest: Controller, proxmox: Simulator) -> None:
    """The inventory has them by name, or knows no guest of their node, which is down."""
    proxmox.set_broadcast(106, False)
    proxmox.set_broadcast(110, False)
    proxmox.set_node("pve2", online=False)
    proxmox.set_quorum(True)
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert proxmox.notes(106) == PASSTHROUGH_NOTES


@pytest.mark.usefixtures("twins")
def test_a_template_that_the_inventory_leaves_out_has_no_name(newest: Controller, proxmox: Simulator) -> None:
    proxmox.change(110, template=1)
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert proxmox.notes(106) == PASSTHROUGH_NOTES


NO_LISTS = {
    "refused": {"kind": "answer", "status": 500, "reason": "got no worker"},
    "dropped": {"kind": "drop"},
    "empty": {"kind": "answer", "status": 200, "reason": "OK", "body": '{"data":[]}'},
    "no API": {"kind": "answer", "status": 200, "reason": "OK", "body": "<p>Welcome</p>"},
}
NOT_LISTED = {
    "refused": "since the guests of the cluster could not be listed: 500: got no worker. Look into the log of pveproxy",
    "dropped": "since the guests of the cluster could not be listed: ",
    "empty": "does not have it, so nothing tells whether two guests have this name. Nothing was written. Run again",
    "no API": "does not have it, so nothing tells whether two guests have this name. Nothing was written. Run again",
}


@pytest.mark.usefixtures("twins")
@pytest.mark.parametrize("name", NO_LISTS)
def test_without_the_list_nothing_is_written(newest: Controller, proxmox: Simulator, name: str) -> None:
    proxmox.fault(path=LIST, times=None, **NO_LISTS[name])
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert NOT_LISTED[name] in run.messages[-1], run.output
    assert_refused(run, proxmox, run.messages[-1])


@pytest.mark.usefixtures("example")
def test_a_list_that_fails_once_is_asked_again(newest: Controller, proxmox: Simulator) -> None:
    proxmox.fault("drop", path=LIST)
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert proxmox.notes(106) == PASSTHROUGH_NOTES
