"""Between `docker ps` and `docker inspect` containers end, daemons die, and there may be thousands."""

import os
from pathlib import Path

import pytest

from docker_engine import DockerEngine
from inspection import inspect
from shims import before, shim

LABELS = {"traefik.enable": "true"}
BOGUS = "0123456789abcdef" * 4

REMOVES_ONE = '"$DOCKER" "$@"; s=$?; [[ $1 == ps ]] && "$DOCKER" rm -f goes >/dev/null; exit $s'
ENDS_ONE = '"$DOCKER" "$@"; s=$?; [[ $1 == ps ]] && "$DOCKER" kill goes >/dev/null; exit $s'
LISTS_BOGUS = f'"$DOCKER" "$@"; s=$?; [[ $1 == ps ]] && echo {BOGUS}; exit $s'

# Each inspects one container less than it was asked for, and blames something else than the container's end.
PARTIAL = {
    "daemon dies": 'echo "Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?" >&2; exit 1',
    "connection breaks": 'echo "error during connect: Get http://x/json: EOF" >&2; exit 1',
    "other failure": 'echo "Error response from daemon: layer not known" >&2; exit 1',
    "other container is gone": f'echo "Error: No such container: {BOGUS}" >&2; exit 1',
    "no message": "exit 1",
    "no failure": "exit 0",
}


def names(report: dict) -> list[str]:
    assert "error" not in report, report
    return sorted(container["name"] for container in report["containers"])


@pytest.mark.parametrize("body", [REMOVES_ONE, ENDS_ONE, LISTS_BOGUS], ids=["removed", "ended", "never there"])
def test_vanished_container_does_not_hide_the_others(engine: DockerEngine, tmp_path: Path, body: str) -> None:
    for name in ("first", "goes", "last"):
        engine.run(name, LABELS)
    shim(tmp_path, "docker", body)
    left = ["first", "goes", "last"] if body == LISTS_BOGUS else ["first", "last"]
    assert names(inspect(before(tmp_path, engine.environment()))) == left


def test_all_containers_vanish(engine: DockerEngine, tmp_path: Path) -> None:
    engine.run("goes", LABELS)
    shim(tmp_path, "docker", REMOVES_ONE)
    assert inspect(before(tmp_path, engine.environment())) == {"containers": []}


@pytest.mark.parametrize("case", PARTIAL)
def test_partial_answer_is_an_error(engine: DockerEngine, tmp_path: Path, case: str) -> None:
    engine.run("first", LABELS)
    engine.run("last", LABELS)
    shim(tmp_path, "docker", f'[[ $1 == ps ]] && exec "$DOCKER" "$@"\n"$DOCKER" "${{@:1:$#-1}}"\n{PARTIAL[case]}')
    report = inspect(before(tmp_path, engine.environment()))
    assert report["containers"] == []
    assert report["reason"] == ("docker_unreachable" if "dies" in case or "breaks" in case else "docker_failed")


def test_complete_answer_with_a_failure_is_an_error(engine: DockerEngine, tmp_path: Path) -> None:
    engine.run("web", LABELS)
    shim(tmp_path, "docker", '"$DOCKER" "$@"; [[ $1 == ps ]]')
    assert inspect(before(tmp_path, engine.environment()))["reason"] == "docker_failed"


def test_warnings_beside_a_good_answer_are_no_trouble(engine: DockerEngine, tmp_path: Path) -> None:
    engine.run("web", LABELS)
    shim(tmp_path, "docker", 'echo "WARNING: permission denied" >&2; exec "$DOCKER" "$@"')
    assert names(inspect(before(tmp_path, engine.environment()))) == ["web"]


def test_daemon_ends_after_the_list(tmp_path: Path) -> None:
    with DockerEngine() as engine:
        engine.run("web", LABELS)
        end = f"kill -9 {engine.daemon()}; while [[ -e /proc/{engine.daemon()} ]]; do sleep 0.05; done"
        shim(tmp_path, "docker", f'"$DOCKER" "$@"; s=$?; [[ $1 == ps ]] && {{ {end}; }}; exit $s')
        report = inspect(before(tmp_path, engine.environment()))
    assert (report["reason"], report["containers"]) == ("docker_unreachable", [])


def test_twenty_thousand_containers_where_arguments_are_limited(tmp_path: Path) -> None:
    count = 20_000
    at_most_256_kb = ["prlimit", f"--stack={4 * 256 * 1024}"]  # a quarter of the stack is theirs
    shim(
        tmp_path,
        "docker",
        f"""if [[ $1 == ps ]]; then for ((n = 0; n < {count}; n++)); do printf '%064x\\n' $n; done
        else for id in "${{@:6}}"; do printf '%s {{"name":"%s"}}\\n' $id $id; done; fi""",
    )
    report = inspect(before(tmp_path, dict(os.environ)), through=at_most_256_kb)
    assert names(report) == [f"{number:064x}" for number in range(count)]


def test_one_inspection_for_all(engine: DockerEngine, tmp_path: Path) -> None:
    for number in range(5):
        engine.run(f"web-{number}", LABELS, network_mode="none")
    shim(tmp_path, "docker", f'echo $1 >> {tmp_path}/calls; exec "$DOCKER" "$@"')
    assert len(names(inspect(before(tmp_path, engine.environment())))) == 5
    assert (tmp_path / "calls").read_text().split() == ["ps", "inspect", "ps"]


def test_a_container_that_stops_meanwhile_is_told_once(engine: DockerEngine, tmp_path: Path) -> None:
    engine.run("goes", {**LABELS, "traefik.docker.allownonrunning": "true"})
    shim(tmp_path, "docker", ENDS_ONE)
    assert names(inspect(before(tmp_path, engine.environment()))) == ["goes"]


def test_the_list_of_stopped_containers_is_part_of_the_answer(engine: DockerEngine, tmp_path: Path) -> None:
    engine.run("web", LABELS)
    shim(tmp_path, "docker", '[[ "$*" == *--all* ]] && exit 1; exec "$DOCKER" "$@"')
    report = inspect(before(tmp_path, engine.environment()))
    assert (report["reason"], report["containers"]) == ("docker_failed", [])
