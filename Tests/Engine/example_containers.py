"""The two example containers on a real engine, with fixed addresses."""

import json
from pathlib import Path

from docker.types import IPAMConfig, IPAMPool

from docker_engine import IMAGE, DockerEngine

LABELS = Path(__file__).parent / "recorded" / "example-labels.json"
PORTS = {"mash-miniflux": 8080, "mash-homarr": 7575}
SUBNET = "172.20.0"


def example_labels() -> dict[str, dict[str, str]]:
    """Container name to labels."""
    return json.loads(LABELS.read_text(encoding="utf-8"))


def run_examples(engine: DockerEngine) -> None:
    """Starts both in a network `traefik`, each with its exposed port, as behind a Traefik of their own."""
    pools = IPAMConfig(pool_configs=[IPAMPool(subnet=f"{SUBNET}.0/24", gateway=f"{SUBNET}.1")])
    engine.client.networks.create("traefik", ipam=pools)
    for last, (name, labels) in enumerate(example_labels().items(), start=3):
        _run(engine, name, labels, f"{SUBNET}.{last}")


def _run(engine: DockerEngine, name: str, labels: dict[str, str], address: str) -> None:
    api = engine.client.api
    container = api.create_container(
        IMAGE,
        name=name,
        hostname=name,
        labels=labels,
        ports=[PORTS[name]],
        host_config=api.create_host_config(network_mode="traefik"),
        networking_config=api.create_networking_config(
            {"traefik": api.create_endpoint_config(ipv4_address=address)},
        ),
    )
    api.start(container)
