"""When most guests would lose their block in one run, nothing is written on any of them, unless that is meant."""

import json

from controller import Controller
from engines import Engine
from example import block
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
BLOCK = block("traefik.enable=true\ntraefik.http.routers.old.rule=Host(`old.example.org`)")
GUESTS = {106: "HomeLab", 107: "Cellar", 111: "Loft", 200: "Attic"}
LIMIT = f"--limit={','.join(GUESTS.values())}"


def publish_before(proxmox: Simulator, *more: int) -> None:
    for vmid in (*GUESTS, *more):
        proxmox.set_notes(vmid, BLOCK)
    proxmox.forget_requests()


def test_nothing_is_written(controller: Controller, proxmox: Simulator, engine: Engine) -> None:
    """Broken, whose engine does not answer, does not count and keeps its block as well."""
    publish_before(proxmox, 108)
    run = controller.run(DISCOVER, LIMIT + ",Broken")
    assert run.status != 0
    message = run.message("of 4 guests with a managed block would lose")
    assert message.startswith("4 of 4 guests ")
    assert set(message.split("publishes: ")[1].split(".")[0].split(", ")) == set(GUESTS.values())
    assert message.endswith("run again with -e docker_traefik_discovery_allow_block_loss=true.")
    assert proxmox.requests("PUT") == []
    assert controller.run(DISCOVER, LIMIT, "-e", "docker_traefik_discovery_allow_block_loss=true").status == 0
    assert {proxmox.notes(vmid) for vmid in GUESTS} == {None}


def test_an_inert_block_publishes_nothing_either(newest: Controller, proxmox: Simulator, engine: Engine) -> None:
    publish_before(proxmox)
    assert newest.run(DISCOVER, LIMIT, "-e", "docker_traefik_discovery_when_empty=inert").status != 0
    assert proxmox.requests("PUT") == []


def test_guests_in_mode_filter_that_lose_all_routers_count(
    newest: Controller, proxmox: Simulator, engine: Engine
) -> None:
    engine.run("hidden", {"traefik.enable": "false", "traefik.http.routers.web.rule": "Host(`a.example.org`)"})
    # Of two services Traefik makes no router.
    engine.run("orphan", {f"traefik.http.services.{name}.loadbalancer.server.port": "80" for name in ("db", "cache")})
    publish_before(proxmox)
    run = newest.run(DISCOVER, LIMIT, "-e", "gateway_mode=filter")
    assert run.message("of 4 guests with a managed block would lose").startswith("4 of 4 guests ")
    assert proxmox.requests("PUT") == []


def test_an_inert_block_of_an_earlier_version_is_no_loss(
    newest: Controller, proxmox: Simulator, engine: Engine
) -> None:
    for vmid in GUESTS:
        router = f"traefik.http.routers.guest-{vmid}-inert"
        port = f"traefik.http.services.guest-{vmid}.loadbalancer.server.port=9"
        inert = f"traefik.enable=true\n{router}.rule=Host(`inert.invalid`)\n{router}.service=guest-{vmid}\n{port}"
        proxmox.set_notes(vmid, block(inert))
    assert newest.run(DISCOVER, LIMIT, "-e", "docker_traefik_discovery_when_empty=inert").status == 0
    assert all("Method(`GET`) && Method(`POST`)" in proxmox.notes(vmid) for vmid in GUESTS)


def test_half_of_them_may_lose_it(newest: Controller, proxmox: Simulator, engine: Engine) -> None:
    engine.run("web", {"traefik.http.routers.web.rule": "Host(`web.example.org`)"})
    publish_before(proxmox)
    hidden = "{{ ['*'] if inventory_hostname in ['Cellar', 'Attic'] else [] }}"
    run = newest.run(DISCOVER, LIMIT, "-e", json.dumps({"docker_traefik_discovery_exclude_containers": hidden}))
    assert run.status == 0, run.output
    assert [vmid for vmid in GUESTS if proxmox.notes(vmid)] == [106, 111]


def test_three_guests_are_too_few_to_ask(newest: Controller, proxmox: Simulator, engine: Engine) -> None:
    publish_before(proxmox)
    assert newest.run(DISCOVER, "--limit=HomeLab,Cellar,Attic").status == 0
    assert [vmid for vmid in GUESTS if proxmox.notes(vmid)] == [111]
