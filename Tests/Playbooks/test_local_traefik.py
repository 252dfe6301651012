"""The guest's own Traefik: what a run says of it, and what follows from it."""

import pytest

from controller import Controller
from engines import Engine
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
COMMAND = [
    "/entrypoint.sh",
    "--entrypoints.web.address=:8080",
    "--entrypoints.websecure.address=:8443",
    "--entrypoints.websecure.http.tls",
    "--providers.docker.defaultRule=Host(`{{ normalize .Name }}.lab.test`)",
]
FOUND = "Traefik 3.7 in container traefik: web as 8080, websecure as 8443 with TLS"
SERVICE = "traefik.http.services.homelab-traefik-secure.loadbalancer.server"


@pytest.fixture(autouse=True)
def containers(engine: Engine) -> None:
    engine.run_traefik(COMMAND)
    engine.run("app", {"traefik.http.routers.app.entrypoints": "websecure"})


def test_what_was_found_is_said_and_followed(controller: Controller, proxmox: Simulator) -> None:
    run = controller.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert FOUND in run.messages
    notes = proxmox.notes(106)
    assert "traefik.http.routers.app.rule=Host(`app.lab.test`)" in notes
    assert f"{SERVICE}.port=8443" in notes
    assert f"{SERVICE}.scheme=https" in notes
    assert "Set local_serverstransport to a transport of the gateway" in " ".join(run.output.split())


def test_none_leaves_it_to_the_variables(controller: Controller, proxmox: Simulator) -> None:
    run = controller.run(DISCOVER, "--limit=HomeLab", "-e", "docker_traefik_discovery_local_traefik=none")
    assert run.status == 0, run.output
    assert FOUND not in run.messages
    assert "traefik.http.services.homelab-traefik.loadbalancer.server.port=8080" in proxmox.notes(106)
