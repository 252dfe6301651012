"""The engine behind the guests: a real one, or, where none can be started, the recorded one with the same labels."""

import json
import os
from pathlib import Path

from docker_engine import DockerEngine, require_tools
from traefik_image import import_sleeping

SILENCE = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"
RECORDED = Path(__file__).parents[1] / "Engine" / "recorded"


class RecordedEngine:
    """Answers as the real engine does, for containers that exist only as a list."""

    def __init__(self, folder: Path) -> None:
        self.list = folder / "containers.json"
        self.remove_all()

    def run(self, name: str, labels: dict[str, str], network_of: str = "") -> None:
        """Adds a running container with these labels, in a network of its own or in that of another container."""
        template = json.loads((RECORDED / "containers.json").read_text())[0]
        containers = json.loads(self.list.read_text())
        template.update(Id=f"{len(containers):064x}", Name=f"/{name}", Config={"Labels": labels})
        if network_of:
            owner = next(each["Id"] for each in containers if each["Name"] == f"/{network_of}")
            template["HostConfig"]["NetworkMode"] = f"container:{owner}"
            template["NetworkSettings"].update(Networks={}, Ports={})
        self.list.write_text(json.dumps([template, *containers]))

    def run_traefik(self, command: list[str]) -> None:
        """Adds a container that passes for the guest's own Traefik, in the guest's network."""
        self.run("traefik", {})
        containers = json.loads(self.list.read_text())
        containers[0] |= {"Path": command[0], "Args": command[1:], "HostConfig": {"NetworkMode": "host"}}
        containers[0]["Config"]["Image"] = "traefik:v3.7"
        self.list.write_text(json.dumps(containers))

    def remove_all(self) -> None:
        self.list.write_text("[]")

    def environment(self) -> dict[str, str]:
        return {"PATH": f"{RECORDED / 'bin'}:{os.environ['PATH']}", "RECORDED_CONTAINERS": str(self.list)}

    def silent_environment(self) -> dict[str, str]:
        """As with a docker command whose engine does not answer."""
        folder = self.list.parent / "silent"
        folder.mkdir()
        command = folder / "docker"
        command.write_text(f"#!/bin/sh\necho '{SILENCE}' >&2\nexit 1\n")
        command.chmod(0o755)
        return {"PATH": f"{folder}:{os.environ['PATH']}"}


class RealEngine(DockerEngine):
    """The private engine, with just the variables that lead a guest to it."""

    def run(self, name: str, labels: dict[str, str], network_of: str = "") -> None:
        """Starts a container with these labels, in a network of its own or in that of another container.

        Its image exposes a port, as those of web servers do: Traefik drops a container without any.
        """
        if not self.client.images.list(name="web"):
            self.import_image("web:1", exposed=80)
        network = {"network_mode": f"container:{network_of}"} if network_of else {}
        self.client.containers.run("web:1", name=name, labels=labels, detach=True, **network)

    def environment(self, **more: str) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "DOCKER_HOST": self.host, **more}

    def run_traefik(self, command: list[str]) -> None:
        image = import_sleeping(self, "traefik:v3.7")
        self.client.containers.run(
            image, name="traefik", entrypoint=command[:1], command=command[1:], detach=True, network_mode="host"
        )

    def silent_environment(self) -> dict[str, str]:
        return self.environment(DOCKER_HOST="unix:///nowhere/docker.sock")


Engine = RealEngine | RecordedEngine


def real_engine_problem() -> str:
    """Why no real engine can be started here; empty when one can."""
    try:
        require_tools()
    except RuntimeError as error:
        return str(error)
    return ""
