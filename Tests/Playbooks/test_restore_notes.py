"""restore-notes.yml lists what is kept, and writes it back; what it replaces is kept in turn."""

from pathlib import Path

import pytest

from controller import Controller, Run
from former_notes import ATTIC, CELLAR, HOMELAB, FormerNotes
from proxmox_simulator import Simulator

RESTORE = "restore-notes.yml"
ODD_NOTES = ["\n\n a\r\n\tb\0c 😀 é", "['{{ 7 * 7 }}'] {% if %}", "$ANSIBLE_VAULT;1.1;AES256\n3132\n"]


@pytest.fixture
def former(tmp_path: Path) -> FormerNotes:
    return FormerNotes(tmp_path)


def restore(controller: Controller, which: str, *arguments: str) -> Run:
    return controller.run(RESTORE, "--limit=HomeLab", "-e", f"restore={which}", *arguments)


def test_it_lists_what_is_kept(controller: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    older, newer = former.add(1, "\n  # Cellar é 😀\r\nmore"), former.add(2, "{{ 7 * 7 }}")
    empty, bracket = former.add(1, "", CELLAR), former.add(2, "[1, 2]", CELLAR)
    run = controller.run(RESTORE, "--limit=HomeLab,Cellar,Attic", "-vvv")
    assert run.status == 0, run.output
    lists = sorted(message for message in run.messages if "former notes" in message)
    attic, cellar, homelab = (message.splitlines() for message in lists)
    assert attic == [f"Attic (VMID 200): no former notes are kept in {former.folder / ATTIC}"]
    assert cellar == [
        f"Cellar (VMID 107): 2 former notes in {former.folder / CELLAR}, newest first",
        f"{bracket}, 6 characters: [1, 2]",
        f"{empty}, 0 characters: (empty)",
    ]
    assert homelab == [
        f"HomeLab (VMID 106): 2 former notes in {former.folder / HOMELAB}, newest first",
        f"{newer}, 11 characters: {{{{ 7 * 7 }}}}",
        f"{older}, 21 characters: # Cellar é 😀",
    ]
    assert "/HomeLab/python" not in run.output


def test_the_latest_is_restored_and_can_be_taken_back(
    controller: Controller, proxmox: Simulator, former: FormerNotes
) -> None:
    former.add(1, "older")
    former.add(2, "newer")
    proxmox.set_notes(106, "present")
    run = restore(controller, "latest")
    assert run.status == 0, run.output
    assert run.recap["HomeLab"].changed == 1
    assert run.messages[-1] == (
        "Restored the notes of HomeLab (VMID 106) from 20201002T103000.000000Z.txt. "
        "Those that they replaced are kept too."
    )
    assert (proxmox.notes(106), former.texts()) == ("newer", ["older", "newer", "present"])
    restore(controller, "latest", "-e", "docker_traefik_discovery_backup_count=1")
    assert (proxmox.notes(106), former.texts()) == ("present", ["present", "newer"])


@pytest.mark.parametrize("part", [slice(None), slice(-4), slice(8)], ids=["name", "time", "day"])
def test_a_named_one_is_restored(newest: Controller, proxmox: Simulator, former: FormerNotes, part: slice) -> None:
    name = former.add(1, "older")
    former.add(2, "newer")
    assert restore(newest, name[part]).status == 0
    assert (proxmox.notes(106), former.texts()) == ("older", ["older", "newer", ""])


def test_odd_texts_come_back_as_they_were(controller: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    guests = {106: HOMELAB, 107: CELLAR, 200: ATTIC}
    for guest, text in zip(guests.values(), ODD_NOTES, strict=True):
        former.add(1, text, guest)
    run = controller.run(RESTORE, "--limit=HomeLab,Cellar,Attic", "-e", "restore=latest")
    assert run.status == 0, run.output
    assert [proxmox.notes(vmid) for vmid in guests] == ODD_NOTES


def test_the_longest_notes_come_back_to_both_kinds(
    controller: Controller, proxmox: Simulator, former: FormerNotes
) -> None:
    """Proxmox returns one character more of an lxc guest than it accepts."""
    longest = "é" * 8192
    former.add(1, longest)
    former.add(1, longest + "\n", ATTIC)
    run = controller.run(RESTORE, "--limit=HomeLab,Attic", "-e", "restore=latest")
    assert run.status == 0, run.output
    assert (proxmox.notes(106), proxmox.notes(200)) == (longest, longest + "\n")


def test_an_empty_text_clears_the_notes(controller: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    for vmid, guest in {106: HOMELAB, 200: ATTIC}.items():
        former.add(1, "", guest)
        proxmox.set_notes(vmid, "present")
    run = controller.run(RESTORE, "--limit=HomeLab,Attic", "-e", "restore=latest")
    assert run.status == 0, run.output
    assert (proxmox.notes(106), proxmox.notes(200)) == (None, None)
    assert (former.texts(), former.texts(ATTIC)) == (["", "present"], ["", "present\n"])


def test_equal_notes_are_not_written(newest: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    """An editor's newline at the end is none of a qemu guest's."""
    name = former.add(1, "present\n")
    proxmox.set_notes(106, "present")
    run = restore(newest, "latest", "--diff")
    assert run.status == 0, run.output
    assert run.messages[-1] == f"The notes of HomeLab (VMID 106) already are those of {name}. Nothing was written."
    assert (run.recap["HomeLab"].changed, proxmox.writes(106), len(former.files())) == (0, 0, 1)


def test_check_mode_shows_the_difference_only(controller: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    former.add(1, "same\n{{ older }}")
    proxmox.set_notes(106, "same\n[present]")
    run = restore(controller, "latest", "--check", "--diff")
    assert run.status == 0, run.output
    assert "\n same\n-[present]\n" in run.output
    assert "\n+{{ older }}\n" in run.output
    assert run.messages[-1] == "Would restore the notes of HomeLab (VMID 106) from 20201001T103000.000000Z.txt."
    assert (run.recap["HomeLab"].changed, proxmox.writes(106), len(former.files())) == (1, 0, 1)


CHOICES = {
    "20191231": "no former notes are called 20191231 in {folder}. Run again without restore to see what is kept.",
    "202010": "2 former notes begin with 202010. Name one of them: "
    "20201002T103000.000000Z.txt, 20201001T103000.000000Z.txt.",
    "../lxc-200-Attic": "no former notes are called ../lxc-200-Attic in {folder}. "
    "Run again without restore to see what is kept.",
}


@pytest.mark.parametrize("which", CHOICES)
def test_what_is_not_clear_is_not_restored(
    newest: Controller, proxmox: Simulator, former: FormerNotes, which: str
) -> None:
    former.add(1, "older")
    former.add(2, "newer")
    run = restore(newest, which)
    assert run.recap["HomeLab"].failed == 1
    assert run.messages[-1] == "HomeLab (VMID 106): " + CHOICES[which].format(folder=former.folder / HOMELAB)
    assert proxmox.writes(106) == 0


def test_where_none_are_kept(newest: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    run = restore(newest, "latest")
    assert run.recap["HomeLab"].failed == 1
    assert run.messages[-1] == (
        f"HomeLab (VMID 106): no former notes are kept in {former.folder / HOMELAB}. They are kept where Ansible ran "
        "when they were replaced; docker_traefik_discovery_backup_dir names the folder."
    )
