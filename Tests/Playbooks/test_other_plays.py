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
