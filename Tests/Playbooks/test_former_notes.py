"""Before a write the notes that it replaces are kept on the control node; without a write nothing is."""

import re
import stat
from pathlib import Path

import pytest
import yaml

from controller import Controller
from engines import Engine
from former_notes import ATTIC, CELLAR, HOMELAB, NAME, FormerNotes
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
GUESTS = {106: HOMELAB, 107: CELLAR, 200: ATTIC}
ODD_NOTES = {
    "structures": ["{'a': [1, 2]}", '["{{ 7 * 7 }}"]', "True"],
    "signs": ["\n\n a\r\n\tb\0c 😀 é\r", "{{ undefined_name }}{% if %}", "$ANSIBLE_VAULT;1.1;AES256\n3132"],
    "sizes": [None, "😀" * 8192, "x" * 8192],
}


@pytest.fixture
def former(tmp_path: Path, engine: Engine) -> FormerNotes:
    """What is kept so far, with a container to publish."""
    engine.run("web", {"traefik.http.routers.web.rule": "Host(`web.example.org`)"})
    return FormerNotes(tmp_path)


@pytest.mark.parametrize("kind", ODD_NOTES)
def test_the_replaced_text_is_kept_byte_for_byte(
    controller: Controller, proxmox: Simulator, former: FormerNotes, kind: str
) -> None:
    for vmid, text in zip(GUESTS, ODD_NOTES[kind], strict=True):
        proxmox.set_notes(vmid, text)
    notes = {guest: proxmox.notes(vmid) or "" for vmid, guest in GUESTS.items()}
    # The longest notes would leave no room for a block.
    replace = ("-e", "docker_traefik_discovery_notes_form=replace")
    run = controller.run(DISCOVER, "--limit=HomeLab,Cellar,Attic", *replace)
    assert run.status == 0, run.output
    assert {recap.changed for recap in run.recap.values()} == {1}
    assert {guest: former.texts(guest) for guest in GUESTS.values()} == {guest: [text] for guest, text in notes.items()}


def test_only_the_user_can_read_it(controller: Controller, former: FormerNotes) -> None:
    controller.run(DISCOVER, "--limit=HomeLab")
    (file,) = former.files()
    assert re.fullmatch(NAME, file.name)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (former.folder, file.parent, file)] == [0o700, 0o700, 0o600]


def test_without_a_write_nothing_is_kept(newest: Controller, former: FormerNotes) -> None:
    newest.run(DISCOVER, "--limit=HomeLab", "--check", "--diff")
    assert not former.folder.exists()
    for _ in range(2):
        newest.run(DISCOVER, "--limit=HomeLab")
        assert len(former.files()) == 1


def test_the_oldest_make_room(newest: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    for day in (3, 1, 2):
        former.add(day, f"day {day}")
    foreign = former.folder / HOMELAB / "19991231.txt"
    foreign.write_text("not ours")
    proxmox.set_notes(106, "today")
    newest.run(DISCOVER, "--limit=HomeLab", "-e", "docker_traefik_discovery_backup_count=2")
    assert former.texts() == ["not ours", "day 2", "day 3", "today"]


@pytest.mark.parametrize("reason", ["VM is locked (backup)", "Permission check failed (/vms/106, VM.Config.Options)"])
def test_a_refused_write_leaves_no_copy(
    controller: Controller, proxmox: Simulator, former: FormerNotes, reason: str
) -> None:
    for day in (1, 2):
        former.add(day, f"day {day}")
    status = 403 if "Permission" in reason else 500
    for text in ("today", "tomorrow"):
        proxmox.set_notes(106, text)
        fault = {"method": "PUT", "path": "/nodes/pve/qemu/106/config", "times": None}
        proxmox.fault("answer", status=status, reason=reason, **fault)
        patience = ("-e", "docker_traefik_discovery_lock_timeout=1")
        run = controller.run(DISCOVER, "--limit=HomeLab", "-e", "docker_traefik_discovery_backup_count=2", *patience)
        assert reason in run.messages[-1]
    assert former.texts() == ["day 1", "day 2"]


def test_a_write_that_may_still_be_carried_out_keeps_its_copy(
    newest: Controller, proxmox: Simulator, former: FormerNotes
) -> None:
    proxmox.set_notes(106, "today")
    write = {"method": "PUT", "path": "/nodes/pve/qemu/106/config"}
    proxmox.fault("drop", **write)
    proxmox.fault("answer", status=403, reason="Permission check failed", **write)
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert "403: Permission check failed" in run.messages[-1]
    assert len(proxmox.requests("PUT")) == 2
    assert former.texts() == ["today"]


def test_the_count_0_keeps_and_removes_nothing(newest: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    former.add(1, "day 1")
    newest.run(DISCOVER, "--limit=HomeLab", "-e", "docker_traefik_discovery_backup_count=0")
    assert former.texts() == ["day 1"]
    assert len(proxmox.requests("PUT")) == 1


def test_failed_writes_push_nothing_out(newest: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    """The copy goes when a reading shows that the notes were not replaced, and stays when there is none."""
    former.add(1, "day 1")
    proxmox.set_notes(106, "today")
    fault = {"path": "/nodes/pve/qemu/106/config", "status": 500, "reason": "no space left"}
    for end in ("could not be written", "not known whether they were written", "not known whether they were written"):
        proxmox.fault("answer", method="PUT", **fault)
        if "not known" in end:
            proxmox.fault("answer", method="GET", skip=2, **fault)
        run = newest.run(DISCOVER, "--limit=HomeLab")
        assert end in run.messages[-1], run.output
        assert former.texts() == ["day 1", "today"][: 1 + ("not known" in end)]
    assert proxmox.writes(106) == 0


def test_a_folder_that_cannot_be_written_stops_the_write(
    controller: Controller, proxmox: Simulator, former: FormerNotes, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    proxmox.set_notes(106, "today")
    folder = f"{tmp_path}/file/notes"
    run = controller.run(DISCOVER, "--limit=HomeLab", "-e", f"docker_traefik_discovery_backup_dir={folder}")
    assert run.recap["HomeLab"].failed == 1
    assert run.messages[-1].startswith(
        f"HomeLab (VMID 106): the former notes could not be kept in {folder}/qemu-106-HomeLab, so nothing was written: "
    )
    assert "Not a directory" in run.messages[-1]
    assert run.messages[-1].endswith(
        " Let the user who runs Ansible write there, name another folder in docker_traefik_discovery_backup_dir, "
        "or set docker_traefik_discovery_backup_count to 0 to keep none."
    )
    assert (proxmox.writes(106), proxmox.notes(106)) == (0, "today")


def test_an_odd_name_stays_inside_the_folder(
    newest: Controller, proxmox: Simulator, former: FormerNotes, guests: Path, tmp_path: Path
) -> None:
    as_homelab = yaml.safe_load(guests.read_text())["all"]["hosts"]["HomeLab"]
    odd = {"../../é 'x'$(id)": {**as_homelab, "proxmox_vmid": 110, "proxmox_node": "pve"}}
    inventory = tmp_path / "odd.yml"
    inventory.write_text(yaml.safe_dump({"all": {"children": {"exposed": {"children": {"odd": {"hosts": odd}}}}}}))
    run = newest.run(DISCOVER, "--limit=odd", f"--inventory={inventory}")
    assert run.status == 0, run.output
    assert [path.name for path in former.folder.iterdir()] == ["qemu-110-.._..____x___id_"]
    assert "Host(`web.example.org`)" in proxmox.notes(110)
