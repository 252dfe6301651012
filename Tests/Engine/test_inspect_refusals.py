"""Every way in which Docker cannot be asked, as one error object: never as "no containers"."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from docker_engine import DockerEngine
from inspection import NOBODY, Report, inspect
from shims import before, shim

LABELS = {"traefik.enable": "true"}
PLACES = [path for folder in ("/usr/bin", "/usr/local/bin", "/snap/bin") if (path := Path(folder, "docker")).exists()]

# In a mount namespace of its own the command's docker binaries cannot be executed.
HIDING_DOCKER = (
    "unshare",
    "--mount",
    "sh",
    "-c",
    " && ".join([*(f"mount --bind /dev/null {path}" for path in PLACES), 'exec "$@"']),
    "sh",
)


def assert_error(report: Report, reason: str, *words: str) -> None:
    assert report["containers"] == []
    assert report["reason"] == reason
    assert report["error"].startswith("Docker: ")
    assert all(word in report["error"] for word in words), report["error"]


def test_docker_is_missing(tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    assert_error(inspect(environment, through=HIDING_DOCKER), "docker_missing", "Install Docker")


def test_docker_outside_of_path_is_found(engine: DockerEngine, tmp_path: Path) -> None:
    engine.run("web", LABELS)
    report = inspect(engine.environment(PATH=str(tmp_path)))
    assert [container["name"] for container in report["containers"]] == ["web"]


def test_folder_named_docker_is_not_the_command(engine: DockerEngine, tmp_path: Path) -> None:
    engine.run("web", LABELS)
    (tmp_path / "docker").mkdir()
    assert len(inspect(before(tmp_path, engine.environment()))["containers"]) == 1


def test_daemon_is_not_running(tmp_path: Path) -> None:
    environment = {**os.environ, "DOCKER_HOST": f"unix://{tmp_path}/docker.sock"}
    assert_error(
        inspect(environment), "docker_unreachable", "Start the Docker service", "Is the docker daemon running?"
    )


def test_nobody_listens_on_tcp() -> None:
    assert_error(inspect({**os.environ, "DOCKER_HOST": "tcp://127.0.0.1:9"}), "docker_unreachable", "127.0.0.1:9")


def test_user_is_refused_and_sudo_too(engine: DockerEngine, open_folder: Path) -> None:
    engine.run("web", LABELS)
    shim(open_folder, "sudo", "echo 'sudo: a password is required' >&2; exit 1")
    report = inspect(before(open_folder, engine.environment()), through=NOBODY)
    assert_error(report, "docker_denied", "user nobody", "permission denied", "group docker")


def test_user_is_refused_and_there_is_no_sudo(engine: DockerEngine, open_folder: Path) -> None:
    engine.run("web", LABELS)
    for name in ("docker", "timeout", "id"):
        (open_folder / name).symlink_to(shutil.which(name) or name)
    report = inspect(engine.environment(PATH=str(open_folder)), through=NOBODY)
    assert_error(report, "docker_denied", "user nobody", "sudo without a password")


def test_unreadable_docker_config_is_no_refusal(open_folder: Path) -> None:
    config = open_folder / "config.json"
    config.write_text("{}")
    config.chmod(0)
    environment = {**os.environ, "DOCKER_CONFIG": str(open_folder), "DOCKER_HOST": f"unix://{open_folder}/docker.sock"}
    refused = subprocess.run([*NOBODY, "docker", "ps"], env=environment, capture_output=True, check=False)
    assert refused.stderr.startswith(b"WARNING:")
    assert b"permission denied" in refused.stderr
    assert_error(inspect(environment, through=NOBODY), "docker_unreachable")


@pytest.mark.parametrize("body", ["exec sleep 30", "trap '' TERM\nsleep 30 & wait; wait"])
def test_docker_that_hangs(tmp_path: Path, body: str) -> None:
    shim(tmp_path, "docker", body)
    started = time.monotonic()
    assert_error(inspect(before(tmp_path, dict(os.environ)), "1"), "docker_unreachable", "no answer in time")
    assert time.monotonic() - started < 15


def test_docker_fails_with_an_odd_message(tmp_path: Path) -> None:
    shim(tmp_path, "docker", r"""printf 'a "quoted" \\ back\tslash \xff\xc3\xa9\nsecond line\n' >&2; exit 7""")
    report = inspect(before(tmp_path, dict(os.environ)))
    assert_error(report, "docker_failed", "exit status 7", r'a "quoted" \ back?slash ???')
    assert "second" not in report["error"]


def test_docker_fails_without_a_message(tmp_path: Path) -> None:
    shim(tmp_path, "docker", "exit 1")
    assert_error(inspect(before(tmp_path, dict(os.environ))), "docker_failed", "exit status 1", "no message")
