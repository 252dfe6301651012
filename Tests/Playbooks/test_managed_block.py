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
    assert "rule=Host(`inert.invalid`) && Method(`GET`) && Method(`POST`)\n" in proxmox.notes(106)
    assert "old.example.org" not in proxmox.notes(106)
    assert newest.run(DISCOVER, "--limit=HomeLab", *INERT).recap["HomeLab"].changed == 0


def test_nothing_of_a_router_is_left_in_mode_filter(newest: Controller, proxmox: Simulator, engine: Engine) -> None:
    engine.run("hidden", {"traefik.enable": "false", "traefik.http.routers.web.rule": "Host(`a.example.org`)"})
    # Of two services Traefik makes no router.
    engine.run("orphan", {f"traefik.http.services.{name}.loadbalancer.server.port": "80" for name in ("db", "cache")})
    proxmox.set_notes(106, around(block("traefik.enable=false\ntraefik.http.services.db.loadbalancer.server.port=80")))
    run = newest.run(DISCOVER, "--limit=HomeLab", "-e", "gateway_mode=filter")
    assert run.messages[-1] == "Took the managed block out of the Proxmox notes for HomeLab (VMID 106)"
    assert proxmox.notes(106) == f"{BEFORE}\n\n{AFTER}"


@pytest.mark.usefixtures("example")
def test_a_block_with_a_plain_fence_is_taken_over_in_one_write(newest: Controller, proxmox: Simulator) -> None:
    proxmox.set_notes(106, around(PASSTHROUGH_NOTES.replace("```traefik", "```")))
    proxmox.forget_requests()
    newest.run(DISCOVER, "--limit=HomeLab")
    assert proxmox.notes(106) == around(PASSTHROUGH_NOTES)
    newest.run(DISCOVER, "--limit=HomeLab")
    assert len(proxmox.requests("PUT")) == 1


@pytest.mark.usefixtures("example")
def test_routers_of_a_person_are_refused_before_the_write(newest: Controller, proxmox: Simulator) -> None:
    own = "Mine:\n\ntraefik.enable=true\ntraefik.http.routers.mine.rule=Host(`mine.example.org`)"
    proxmox.set_notes(106, own)
    proxmox.forget_requests()
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert run.status != 0
    assert "notes line 4: router mine stands outside" in run.message("names no service")
    assert "Add traefik.http.routers.mine.service=homelab-traefik" in run.message("names no service")
    assert proxmox.requests("PUT") == []
    served = own + "\ntraefik.http.routers.mine.service=homelab-traefik"
    proxmox.set_notes(106, served)
    assert newest.run(DISCOVER, "--limit=HomeLab").status == 0
    assert proxmox.notes(106) == f"{served}\n\n{PASSTHROUGH_NOTES}"


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


def test_withdrawing_may_leave_an_inert_router(newest: Controller, proxmox: Simulator, unreachable: str) -> None:
    proxmox.set_notes(108, around(OLD))
    run = newest.run("withdraw.yml", "--limit=Broken", unreachable, *INERT)
    assert run.messages == ["Replaced what Broken (VMID 108) publishes by a router that matches no request"]
    assert "guest108-inert.rule=" in proxmox.notes(108)
    assert "old.example.org" not in proxmox.notes(108)
    assert newest.run("withdraw.yml", "--limit=Broken", unreachable, *INERT).recap["Broken"].changed == 0


def test_a_guest_without_its_tag_can_be_withdrawn(newest: Controller, proxmox: Simulator, unreachable: str) -> None:
    proxmox.set_notes(110, OLD)
    run = newest.run("withdraw.yml", "-e", "guests=all", "--limit=Private", unreachable)
    assert run.status == 0, run.output
    assert proxmox.notes(110) is None
