"""Labels of containers in any number, no two alike: what a busy guest carries, 13 labels a container."""

from collections.abc import Iterator
from pathlib import Path

LABELS_OF_A_CONTAINER = 13


def labels(name: str, host: str) -> dict[str, str]:
    """One container: a router with a middleware, and a service."""
    router, service = f"traefik.http.routers.{name}", f"traefik.http.services.{name}.loadbalancer"
    return {
        "traefik.enable": "true",
        "traefik.docker.network": "web",
        f"{router}.rule": f"Host(`{host}`) && PathPrefix(`/{name}`)",
        f"{router}.entrypoints": "websecure",
        f"{router}.tls": "true",
        f"{router}.tls.certresolver": "letsencrypt",
        f"{router}.service": name,
        f"{router}.middlewares": name,
        f"{service}.server.port": "8080",
        f"{service}.server.scheme": "http",
        f"{service}.passhostheader": "true",
        f"traefik.http.middlewares.{name}.headers.customrequestheaders.X-Real": "yes",
        "traefik.http.middlewares.compress.compress": "true",
    }


def containers(count: int, guest: str = "g") -> Iterator[tuple[str, dict[str, str]]]:
    """Names and labels; those of two guests differ."""
    for number in range(count):
        name = f"{guest}-{number}"
        yield name, labels(name, f"{name}.example.org")


def write_pieces(file: Path, pieces: Iterator[str]) -> None:
    """Without ever holding the whole text, which would count as memory of whatever is started later."""
    with file.open("w", encoding="utf-8") as text:
        text.writelines(pieces)
