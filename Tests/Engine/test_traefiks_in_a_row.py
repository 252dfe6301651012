"""A real Traefik in a container of a real engine, behind a second one: each router answers without a setting."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from docker_engine import DockerEngine
from inspection import run_script
from traefik_image import import_real

ROOT = Path(__file__).parents[2]
MODULE = ROOT / "roles/docker_traefik_discovery/library/parse_docker_labels"
BINARY = Path(sys.executable).parent / "traefik"
GATEWAY_PORT = 8000

# Router to its entry points and TLS: each kind that a guest's Traefik may have.
ROUTERS: dict[str, dict[str, str]] = {
    "plain": {"entrypoints": "web"},
    "anywhere": {},
    "both": {"entrypoints": "web,websecure"},
    "secure": {"entrypoints": "websecure", "tls": "true"},
    "secure-by-entry-point": {"entrypoints": "websecure"},
    "both-with-tls": {"entrypoints": "web,websecure", "tls": "true"},
    "tls-on-web": {"entrypoints": "web", "tls": "true"},
    "third": {"entrypoints": "third"},
    "inside": {"entrypoints": "inside"},
}
ENTRY_POINTS = {"web": 80, "websecure": 443, "third": 81, "inside": 82}
PORTS = {"80/tcp": 8080, "443/tcp": 8443, "81/tcp": 8081}
ASK = """
import http.client, json, sys, time
names, deadline, statuses = sys.argv[2:], time.monotonic() + 40, {}
while time.monotonic() < deadline:
    for name in names:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=10)
            connection.request("GET", "/", headers={"Host": name + ".test"})
            statuses[name] = connection.getresponse().status
        except OSError:
            statuses[name] = 0
    if set(statuses.values()) <= {200}:
        break
    time.sleep(0.3)
print(json.dumps(statuses))
"""


def flags(options: dict[str, str]) -> dict[str, Any]:
    return {"command": [f"--{name}={value}" for name, value in options.items()]}


def variables(options: dict[str, str]) -> dict[str, Any]:
    return {"environment": {"TRAEFIK_" + name.upper().replace(".", "_"): value for name, value in options.items()}}


def file(options: dict[str, str], folder: Path) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in options.items():
        node, (*path, last) = tree, name.split(".")
        for word in path:
            node = node.setdefault(word, {})
        node[last] = value
    (folder / "traefik.yml").write_text(yaml_of(tree))
    return {"volumes": [f"{folder}/traefik.yml:/etc/traefik/traefik.yml:ro"]}


def yaml_of(tree: dict[str, Any], indent: str = "") -> str:
    lines = []
    for key, value in tree.items():
        is_map = isinstance(value, dict)
        lines.append(f"{indent}{key}:" + ("\n" + yaml_of(value, indent + "  ") if is_map else f" '{value}'\n"))
    return "".join(lines)


def options(*, tls: bool, redirects: bool) -> dict[str, str]:
    given = {f"entryPoints.{name}.address": f":{port}" for name, port in ENTRY_POINTS.items()}
    given |= {"providers.docker.exposedByDefault": "false"}
    if tls:
        given["entryPoints.websecure.http.tls.options"] = "default"
    if redirects:
        given["entryPoints.web.http.redirections.entryPoint.to"] = "websecure"
    return given


@pytest.fixture
def guest(engine: DockerEngine) -> Iterator[DockerEngine]:
    """An engine with one application that has all the routers."""
    labels = {"traefik.enable": "true", "traefik.http.services.app.loadbalancer.server.port": "8000"}
    for name, properties in ROUTERS.items():
        labels[f"traefik.http.routers.{name}.rule"] = f"Host(`{name}.test`)"
        labels |= {f"traefik.http.routers.{name}.{key}": value for key, value in properties.items()}
    serves = "/bin/busybox mkdir /www && echo here > /www/index.html && exec httpd -f -p 8000 -h /www"
    engine.run("app", labels, command=["/bin/sh", "-c", serves])
    yield engine


@pytest.mark.parametrize(
    ("source", "tls", "redirects", "left_out"),
    [
        pytest.param("flags", False, False, {"inside"}, id="flags"),
        pytest.param("variables", True, False, {"inside"}, id="variables"),
        pytest.param("file", True, True, {"inside", "plain"}, id="file"),
    ],
)
def test_each_router_answers_without_a_setting(
    guest: DockerEngine, tmp_path: Path, source: str, tls: bool, redirects: bool, left_out: set[str]
) -> None:
    given = options(tls=tls, redirects=redirects)
    how = {"flags": flags, "variables": variables}.get(source, lambda given: file(given, tmp_path))(given)
    how["volumes"] = [*how.get("volumes", []), f"{guest.host.removeprefix('unix://')}:/var/run/docker.sock"]
    image = import_real(guest, BINARY)
    guest.client.containers.run(image, name="traefik", detach=True, ports=PORTS, **how)

    answer = converted(json.loads(run_script(guest.environment()).stdout))
    assert {router["name"] for router in answer["skipped_routers"]} == left_out
    assert answer["local_traefik"].startswith("Traefik 3.7 in container traefik: web as 8080")
    with gateway(guest, answer, tmp_path):
        names = sorted(set(ROUTERS) - left_out)
        assert ask(guest, names) == dict.fromkeys(names, 200)


def converted(inspection: dict[str, Any]) -> dict[str, Any]:
    given = {
        "vmid": 106,
        "gateway_mode": "passthrough",
        "gateway_entrypoints": ["web"],
        "gateway_tls": False,
        "local_serverstransport": "guests",
        **inspection,
    }
    run = subprocess.run([MODULE, "-"], input=json.dumps(given), capture_output=True, text=True, check=False)
    return json.loads(run.stdout)


@contextmanager
def gateway(engine: DockerEngine, answer: dict[str, Any], folder: Path) -> Iterator[None]:
    """A second Traefik in the engine's network, with what the notes say."""
    dynamic = folder / "gateway.yml"
    dynamic.write_text(json.dumps({"http": configuration(answer["parsed_labels"])}))
    command = engine.command_inside(
        str(BINARY),
        f"--entrypoints.web.address=127.0.0.1:{GATEWAY_PORT}",
        f"--providers.file.filename={dynamic}",
        "--log.level=ERROR",
    )
    # Where no file lies that it would take for its own.
    process = subprocess.Popen(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def configuration(labels: dict[str, Any]) -> dict[str, Any]:
    routers = {
        name: {"rule": each["rule"], "service": each["service"], "entryPoints": each["entrypoints"].split(",")}
        for name, each in labels["routers"].items()
    }
    services = {}
    for name, each in labels["services"].items():
        start = "loadbalancer.server"
        url = f"{each[start + '.scheme']}://127.0.0.1:{each[start + '.port']}"
        services[name] = {"loadBalancer": {"servers": [{"url": url}]}}
        if transport := each.get("loadbalancer.serverstransport"):
            services[name]["loadBalancer"]["serversTransport"] = transport
    return {
        "routers": routers,
        "services": services,
        "serversTransports": {"guests": {"insecureSkipVerify": True}},
    }


def ask(engine: DockerEngine, names: list[str]) -> dict[str, int]:
    command = engine.command_inside(sys.executable, "-c", ASK, str(GATEWAY_PORT), *names)
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=90)
    return json.loads(run.stdout)
