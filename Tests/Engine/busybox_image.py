"""An image for containers that only have to run: busybox and its links, packed here, fetched from nowhere."""

import io
import shutil
import tarfile
from pathlib import Path

APPLETS = ("sh", "sleep", "true", "false", "httpd", "echo", "kill", "cat", "nc", "wget")


def busybox() -> Path:
    """The statically linked busybox of this machine; its absence is an error that names the package."""
    found = shutil.which("busybox")
    if found is None:
        raise RuntimeError("Docker engine for tests: no busybox on PATH. Install the package busybox-static.")
    return Path(found)


def root_filesystem() -> bytes:
    """A tar archive of /bin with busybox and a link to it for every applet."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        tar.add(busybox().resolve(), arcname="bin/busybox")
        for applet in APPLETS:
            link = tarfile.TarInfo(f"bin/{applet}")
            link.type, link.linkname, link.mode = tarfile.SYMTYPE, "busybox", 0o777
            tar.addfile(link)
    return archive.getvalue()
