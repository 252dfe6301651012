"""The way through sudo: only after a refusal, to the same engine, with a time limit.

The sudo here is a script that runs its command as root in the test's name: the test's root process starts the
script as root, and a docker shim refuses unless it was called through that sudo.
"""

import shlex
import subprocess
from pathlib import Path

import pytest

from docker_engine import DockerEngine
from inspection import Report, inspect
from shims import before, shim

LABELS = {"traefik.enable": "true"}
REFUSED = "dial unix /run/docker.sock: connect: permission denied"
UNDER_SUDO = f'[[ ${{UNDER_SUDO-}} ]] || {{ echo {shlex.quote(REFUSED)} >&2; exit 1; }}\nexec "$DOCKER" "$@"'

# Like the real one: no question asked (-n), and no DOCKER_HOST or DOCKER_CONTEXT handed on.
SUDO = """[[ $1 == -n ]] || exit 1; shift
echo "$*" >> "$SUDO_LOG"
%s
exec env -u DOCKER_HOST -u DOCKER_CONTEXT UNDER_SUDO=1 "$@"
"""
DOCKER_ONLY = '[[ $1 == */docker ]] || { echo "Sorry, user web may not run $1" >&2; exit 1; }'


class Guest:
    """A user without the right to the socket, on a machine with such a docker and such a sudo."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.log = folder / "sudo.log"
        self.environment = before(folder, {**environment, "SUDO_LOG": str(self.log)})
        self.let(UNDER_SUDO)
        self.let_sudo("")

    def let(self, docker: str) -> None:
        # A context is read from files: no permission needed.
        shim(self.folder, "docker", f'[[ $1 == context ]] && exec "$DOCKER" "$@"\n{docker}')

    def let_sudo(self, rule: str) -> None:
        shim(self.folder, "sudo", SUDO % rule)

    def names(self) -> list[str]:
        report = self.inspect()
        assert "error" not in report, report
        return [container["name"] for container in report["containers"]]

    def inspect(self) -> Report:
        return inspect(self.environment, "2")

    def calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def guest(engine: DockerEngine, tmp_path: Path) -> Guest:
    engine.run("web", LABELS)
    return Guest(tmp_path, engine.environment())


def test_sudo_after_a_refusal(guest: Guest) -> None:
    assert guest.names() == ["web"]
    assert all(call.startswith("timeout -k 5 2 /") for call in guest.calls())


def test_same_engine_through_sudo(guest: Guest, engine: DockerEngine) -> None:
    guest.names()
    assert all(f"docker -H {engine.host} " in call for call in guest.calls())


def test_same_context_through_sudo(guest: Guest, engine: DockerEngine) -> None:
    guest.environment["DOCKER_CONFIG"] = str(guest.folder / "config")
    create = ["docker", "context", "create", "private", "--docker", f"host={engine.host}"]
    guest.environment.pop("DOCKER_HOST")
    subprocess.run(create, env=guest.environment, check=True, capture_output=True)
    guest.environment["DOCKER_CONTEXT"] = "private"
    assert guest.names() == ["web"]


def test_sudo_that_allows_docker_alone(guest: Guest) -> None:
    guest.let_sudo(DOCKER_ONLY)
    assert guest.names() == ["web"]


def test_no_sudo_without_a_refusal(guest: Guest) -> None:
    guest.let('exec "$DOCKER" "$@"')
    assert guest.names() == ["web"]
    assert guest.calls() == []


def test_refusal_by_sudo_is_a_denial(guest: Guest) -> None:
    guest.let_sudo('echo "sudo: a password is required" >&2; exit 1')
    report = guest.inspect()
    assert (report["reason"], report["containers"]) == ("docker_denied", [])
    assert REFUSED in report["error"]


def test_daemon_behind_the_refusal_is_not_running(guest: Guest) -> None:
    guest.let(
        f'[[ ${{UNDER_SUDO-}} ]] || {{ echo "{REFUSED}" >&2; exit 1; }}\necho "sudo: unable to resolve host web" >&2'
        '\necho "Cannot connect to the Docker daemon" >&2; exit 1'
    )
    report = guest.inspect()
    assert report["reason"] == "docker_unreachable"
    assert "(Cannot connect" in report["error"]


def test_docker_that_hangs_under_sudo(guest: Guest) -> None:
    guest.let(f'[[ ${{UNDER_SUDO-}} ]] || {{ echo "{REFUSED}" >&2; exit 1; }}\nexec sleep 30')
    assert guest.inspect()["reason"] == "docker_unreachable"
