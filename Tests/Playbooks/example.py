"""The example: two containers of one guest, and the labels that the gateway needs for them."""

import json
from pathlib import Path

LABELS: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parents[1] / "Engine" / "recorded" / "example-labels.json").read_text()
)

PASSTHROUGH_LABELS = """\
traefik.enable=true
traefik.http.routers.homarr.entrypoints=websecure
traefik.http.routers.homarr.rule=Host(`homelab.cy-bert.fr`)
traefik.http.routers.homarr.service=homelab-traefik
traefik.http.routers.homarr.tls=true
traefik.http.routers.homarr.tls.certresolver=letsencrypt
traefik.http.routers.miniflux.entrypoints=websecure
traefik.http.routers.miniflux.rule=Host(`homelab.cy-bert.fr`) && PathPrefix(`/miniflux`)
traefik.http.routers.miniflux.service=homelab-traefik
traefik.http.routers.miniflux.tls=true
traefik.http.routers.miniflux.tls.certresolver=letsencrypt
traefik.http.services.homelab-traefik.loadbalancer.server.port=8080
traefik.http.services.homelab-traefik.loadbalancer.server.scheme=http"""

FILTER_LABELS = """\
traefik.enable=true
traefik.http.routers.mash-homarr.entrypoints=web
traefik.http.routers.mash-homarr.priority=26
traefik.http.routers.mash-homarr.rule=Host(`homelab.cy-bert.fr`)
traefik.http.routers.mash-homarr.service=mash-homarr
traefik.http.routers.mash-homarr.tls=false
traefik.http.routers.mash-miniflux.entrypoints=web
traefik.http.routers.mash-miniflux.priority=53
traefik.http.routers.mash-miniflux.rule=Host(`homelab.cy-bert.fr`) && PathPrefix(`/miniflux`)
traefik.http.routers.mash-miniflux.service=mash-miniflux
traefik.http.routers.mash-miniflux.tls=false
traefik.http.services.mash-homarr.loadbalancer.server.port=7575
traefik.http.services.mash-homarr.loadbalancer.server.scheme=http
traefik.http.services.mash-miniflux.loadbalancer.server.port=8080"""


BEGIN = "<!-- BEGIN traefik-proxmox-automation (managed by Ansible, edits inside are overwritten) -->\n```traefik"
END = "```\n<!-- END traefik-proxmox-automation -->"


def block(labels: str) -> str:
    """The managed block with these labels, as it stands in the notes."""
    return f"{BEGIN}\n{labels}\n{END}"


PASSTHROUGH_NOTES = block(PASSTHROUGH_LABELS)
FILTER_NOTES = block(FILTER_LABELS)


def notes_of(name: str, vmid: int | None = None) -> str:
    """The notes of a guest with the example, whose service has its name; with a VMID, of one that shares it with others."""
    labels = PASSTHROUGH_LABELS.replace("homelab-traefik", f"{name.lower()}-traefik")
    if vmid is None:
        return block(labels)
    for router, priority in {"homarr": 26, "miniflux": 53}.items():
        own = f"traefik.http.routers.{router}-{vmid}."
        labels = labels.replace(f"traefik.http.routers.{router}.", own)
        labels = labels.replace(f"{own}rule=", f"{own}priority={priority}\n{own}rule=")
    return block(labels)
