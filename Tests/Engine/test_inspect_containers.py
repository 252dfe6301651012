"""What is reported of a container besides its labels, and which containers are reported."""

import subprocess
import time
from collections.abc import Callable

from docker_engine import DockerEngine
from inspection import Report, containers, inspect

LABELS = {"traefik.enable": "true"}


def wait_for(engine: DockerEngine, reached: Callable[[dict[str, Report]], bool]) -> dict[str, Report]:
    """Asks until a report satisfies the condition; the test fails if none does in 20 seconds."""
    deadline = time.monotonic() + 20
    while not reached(report := containers(engine.environment())):
        assert time.monotonic() < deadline, report
        time.sleep(0.1)
    return report


def test_no_container_at_all(engine: DockerEngine) -> None:
    assert inspect(engine.environment()) == {"containers": []}


def test_id_name_and_network(engine: DockerEngine) -> None:
    container = engine.run("mash-miniflux", LABELS)
    container.reload()
    assert containers(engine.environment())["mash-miniflux"] == {
        "id": container.id,
        "name": "mash-miniflux",
        "state": "running",
        "health": "",
        "labels": LABELS,
        "networks": {"bridge": {"IPAddress": container.attrs["NetworkSettings"]["Networks"]["bridge"]["IPAddress"]}},
        "network_mode": container.attrs["HostConfig"]["NetworkMode"],
        "ports": {},
    }


def test_paused_restarting_and_ended_containers(engine: DockerEngine) -> None:
    engine.run("running", LABELS)
    engine.run("paused", LABELS).pause()
    engine.run("restarting", LABELS, command="false", restart_policy={"Name": "always"})
    engine.run("ended", LABELS).kill()
    engine.client.containers.create("busybox:1", name="created", labels=LABELS)
    report = wait_for(engine, lambda report: report.get("restarting", {}).get("state") == "restarting")
    states = {name: container["state"] for name, container in report.items()}
    assert states == {"running": "running", "paused": "paused", "restarting": "restarting"}


def test_health(engine: DockerEngine) -> None:
    second = 1_000_000_000
    engine.run("starting", LABELS, healthcheck={"test": ["CMD", "true"], "interval": 600 * second})
    engine.run("healthy", LABELS, healthcheck={"test": ["CMD", "true"], "interval": second})
    engine.run("unhealthy", LABELS, healthcheck={"test": ["CMD", "false"], "interval": second, "retries": 1})
    expected = {name: name for name in ("starting", "healthy", "unhealthy")}
    wait_for(engine, lambda report: {name: item["health"] for name, item in report.items()} == expected)


def test_published_and_exposed_ports(engine: DockerEngine) -> None:
    engine.run("web", LABELS, ports={"80/tcp": ("127.0.0.1", 18098), "53/udp": None}, command="httpd -f -p 80")
    ports = containers(engine.environment())["web"]["ports"]
    assert ports["80/tcp"] == [{"HostIp": "127.0.0.1", "HostPort": "18098"}]
    assert {binding["HostIp"] for binding in ports["53/udp"]} == {"0.0.0.0", "::"}
    fetch = engine.command_inside("busybox", "wget", "-q", "-O", "-", "http://127.0.0.1:18098/bin/none")
    assert b"404" in subprocess.run(fetch, capture_output=True, check=False).stderr


def test_exposed_port_that_is_not_published(engine: DockerEngine) -> None:
    api = engine.client.api
    api.start(api.create_container("busybox:1", name="web", labels=LABELS, ports=[(53, "udp"), 80]))
    assert containers(engine.environment())["web"]["ports"] == {"53/udp": None, "80/tcp": None}


def test_several_networks(engine: DockerEngine) -> None:
    container = engine.run("web", LABELS)
    other = engine.client.networks.create("traefik")
    other.connect(container)
    networks = containers(engine.environment())["web"]["networks"]
    assert set(networks) == {"bridge", "traefik"}
    assert all(set(network) == {"IPAddress"} and network["IPAddress"] for network in networks.values())


def test_network_modes(engine: DockerEngine) -> None:
    first = engine.run("first", LABELS)
    engine.run("host", LABELS, network_mode="host")
    engine.run("second", LABELS, network_mode="container:first")
    engine.run("alone", LABELS, network_mode="none")
    modes = {name: container["network_mode"] for name, container in containers(engine.environment()).items()}
    assert modes["host"] == "host"
    assert modes["second"] == f"container:{first.id}"
    assert modes["alone"] == "none"
    assert list(modes) == ["alone", "second", "host", "first"]


def test_containers_whose_networks_others_use(engine: DockerEngine) -> None:
    first = engine.run("first", {"mine": "secret"}, ports={"80/tcp": 18080})
    second = engine.run("second", {}, network_mode="container:first")
    engine.run("web", LABELS, network_mode="container:second")
    engine.run("other", {})
    report = containers(engine.environment())
    assert set(report) == {"web", "second", "first"}
    assert report["first"]["ports"]["80/tcp"][0]["HostPort"] == "18080"
    assert [report[name]["only_for"] for name in ("first", "second")] == ["network", "network"]
    assert report["second"]["network_mode"] == f"container:{first.id}"
    assert report["web"]["network_mode"] == f"container:{second.id}"
    assert [report[name]["labels"] for name in ("first", "second")] == [{}, {}]


def test_a_label_cannot_name_a_network(engine: DockerEngine) -> None:
    other = engine.run("other", {})
    engine.run("web", {"traefik.x": f'a","network_mode":"container:{other.id}'})
    assert set(containers(engine.environment())) == {"web"}


KEPT = LABELS | {"traefik.docker.allownonrunning": "true"}


def test_stopped_containers_that_traefik_keeps(engine: DockerEngine) -> None:
    engine.run("ended", KEPT, ports={"80/tcp": 18080}).kill()
    engine.client.containers.create("busybox:1", name="created", labels=KEPT | {"traefik.docker.allownonrunning": "1"})
    engine.client.containers.create("busybox:1", name="not", labels=KEPT | {"traefik.docker.allownonrunning": "false"})
    engine.client.containers.create("busybox:1", name="none", labels=LABELS)
    engine.run("running", KEPT)
    report = containers(engine.environment())
    states = {name: container["state"] for name, container in report.items()}
    assert states == {"running": "running", "ended": "exited", "created": "created"}
    assert report["ended"]["ports"] == {"80/tcp": [{"HostIp": "", "HostPort": "18080"}]}


def test_thirty_containers(engine: DockerEngine) -> None:
    names = {f"web-{number}" for number in range(30)}
    for name in names:
        engine.run(name, {"traefik.name": name}, network_mode="none")
    report = containers(engine.environment())
    assert {name: container["labels"]["traefik.name"] for name, container in report.items()} == {n: n for n in names}
