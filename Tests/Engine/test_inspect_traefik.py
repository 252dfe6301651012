"""What the script tells of a guest's own Traefik, and what of it stays on the guest."""

import base64
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from docker_engine import DockerEngine
from inspection import run_script
from traefik_image import import_sleeping

ROOT = Path(__file__).parents[2]
MODULE = ROOT / "roles/docker_traefik_discovery/library/parse_docker_labels"
RECORDINGS = Path(os.environ.get("RECORDINGS", ROOT / "Tests/Recordings")) / "traefik-containers.json"
SECRET = "q7ZsecretX"


def traefiks(engine: DockerEngine) -> list[dict[str, Any]]:
    answer = json.loads(run_script(engine.environment()).stdout)
    assert "error" not in answer, answer
    return answer.get("traefik", [])


def start(engine: DockerEngine, name: str, image: str, command: list[str], **options: Any) -> None:
    engine.client.containers.run(image, name=name, entrypoint=command[:1], command=command[1:], detach=True, **options)


def text_of(found: dict[str, Any], path: str) -> str:
    (text,) = [base64.b64decode(each["text"]).decode() for each in found["files"] if each["path"] == path]
    return text


@pytest.fixture
def image(engine: DockerEngine) -> str:
    return import_sleeping(engine, "traefik:v3.7")


@pytest.mark.recordings
def test_what_the_script_tells_is_read_as_everything_would_be(engine: DockerEngine, tmp_path: Path) -> None:
    """Line and warnings of the module for each recorded set-up: from all of it, and from what left the guest."""
    recorded = json.loads(RECORDINGS.read_text(encoding="utf-8"))["recordings"]
    images = {name: import_sleeping(engine, name) for name in {each["inspect"]["Image"] for each in recorded}}
    for number, each in enumerate(recorded):
        inspected = each["inspect"]
        volumes = {}
        for path, text in each["files"].items():
            file = tmp_path / str(number) / path.strip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("#!/bin/sh\nexec /bin/sleep 1000000\n" if path.endswith(".sh") else text)
            file.chmod(0o755)
            volumes[str(file)] = {"bind": path, "mode": "ro"}
        for path in each.get("directories") or []:
            (tmp_path / str(number) / path.strip("/")).mkdir(parents=True)
            volumes[str(tmp_path / str(number) / path.strip("/"))] = {"bind": path, "mode": "ro"}
        start(
            engine,
            f"t{number}",
            images[inspected["Image"]],
            [inspected["Path"], *inspected["Args"]],
            environment=inspected["Env"],
            volumes=volumes,
            network_mode="none",
        )
    told = {each["name"]: each for each in traefiks(engine)}
    assert len(told) == len(recorded)
    for number, each in enumerate(recorded):
        short = told[f"t{number}"]
        assert said(whole(each, short)) == said(short), each["kind"]


def whole(recorded: dict[str, Any], short: dict[str, Any]) -> dict[str, Any]:
    """The container with all that it has, in the form that the script gives."""
    inspected = recorded["inspect"]
    files = [
        {"path": path, "text": base64.b64encode(text.encode()).decode()} for path, text in recorded["files"].items()
    ] + [{"path": path, "problem": "directory"} for path in recorded.get("directories") or []]
    return short | {
        "command": [inspected["Path"], *inspected["Args"]],
        "environment": inspected["Env"],
        "files": files,
    }


def said(container: dict[str, Any]) -> list[str]:
    """Entry points of Traefik's own services are left aside: of a file, what makes them stays on the guest."""
    reaches = container | {"network_mode": "host"}
    given = {"vmid": 1, "containers": [], "traefik": [reaches], "gateway_mode": "passthrough"}
    run = subprocess.run([MODULE, "-"], input=json.dumps(given), capture_output=True, text=True, check=True)
    answer = json.loads(run.stdout)
    known = answer.get("local_traefik", "").replace(", traefik as 8080", "")
    # A file that v3 refuses for what stays on the guest is not refused here, and Traefik runs.
    return [known or "unclear"]


def test_nothing_else_of_arguments_and_variables_leaves_the_guest(engine: DockerEngine, image: str) -> None:
    start(
        engine,
        "traefik",
        image,
        [
            "/entrypoint.sh",
            "--entrypoints.web.address=:80",
            f"--certificatesresolvers.{SECRET}.acme.email={SECRET}",
            f"--certificatesresolvers.{SECRET}.acme.storage",
            f"--pilot.token={SECRET}",
            f"--providers.docker.password={SECRET}",
            f"--providers.docker.endpoint=tcp://{SECRET}@host",
            f"--providers.http.endpoint=https://{SECRET}",
            "--log.level",
            SECRET,
        ],
        environment={
            "CF_DNS_API_TOKEN": SECRET,
            "TRAEFIK_PILOT_TOKEN": SECRET,
            "TRAEFIK_PROVIDERS_DOCKER_PASSWORD": SECRET,
        },
        network_mode="none",
    )
    answer = run_script(engine.environment()).stdout
    assert SECRET.encode() not in answer
    (found,) = json.loads(answer)["traefik"]
    assert found["command"][:2] == ["/entrypoint.sh", "--entrypoints.web.address=:80"]


