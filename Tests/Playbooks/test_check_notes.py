"""check-notes.yml shows what the API holds now."""

from controller import Controller
from proxmox_simulator import Simulator


def test_it_shows_the_notes_line_by_line(controller: Controller, proxmox: Simulator) -> None:
    proxmox.set_notes(106, "# Cellar\n\ntraefik.enable=true\n{{ 7 * 7 }} [1] é 😀")
    run = controller.run("check-notes.yml", "--limit=HomeLab")
    assert run.status == 0, run.output
    assert run.messages == ["HomeLab (VMID 106):\n# Cellar\n\ntraefik.enable=true\n{{ 7 * 7 }} [1] é 😀"]


def test_it_says_so_when_they_are_empty(newest: Controller, proxmox: Simulator) -> None:
    proxmox.set_notes(200, "   ")  # Proxmox keeps blanks in the notes of lxc guests
    run = newest.run("check-notes.yml", "--limit=HomeLab,Attic")
    assert sorted(run.messages) == ["Attic (VMID 200): the notes are empty", "HomeLab (VMID 106): the notes are empty"]


def test_it_changes_nothing(newest: Controller, proxmox: Simulator) -> None:
    run = newest.run("check-notes.yml")
    assert {recap.changed for recap in run.recap.values()} == {0}
    assert len(run.recap) == 6
    assert proxmox.requests("PUT") == []
