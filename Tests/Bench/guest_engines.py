"""A docker command that answers for many guests: each has its own recording, found by the address that ssh was sent to."""

import json
from pathlib import Path

from engines import RECORDED
from label_sets import containers
from recorded_docker import line

# Prepared texts, since a guest of its own would pay for the engine itself.
DOCKER = """#!/bin/sh
to=${SSH_CONNECTION% *}
cat "$(dirname "$0")/${to##* }/$1"
"""


def make_engines(folder: Path, addresses: dict[str, str], count: int) -> None:
    """`addresses`: of each guest. Each gets this number of containers of its own."""
    command = folder / "docker"
    command.write_text(DOCKER)
    command.chmod(0o755)
    template = json.loads((RECORDED / "containers.json").read_text())[0]
    for guest, address in addresses.items():
        recorded = []
        for number, (name, labels) in enumerate(containers(count, guest)):
            recorded.append({**template, "Id": f"{number:064x}", "Name": f"/{name}", "Config": {"Labels": labels}})
        answers = folder / address
        answers.mkdir()
        (answers / "ps").write_text("".join(f"{container['Id']}\n" for container in recorded))
        (answers / "inspect").write_text("".join(f"{line(container)}\n" for container in recorded))