YAML = f"""
# {SECRET}
api: {{dashboard: true, x: {SECRET}}}
entryPoints:
  web:
    address: ":80"
certificatesResolvers:
  {SECRET}:
    acme:
      email: {SECRET}
providers:
  http:
    endpoint: {SECRET}
  docker:
    exposedByDefault: false
    password: {SECRET}
    tls:
      ca: {SECRET}
    network: web
  redis:
    password: {SECRET}
"""
TOML = f"""
[entryPoints.web]
  address = ":80"
[certificatesResolvers.{SECRET}.acme]
  email = "{SECRET}"
[providers.docker]
  exposedByDefault = false
  password = "{SECRET}"
[providers.redis]
  password = "{SECRET}"
"""


@pytest.mark.parametrize(("ending", "text"), [("yml", YAML), ("yaml", YAML), ("toml", TOML)])
def test_nothing_else_of_the_file_leaves_the_guest(
    engine: DockerEngine, image: str, tmp_path: Path, ending: str, text: str
) -> None:
    (tmp_path / f"traefik.{ending}").write_text(text)
    start(engine, "traefik", image, ["/entrypoint.sh", "traefik"], volumes=[f"{tmp_path}:/etc/traefik:ro"])
    (found,) = traefiks(engine)
    kept = text_of(found, f"/etc/traefik/traefik.{ending}")
    assert SECRET not in kept
    assert ":80" in kept
    assert "exposedByDefault" in kept
    assert "web" in said(found)[0]


@pytest.mark.parametrize(
    "text",
    [
        f"x: {{\nentryPoints: {{a: {SECRET}}}\n}}\n",
        f'x: "\nentryPoints: {SECRET}"\n',
        f"providers: {{docker: {{password: {SECRET}}}}}\n",
        f"? x\n: {SECRET}\n",
        f"x:\n  y: [\nentryPoints: {SECRET}\n  ]\n",
        f"x:\n\ty: {SECRET}\n",
    ],
)
def test_a_file_that_cannot_be_cut_for_sure_stays_whole_on_the_guest(
    engine: DockerEngine, image: str, tmp_path: Path, text: str
) -> None:
    (tmp_path / "traefik.yml").write_text(text)
    start(engine, "traefik", image, ["/entrypoint.sh", "traefik"], volumes=[f"{tmp_path}:/etc/traefik:ro"])
    (found,) = traefiks(engine)
    assert found["files"] == [{"path": "/etc/traefik/traefik.yml", "problem": "not_cut"}]


def test_files_are_found_by_flag_variable_folder_and_home(engine: DockerEngine, image: str, tmp_path: Path) -> None:
    text = "entryPoints:\n  web:\n    address: ':80'\n"
    for name in ("flag.yml", "traefik.yml"):
        (tmp_path / name).write_text(text)
    mount = [f"{tmp_path}:/srv/deep:ro"]
    flag = "--configFile=$CONF/flag.yml"
    start(
        engine, "aa", image, ["/entrypoint.sh", flag], environment={"CONF": "deep"}, working_dir="/srv", volumes=mount
    )
    start(
        engine, "bb", image, ["/entrypoint.sh", "traefik"], environment={"XDG_CONFIG_HOME": "/srv/deep"}, volumes=mount
    )
    start(engine, "cc", image, ["/entrypoint.sh", "traefik"], working_dir="/srv/deep/", volumes=mount)
    start(engine, "dd", image, ["/entrypoint.sh", "traefik"], volumes=[f"{tmp_path}:/root/.config:ro"])
    paths = {each["name"]: [file["path"] for file in each["files"]] for each in traefiks(engine)}
    assert paths["aa"] == ["/srv/deep/flag.yml"]
    assert paths["bb"] == paths["cc"] == ["/srv/deep/traefik.yml"]
    assert paths["dd"] == ["/root/.config/traefik.yml"]
    assert next(each for each in traefiks(engine) if each["name"] == "aa")["variables"] == ["CONF=deep"]


def test_what_cannot_be_read_is_said(engine: DockerEngine, image: str, tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("entryPoints: {}\n")
    (tmp_path / "traefik.toml").symlink_to("/somewhere/else.toml")
    (tmp_path / "traefik.yaml").mkdir()
    (tmp_path / "traefik.yml").write_text("x" * 300_000)
    start(engine, "traefik", image, ["/entrypoint.sh", "traefik"], volumes=[f"{tmp_path}:/etc/traefik:ro"])
    (found,) = traefiks(engine)
    assert {each["path"][-4:]: each.get("problem") for each in found["files"]} == {
        "toml": "link",
        "yaml": "directory",
        ".yml": "too_long",
    }


def test_other_containers_are_none(engine: DockerEngine) -> None:
    engine.run("app", {"traefik.enable": "true"}, command=["sleep", "100000"])
    assert traefiks(engine) == []
