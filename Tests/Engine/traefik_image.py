"""Images for containers that pass for a Traefik, or run a real one."""

import io
import tarfile
from pathlib import Path

from busybox_image import root_filesystem
from docker_engine import DockerEngine

_SLEEPS = b"#!/bin/sh\nexec /bin/sleep 1000000\n"
PROGRAMS = ("entrypoint.sh", "traefik", "usr/local/bin/traefik", "start.sh")


def import_sleeping(engine: DockerEngine, image: str) -> str:
    """An image of this name whose programs do nothing; returns the name with a tag."""
    name = image.split("@")[0]
    repository, tag = name.rsplit(":", 1) if ":" in name.split("/")[-1] else (name, "latest")
    engine.client.api.import_image_from_data(
        _with_files({path: _SLEEPS for path in PROGRAMS}), repository=repository, tag=tag
    )
    return f"{repository}:{tag}"


def import_real(engine: DockerEngine, binary: Path) -> str:
    """An image with the real program, started as the official image starts it."""
    script = b'#!/bin/sh\n[ "$1" = traefik ] && shift\nexec /usr/local/bin/traefik "$@"\n'
    files = {"entrypoint.sh": script, "usr/local/bin/traefik": binary.read_bytes()}
    engine.client.api.import_image_from_data(
        _with_files(files),
        repository="traefik",
        tag="v3.7",
        changes=['ENTRYPOINT ["/entrypoint.sh"]', 'CMD ["traefik"]'],
    )
    return "traefik:v3.7"


def _with_files(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(root_filesystem())) as source,
        tarfile.open(fileobj=archive, mode="w") as target,
    ):
        for member in source:
            target.addfile(member, source.extractfile(member) if member.isfile() else None)
        for path, content in files.items():
            member = tarfile.TarInfo(path)
            member.mode, member.size = 0o755, len(content)
            target.addfile(member, io.BytesIO(content))
    return archive.getvalue()
