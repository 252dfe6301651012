#!/usr/bin/env python3
"""A `docker` command that answers from a recording, for machines without an engine.

It knows the calls that `inspect-docker.sh` and the role make, and refuses all others. It reads what a real
`docker inspect` printed: `containers.json` beside this file, or the file named by RECORDED_CONTAINERS.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

VERSION = "Docker version 20.10.24+dfsg1, build 297e128"
COMPOSE = {"com.docker.compose.project", "com.docker.compose.service"}

Recorded = dict[str, Any]


def recording() -> list[Recorded]:
    """The recorded containers, newest first, as `docker ps` would list them."""
    beside = Path(__file__).resolve().parent / "containers.json"
    return json.loads(Path(os.environ.get("RECORDED_CONTAINERS", beside)).read_text(encoding="utf-8"))


def is_traefik(key: str) -> bool:
    """Whether the script prints labels with this key."""
    return key.lower().startswith("traefik.")


def line(container: Recorded, *, is_owner: bool = False) -> str:
    """What the template of `inspect-docker.sh` yields for a container, or that for one whose network others use."""
    labels = container["Config"]["Labels"]
    if not is_owner and not any(is_traefik(key) for key in labels):
        return container["Id"]
    networks = container["NetworkSettings"]["Networks"]
    report = {
        "id": container["Id"],
        "name": container["Name"].removeprefix("/"),
        "state": container["State"]["Status"],
        "health": container["State"].get("Health", {}).get("Status", ""),
        "labels": {key: labels[key] for key in sorted(labels) if is_traefik(key) or key in COMPOSE},
        "networks": {name: {"IPAddress": network["IPAddress"]} for name, network in networks.items()},
        "network_mode": container["HostConfig"]["NetworkMode"],
        "ports": container["NetworkSettings"]["Ports"],
    }
    if is_owner:
        report.update(only_for="network", labels={}, networks={})
    return f"{container['Id']} {json.dumps(report, separators=(',', ':'))}"


def traefik_lines(container: Recorded) -> list[str]:
    """What it adds for a container that runs Traefik: nothing is mounted into one here, and nothing in it is secret."""
    image = container["Config"].get("Image", "")
    if not image.startswith("traefik:"):
        return []
    start = {
        "name": container["Name"].removeprefix("/"),
        "image": image,
        "state": container["State"]["Status"],
        "command": [container["Path"], *container["Args"]],
        "environment": [],
        "working_dir": "",
        "user": "",
        "network_mode": container["HostConfig"]["NetworkMode"],
        "ports": container["NetworkSettings"]["Ports"],
    }
    places = [f'{container["Id"]}.place ""'] * 4
    return [f"{container['Id']}.object {json.dumps(start).removesuffix('}')}", f'{container["Id"]}.config ""', *places]


def inspect(template: str, ids: Sequence[str]) -> int:
    """Prints a line for each known id, names the others on standard error; returns docker's exit status."""
    known = {container["Id"]: container for container in recording()}
    for id_ in ids:
        if id_ in known:
            is_owner = "range" not in template
            print(line(known[id_], is_owner=is_owner))
            for more in [] if is_owner else traefik_lines(known[id_]):
                print(more)
    missing = [id_ for id_ in ids if id_ not in known]
    for id_ in missing:
        print(f"Error: No such container: {id_}", file=sys.stderr)
    return 1 if missing else 0


def main(arguments: Sequence[str]) -> int:
    """Answers one docker command; returns its exit status."""
    match arguments:
        case ["--version"]:
            print(VERSION)
        case ["ps", "--quiet", "--no-trunc"]:
            for container in recording():
                print(container["Id"])
        case ["ps", "--quiet", "--no-trunc", "--all", *_]:
            pass  # nothing that has stopped is among them
        case ["inspect", "--type", "container", "--format", template, *ids]:
            return inspect(template, ids)
        case _:
            print(f"recorded docker: no answer to `docker {' '.join(arguments)}`. Use a real engine.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
