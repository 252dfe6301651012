"""discover-and-update.yml on the two example containers: what it says, what it writes, and what it leaves alone."""

import json

import pytest

from controller import Controller
from engines import Engine
from example import FILTER_NOTES, LABELS, PASSTHROUGH_NOTES, notes_of
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
TASKS = [
    "Display execution info",
    "Execute Docker inspection script",
    "Check if Docker is installed",
    "Display discovered labels count",
    "Parse and format labels for Proxmox",
    "Display formatted labels summary",
    "Update Proxmox notes via API",
    "Display success message",
]


@pytest.fixture(autouse=True)
def containers(engine: Engine) -> None:
    for name, labels in LABELS.items():
        engine.run(name, labels)


def test_a_run_publishes_the_labels_and_says_so(controller: Controller, proxmox: Simulator) -> None:
    run = controller.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert run.messages == [
        "Starting Traefik labels discovery on HomeLab (VMID 106)",
        "Docker is installed on HomeLab (VMID 106)",
        "Found 26 Traefik labels across 2 containers",
        "Parsed 13 labels (2 routers, 1 services, 0 middlewares)",
        "Updated Proxmox notes for HomeLab (VMID 106) with 13 Traefik labels",
    ]
    assert proxmox.notes(106) == PASSTHROUGH_NOTES
    assert run.recap["HomeLab"].changed == 1
    places = [run.output.index(f"TASK [docker_traefik_discovery : {task}]") for task in TASKS]
    assert places == sorted(places)


def test_containers_without_labels_are_asked_for_their_ports_and_not_counted(
    controller: Controller, engine: Engine
) -> None:
    engine.run("vpn", {"mine": "secret"})
    labels = {
        "traefik.http.routers.app.rule": "Host(`app.example.org`)",
        "traefik.http.services.app.loadbalancer.server.port": "80",
    }
    engine.run("app", labels, network_of="vpn")
    run = controller.run(DISCOVER, "--limit=HomeLab", "-e", "docker_traefik_discovery_gateway_mode=filter")
    assert run.status == 0, run.output
    assert run.messages[2] == "Found 28 Traefik labels across 3 containers"
    assert "mine" not in run.output


def test_a_second_run_changes_and_writes_nothing(controller: Controller, proxmox: Simulator) -> None:
    controller.run(DISCOVER, "--limit=HomeLab")
    proxmox.forget_requests()
    run = controller.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert run.recap["HomeLab"].changed == 0
    assert run.messages[-1] == "Proxmox notes for HomeLab (VMID 106) are up to date"
    assert controller.run(DISCOVER, "--limit=HomeLab", "--check", "--diff").recap["HomeLab"].changed == 0
    assert proxmox.requests("PUT") == []


def test_right_notes_are_not_read_again(controller: Controller, proxmox: Simulator) -> None:
    """The inventory has just read them. From a cache they may be old."""
    controller.run(DISCOVER, "--limit=HomeLab")
    for extra, readings in ((), 1), (("-e", "docker_traefik_discovery_trust_inventory_notes=false"), 2):
        proxmox.forget_requests()
        run = controller.run(DISCOVER, "--limit=HomeLab", *extra)
        assert run.recap["HomeLab"].changed == 0, run.output
        assert len(proxmox.requests("GET", "/nodes/pve/qemu/106/config")) == readings


def test_an_inventory_that_is_old_is_no_reason_to_write(newest: Controller, proxmox: Simulator) -> None:
    newest.run(DISCOVER, "--limit=HomeLab")
    proxmox.forget_requests()
    old = "-e", json.dumps({"proxmox_description": "# As it was yesterday"})
    run = newest.run(DISCOVER, "--limit=HomeLab", *old)
    assert run.recap["HomeLab"].changed == 0, run.output
    assert run.messages[-1] == "Proxmox notes for HomeLab (VMID 106) are up to date"
    assert proxmox.requests("PUT") == []


def test_guests_are_named_where_one_task_speaks_for_all(newest: Controller, proxmox: Simulator) -> None:
    run = newest.run(DISCOVER, "--limit=HomeLab,Cellar,Bare")
    labels = "Found 26 Traefik labels across 2 containers"
    assert set(run.message(labels).splitlines()) == {f"HomeLab (VMID 106): {labels}", f"Cellar (VMID 107): {labels}"}
    assert run.message("Docker is installed on ").count("Docker is not installed on Bare (VMID 109), skipping") == 1
    assert run.messages[-1].count("Updated Proxmox notes for ") == 2


def test_a_run_shows_the_difference_when_asked(newest: Controller, proxmox: Simulator) -> None:
    run = newest.run(DISCOVER, "--limit=HomeLab", "--diff")
    assert "+traefik.enable=true" in run.output
    assert run.recap["HomeLab"].changed == 1
    assert proxmox.notes(106) == PASSTHROUGH_NOTES


def test_check_mode_shows_the_difference_and_writes_nothing(controller: Controller, proxmox: Simulator) -> None:
    proxmox.set_notes(106, "traefik.enable=true\ntraefik.http.routers.old.rule=Host(`old.example.org`)")
    proxmox.forget_requests()
    run = controller.run(DISCOVER, "--limit=HomeLab", "--check", "--diff")
    assert run.status == 0, run.output
    assert "-traefik.http.routers.old.rule=Host(`old.example.org`)" in run.output
    assert "+traefik.http.routers.homarr.rule=Host(`homelab.cy-bert.fr`)" in run.output
    assert run.recap["HomeLab"].changed == 1
    assert run.messages[-1] == "Would update Proxmox notes for HomeLab (VMID 106) with 13 Traefik labels"
    assert proxmox.requests("PUT") == []


def test_filter_keeps_the_labels_of_the_containers(controller: Controller, proxmox: Simulator) -> None:
    run = controller.run(DISCOVER, "--limit=HomeLab", "-e", "gateway_mode=filter")
    assert proxmox.notes(106) == FILTER_NOTES, run.output
    assert run.messages[-1] == "Updated Proxmox notes for HomeLab (VMID 106) with 14 Traefik labels"


def test_the_short_names_reach_the_module(newest: Controller, proxmox: Simulator) -> None:
    newest.run(DISCOVER, "--limit=HomeLab", "-e", "traefik_local_port=8443 gateway_service_name=cellar")
    service = "traefik.http.services.cellar.loadbalancer.server"
    assert f"{service}.port=8443\n{service}.scheme=http" in proxmox.notes(106)


def test_guests_of_both_kinds_and_on_all_nodes(controller: Controller, proxmox: Simulator) -> None:
    run = controller.run(DISCOVER, "--limit=HomeLab,Cellar,Attic")
    assert run.status == 0, run.output
    assert {name: recap.changed for name, recap in run.recap.items()} == {"HomeLab": 1, "Cellar": 1, "Attic": 1}
    assert proxmox.notes(107) == notes_of("Cellar", 107)  # a qemu guest of another node
    assert proxmox.notes(200) == notes_of("Attic", 200) + "\n"  # Proxmox ends the lines of an lxc guest's notes
    again = controller.run(DISCOVER, "--limit=HomeLab,Cellar,Attic")
    assert {recap.changed for recap in again.recap.values()} == {0}


def test_a_guest_without_the_tag_is_left_alone(newest: Controller, proxmox: Simulator) -> None:
    run = newest.run(DISCOVER, "--limit=Private", "--check")
    assert "no hosts matched" in run.output
    assert "Private" not in run.recap
