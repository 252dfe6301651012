"""A private Docker engine: own processes, mounts, network and data, which all end with it."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

import docker
from docker.errors import DockerException
from docker.models.containers import Container

from busybox_image import root_filesystem

IMAGE = "busybox:1"
TOOLS = {
    "dockerd": "docker.io",
    "docker": "docker.io",
    "unshare": "util-linux",
    "setpriv": "util-linux",
    "ip": "iproute2",
}
START_SECONDS = 30.0


class DockerEngine:
    """Runs `dockerd` in namespaces of its own (process, mount, network), with the image IMAGE loaded.

    The machine's own network is never touched: bridges, firewall rules and published ports exist in the engine's
    namespace only. Its socket is an ordinary path: `environment()` makes the docker command speak to it.

        with DockerEngine() as engine:
            engine.run("web", labels={"traefik.enable": "true"})
            subprocess.run(["docker", "ps"], env=engine.environment())

    Raises RuntimeError with what to do where no engine can be started (it needs root and a few packages).
    """

    def __init__(self) -> None:
        require_tools()
        self.folder = Path(tempfile.mkdtemp(prefix="engine-"))
        self.folder.chmod(0o755)  # other users may come as far as the socket, which refuses them
        self.host = f"unix://{self.folder}/docker.sock"
        self.log = self.folder / "log"
        self.process = self._start()
        try:
            self.client = self._connect()
            self.import_image(IMAGE)
        except BaseException:
            self.stop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start(self) -> subprocess.Popen[bytes]:
        (self.folder / "daemon.json").write_text("{}")
        daemon = [
            f"--host={self.host}",
            f"--data-root={self.folder}/data",
            f"--exec-root={self.folder}/exec",
            f"--pidfile={self.folder}/docker.pid",
            f"--config-file={self.folder}/daemon.json",
        ]
        ends_with_us = ["setpriv", "--pdeathsig=KILL"]  # even if this process is killed
        namespaces = ["unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child"]
        inside = ["sh", "-c", 'ip link set lo up && exec dockerd "$@"', "dockerd", *daemon]
        with self.log.open("wb") as log:
            return subprocess.Popen(
                [*ends_with_us, *namespaces, *inside], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def _connect(self) -> docker.DockerClient:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                return docker.DockerClient(base_url=self.host)
            except DockerException:
                time.sleep(0.05)
        last = "\n".join(self.log.read_text(errors="replace").splitlines()[-5:])
        raise RuntimeError(f"Docker engine for tests: dockerd does not start. Its last lines:\n{last}")

    def environment(self, **more: str) -> dict[str, str]:
        """This process's environment with DOCKER_HOST (and `more`) set."""
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("DOCKER_")}
        return {**inherited, "DOCKER_HOST": self.host, **more}

    def import_image(self, name: str, labels: dict[str, str] | None = None, exposed: int | None = None) -> None:
        """Adds the busybox image under this name, with labels (of plain text) and a port that its containers inherit."""
        repository, tag = name.split(":")
        changes = [
            'CMD ["/bin/sleep", "infinity"]',
            *(f'LABEL "{key}"="{text}"' for key, text in (labels or {}).items()),
            *([f"EXPOSE {exposed}"] if exposed else []),
        ]
        self.client.api.import_image_from_data(root_filesystem(), repository=repository, tag=tag, changes=changes)

    def run(
        self,
        name: str,
        labels: dict[str, str] | None = None,
        image_labels: dict[str, str] | None = None,
        **options: object,
    ) -> Container:
        """Starts a container that sleeps. Labels go through the engine's API: any text, also as a key.

        `options` are those of the docker package (`ports`, `network_mode`, `healthcheck`, `command`, ...).
        """
        image = IMAGE
        if image_labels:
            image = f"{name}-image:1"
            self.import_image(image, image_labels)
        return self.client.containers.run(image, name=name, labels=labels or {}, detach=True, **options)

    def remove_all(self) -> None:
        """Ends and removes every container, and every network that a test made."""
        for container in self.client.containers.list(all=True, ignore_removed=True):
            container.remove(force=True)
        self.client.networks.prune()

    def command_inside(self, *command: str) -> list[str]:
        """The command line that runs `command` in the engine's network (for its bridges and published ports)."""
        return ["nsenter", f"--target={self.daemon()}", "--net", *command]

    def daemon(self) -> int:
        """The process id of dockerd."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return int(children.read_text())

    def stop(self) -> None:
        """Ends the engine with all its containers, and removes its data."""
        if self.process.poll() is None:
            with contextlib.suppress(AttributeError, DockerException, OSError):
                self.remove_all()  # otherwise their control groups would stay behind
                self.client.close()
            self._end_daemon()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end_daemon(self) -> None:
        try:
            os.kill(self.daemon(), signal.SIGTERM)
            self.process.wait(10)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()


def require_tools() -> None:
    """Raises RuntimeError with what to install, or to change, for an engine to start on this machine."""
    missing = sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
    if missing:
        raise RuntimeError(f"Docker engine for tests: something is missing. Install the packages {' '.join(missing)}.")
    if os.geteuid() != 0:
        raise RuntimeError("Docker engine for tests: dockerd needs root. Run the tests as root, say in a container.")
