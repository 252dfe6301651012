"""The role in plays of people's own: what protects the notes holds there too."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from controller import ROOT, Controller, Run
from engines import Engine
from example import LABELS, PASSTHROUGH_NOTES, block, notes_of
from former_notes import FormerNotes
from lab import SECRET
from proxmox_simulator import Simulator

BLOCK = block("traefik.enable=true\ntraefik.http.routers.old.rule=Host(`old.example.org`)")
GUESTS = {106: "HomeLab", 107: "Cellar", 111: "Loft", 200: "Attic"}


@pytest.fixture
def folder(tmp_path: Path, engine: Engine) -> Path:
    for name, labels in LABELS.items():
        engine.run(name, labels)
    return tmp_path


def play(controller: Controller, folder: Path, *arguments: str, **keywords: Any) -> Run:
    """Runs the role in a play with these keywords."""
    file = folder / "play.yml"
    role = {"hosts": "exposed", "gather_facts": False, "roles": ["docker_traefik_discovery"]}
    file.write_text(yaml.safe_dump([{**role, **keywords}]))
    return controller.run(os.path.relpath(file, ROOT / "playbooks"), *arguments)


PLAYS = {
    "serial": {"serial": 1},
    "free": {"strategy": "free"},
    "root": {"become": True, "gather_facts": True, "environment": {"LANG": "C", "LC_ALL": "C"}},
}


@pytest.mark.parametrize("name", PLAYS)
def test_other_plays_do_the_same(controller: Controller, proxmox: Simulator, folder: Path, name: str) -> None:
    """Each guest for itself, since what they have in common is known when all are planned together."""
    alone = ("-e", "docker_traefik_discovery_compare_guests=false")
    run = play(controller, folder, "--limit=HomeLab,Cellar", "--forks=1", "-vvv", *alone, **PLAYS[name])
    assert run.status == 0, run.output
    assert (proxmox.notes(106), proxmox.notes(107)) == (PASSTHROUGH_NOTES, notes_of("Cellar"))
    assert SECRET not in run.output


def test_ignored_errors_publish_nothing(
    controller: Controller, proxmox: Simulator, folder: Path, engine: Engine
) -> None:
    """Neither without a kept copy, nor without a reading, nor when most guests would lose their block."""
    (folder / "file").write_text("in the way")
    proxmox.set_notes(106, "today")
    extra = ("-e", f"docker_traefik_discovery_backup_dir={folder}/file/notes")
    run = play(controller, folder, "--limit=HomeLab", *extra, ignore_errors=True)
    assert "could not be kept" in run.messages[-1]
    proxmox.fault("answer", method="GET", path="/nodes/pve/qemu/106/config", skip=1, status=500, reason="got timeout")
    play(controller, folder, "--limit=HomeLab", ignore_errors=True)
    assert (proxmox.writes(106), proxmox.notes(106)) == (0, "today")
    engine.remove_all()
    for vmid in GUESTS:
        proxmox.set_notes(vmid, BLOCK)
    run = play(controller, folder, f"--limit={','.join(GUESTS.values())}", ignore_errors=True)
    assert "4 of 4 guests" in run.messages[-1]
    assert proxmox.writes() == 0


@pytest.mark.parametrize("way", ["ignored", "rescued"])
def test_a_guest_that_fails_leaves_the_others(
    controller: Controller, proxmox: Simulator, folder: Path, way: str
) -> None:
    """And what is said in the end names only those that were written."""
    damaged = BLOCK.replace("<!-- END", "<!-- THE END")
    proxmox.set_notes(106, damaged)
    include = {"ansible.builtin.include_role": {"name": "docker_traefik_discovery"}}
    rescue = {"tasks": [{"block": [include], "rescue": [{"ansible.builtin.debug": {"msg": "rescued"}}]}], "roles": []}
    alone = ("-e", "docker_traefik_discovery_compare_guests=false")
    keywords = {"ignore_errors": True} if way == "ignored" else rescue
    run = play(controller, folder, "--limit=HomeLab,Cellar", *alone, **keywords)
    assert run.status == 0, run.output
    assert (proxmox.notes(106), proxmox.notes(107)) == (damaged, notes_of("Cellar"))
    assert run.message("Updated") == "Updated Proxmox notes for Cellar (VMID 107) with 13 Traefik labels"


def test_a_refused_write_is_no_update(newest: Controller, proxmox: Simulator, folder: Path) -> None:
    include = {"ansible.builtin.include_role": {"name": "docker_traefik_discovery"}}
    rescue = [{"block": [include], "rescue": [{"ansible.builtin.debug": {"msg": "rescued"}}]}]
    proxmox.fault(
        "answer", method="PUT", path="/nodes/pve/qemu/106/config", status=403, reason="Permission check failed"
    )
    run = play(newest, folder, "--limit=HomeLab", tasks=rescue, roles=[])
    assert "rescued" in run.messages
    assert "Updated" not in run.output


def test_withdrawn_and_published_in_one_run(controller: Controller, proxmox: Simulator, folder: Path) -> None:
    """The notes that the inventory found are old by then."""
    proxmox.set_notes(106, PASSTHROUGH_NOTES)
    states = ("absent", "present")
    roles = [
        {"role": "docker_traefik_discovery", "vars": {"docker_traefik_discovery_state": state}} for state in states
    ]
    run = play(controller, folder, "--limit=HomeLab", roles=roles)
    assert run.status == 0, run.output
    assert run.messages[-1] == "Updated Proxmox notes for HomeLab (VMID 106) with 13 Traefik labels"
    assert proxmox.notes(106) == PASSTHROUGH_NOTES


@pytest.mark.parametrize("when", ["one is withdrawn", "it changes meanwhile"])
def test_two_names_are_seen_all_the_same(newest: Controller, proxmox: Simulator, folder: Path, when: str) -> None:
    proxmox.set_notes(107, BLOCK)
    hosts: dict[str, dict[str, Any]] = {"HomeLab": {"proxmox_vmid": 107, "proxmox_node": "pve2"}}
    if when == "one is withdrawn":
        hosts["Cellar"] = {"docker_traefik_discovery_state": "absent"}
    else:
        config = {"method": "GET", "path": "/nodes/pve2/qemu/107/config", "skip": 1}
        proxmox.fault("change", vmid=107, config={"cores": 3}, **config)
    inventory = folder / "twins.yml"
    inventory.write_text(yaml.safe_dump({"all": {"hosts": hosts}}))
    run = newest.run("discover-and-update.yml", "--limit=HomeLab,Cellar", "--forks=1", f"--inventory={inventory}")
    assert run.messages[-1].startswith("Cellar and HomeLab are VMID 107: ")
    assert (proxmox.requests("PUT"), proxmox.notes(107)) == ([], BLOCK)


@pytest.mark.parametrize("vmid", [107, "107"])
def test_two_names_for_one_guest(controller: Controller, proxmox: Simulator, folder: Path, vmid: object) -> None:
    inventory = folder / "twins.yml"
    inventory.write_text(
        yaml.safe_dump({"all": {"hosts": {"HomeLab": {"proxmox_vmid": vmid, "proxmox_node": "pve2"}}}})
    )
    run = controller.run("discover-and-update.yml", "--limit=HomeLab,Cellar,Attic", f"--inventory={inventory}")
    assert run.status != 0
    assert run.messages[-1] == (
        "Cellar and HomeLab are VMID 107: the labels of one would replace those of the other. "
        "Nothing was written on any guest. Take one of the names out of the inventory, correct its proxmox_vmid, "
        "or leave it out with --limit."
    )
    assert (proxmox.requests("PUT"), FormerNotes(folder).folder.exists()) == ([], False)
