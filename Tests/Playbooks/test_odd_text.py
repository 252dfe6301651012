"""Text that Ansible, JSON, a form or Proxmox might change on its way arrives as it was."""

import pytest

from controller import Controller
from engines import Engine
from example import BEGIN
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
HEADER = "HeaderRegexp(`X-Odd`, `{}`)"
ODD_VALUES = {
    "jinja": "{{ 7 * 7 }}{% raw %}",
    "list": "['a', 1]",
    "form": "a=b&c;d+e%41 %",
    "quotes": "\"double\" 'single' \\ back",
    "unicode": "äöü 漢字 😀 \u00a0",
    "markup": "<!-- x --> #!/bin/sh $(id) ${HOME}",
    "boolean": "True",
}
ODD_NOTES = {
    "read as data": ["{'a': [1, 2]}", '{"a": [1, {"b": null}]}', "True", "106"],
    "read as signs": [
        "None",
        "{{ lookup('ansible.builtin.pipe', 'echo evaluated') }}\n{% if %}",
        "a=b&c;d+e%41",
        "\n\n  text\t\r\n  more  é",
    ],
}
GUESTS = {106: "HomeLab", 107: "Cellar", 111: "Loft", 200: "Attic"}


@pytest.mark.parametrize("mode", ["passthrough", "filter"])
def test_odd_labels_arrive_as_they_are(controller: Controller, proxmox: Simulator, engine: Engine, mode: str) -> None:
    rules = {name: HEADER.format(value) for name, value in ODD_VALUES.items()}
    labels = {f"traefik.http.routers.{name}.rule": rule for name, rule in rules.items()}
    engine.run("odd", {**labels, "traefik.http.services.odd.loadbalancer.server.port": "80"})
    choice = ("-e", f"gateway_mode={mode}")
    run = controller.run(DISCOVER, "--limit=HomeLab", *choice)
    assert run.status == 0, run.output
    written = dict(line.split("=", 1) for line in proxmox.notes(106).split("\n") if line.startswith("traefik."))
    assert {name: written.get(f"traefik.http.routers.{name}.rule") for name in rules} == rules
    assert controller.run(DISCOVER, "--limit=HomeLab", *choice).recap["HomeLab"].changed == 0


def test_a_label_cannot_add_a_line_to_the_notes(controller: Controller, proxmox: Simulator, engine: Engine) -> None:
    evil = "Host(`a.example.org`)\ntraefik.http.routers.evil.rule=Host(`b.example.org`)"
    labels = {"traefik.http.routers.evil-twin.rule": evil, "traefik.http.routers.good.rule": "Host(`good.example.org`)"}
    engine.run("evil", labels)
    controller.run(DISCOVER, "--limit=HomeLab")
    assert "traefik.http.routers.good.rule=Host(`good.example.org`)" in proxmox.notes(106)
    assert "traefik.http.routers.evil.rule" not in proxmox.notes(106)


@pytest.mark.parametrize("kind", ODD_NOTES)
def test_odd_notes_are_shown_kept_and_restored(
    controller: Controller, proxmox: Simulator, engine: Engine, kind: str
) -> None:
    engine.run("web", {"traefik.http.routers.web.rule": "Host(`web.example.org`)"})
    for vmid, notes in zip(GUESTS, ODD_NOTES[kind], strict=True):
        proxmox.set_notes(vmid, notes)
    before = {vmid: proxmox.notes(vmid) for vmid in GUESTS}
    limit = f"--limit={','.join(GUESTS.values())}"
    shown = controller.run("check-notes.yml", limit)
    for vmid, name in GUESTS.items():
        assert shown.message(name) == "\n".join([f"{name} (VMID {vmid}):", *before[vmid].splitlines()])
    run = controller.run(DISCOVER, limit)
    assert run.status == 0, run.output
    for vmid, name in GUESTS.items():
        assert run.message(f"Updated Proxmox notes for {name}").endswith(" with 9 Traefik labels")
        assert proxmox.notes(vmid).startswith(f"{before[vmid]}\n\n{BEGIN}\n")
    assert controller.run("withdraw.yml", limit).status == 0
    assert {vmid: proxmox.notes(vmid) for vmid in GUESTS} == before
