"""What newer versions of the inventory plugin tell, in an inventory written like theirs: templates, and facts that failed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from controller import Controller
from engines import Engine
from example import block
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
RULE = "traefik.http.routers.web.rule"
FAILED = {"proxmox_fact_gathering_failed": True, "proxmox_fact_gathering_error": "500 Server Error"}
Inventory = Callable[..., Controller]


@pytest.fixture
def inventory(controller: Controller, engine: Engine, tmp_path: Path) -> Inventory:
    """HomeLab and Attic in the group exposed, with these variables."""
    engine.run("web", {RULE: "Host(`web.example.org`)"})

    def write(**more: dict[str, Any]) -> Controller:
        hosts = {
            "HomeLab": {"proxmox_vmid": 106, "proxmox_node": "pve", "proxmox_vmtype": "qemu"},
            "Attic": {"proxmox_vmid": 200, "proxmox_node": "pve2", "proxmox_vmtype": "lxc"},
        }
        hosts = {name: variables | more.get(name, {}) for name, variables in hosts.items()}
        file = tmp_path / "written.yml"
        file.write_text(yaml.safe_dump({"exposed": {"hosts": hosts}}))
        return replace(controller, arguments=(f"--inventory={file}", controller.arguments[1]))

    return write


@pytest.mark.parametrize("playbook", [DISCOVER, "withdraw.yml"])
def test_templates_are_left_out(inventory: Inventory, proxmox: Simulator, playbook: str) -> None:
    """And said so once. Their notes are no reason to change those of others."""
    notes = block(f"traefik.enable=true\n{RULE}=Host(`web.example.org`)")
    proxmox.set_notes(106, notes)
    newer = inventory(HomeLab={"proxmox_template": 1, "proxmox_description": notes, "proxmox_digest": "0" * 40})
    run = newer.run(playbook)
    assert run.status == 0, run.output
    assert run.output.count("HomeLab (VMID 106) is a template, so it is left out") == 1
    assert "HomeLab" not in {path.split(": ")[-1] for path in run.output.splitlines() if path.startswith("changed")}
    assert proxmox.notes(106) == notes
    assert [request for request in proxmox.requests() if "/106/" in request["path"]] == []
    assert ("routers.web.rule" in (proxmox.notes(200) or "")) == (playbook == DISCOVER)


def test_a_template_that_no_inventory_told(inventory: Inventory, proxmox: Simulator) -> None:
    proxmox.change(106, template=1)
    run = inventory().run(DISCOVER, "--limit=HomeLab")
    assert run.messages[-1] == (
        "HomeLab (VMID 106): it is a template, and its notes would go to every guest that is made of it. Nothing was written. "
        "Take the tag away from it."
    )
    assert proxmox.requests("PUT") == []


def test_notes_that_the_inventory_could_not_read_are_read(inventory: Inventory, proxmox: Simulator) -> None:
    """Else both would have a router of that name."""
    proxmox.set_notes(200, f"traefik.enable=true\n{RULE}=Host(`other.example.org`)")
    newer = inventory(Attic=FAILED)
    run = newer.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert "traefik.http.routers.web-106.rule=Host(`web.example.org`)" in proxmox.notes(106)
    again = newer.run(DISCOVER, "--limit=HomeLab")
    assert again.recap["HomeLab"].changed == 0


def test_notes_that_nobody_can_read_stop_the_write(inventory: Inventory, proxmox: Simulator) -> None:
    proxmox.fault("answer", method="GET", path="/nodes/pve2/*", status=500, reason="got no answer", times=None)
    run = inventory(Attic=FAILED).run(DISCOVER, "--limit=HomeLab")
    assert run.messages[-1] == (
        "HomeLab (VMID 106): the notes could not be compared with those of Attic (VMID 200), which neither the inventory nor the "
        "role could read: 500: got no answer. Nothing was written. Check that its node is up and that the API token may read it, "
        "then run again; docker_traefik_discovery_compare_guests=false does without the comparison."
    )
    assert (proxmox.requests("PUT"), proxmox.notes(106)) == ([], None)
    alone = ("-e", "docker_traefik_discovery_compare_guests=false")
    assert inventory(Attic=FAILED).run(DISCOVER, "--limit=HomeLab", *alone).status == 0


def test_a_guest_of_the_play_whose_facts_failed(inventory: Inventory, proxmox: Simulator) -> None:
    """Its own text counts too, though only the API has it."""
    proxmox.set_notes(
        200,
        "# Jo's\ntraefik.enable=true\ntraefik.http.routers.web.rule=Host(`jo.example.org`)\ntraefik.http.routers.web.service=x",
    )
    newer = inventory(Attic=FAILED)
    run = newer.run(
        DISCOVER,
        "-e",
        "{\"docker_traefik_discovery_exclude_containers\": \"{{ ['*'] if inventory_hostname == 'Attic' else [] }}\"}",
    )
    assert run.status == 0, run.output
    assert proxmox.notes(200).startswith("# Jo's\n")
    assert "routers.web-106.rule" in proxmox.notes(106)
