"""One simulated Proxmox and one engine for all playbook tests, put back to their first state before each."""

import getpass
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from controller import ROOT, Controller
from engines import Engine, RealEngine, RecordedEngine, real_engine_problem
from guests import connection, connection_without_docker
from lab import ENVIRONMENT, STATE
from proxmox_simulator import Simulator
from sshd import SSHD

# Virtual environments with the newest and the oldest ansible-core that the role supports.
VERSIONS = {
    "newest": Path(os.environ.get("NEWEST_VENV", ROOT / ".venv")),
    "oldest": Path(os.environ.get("OLDEST_VENV", ROOT / ".venv-oldest")),
}
# The oldest has no collections of its own.
COLLECTIONS = ":".join(map(str, VERSIONS["newest"].glob("lib/python*/site-packages")))
# Set where every part has to be the real one, as in continuous integration; elsewhere a bare machine will do.
REAL_PARTS = bool(os.environ.get("REQUIRE_REAL_PARTS"))
collect_ignore = [] if SSHD or REAL_PARTS else ["test_over_ssh.py"]


def pytest_report_header() -> list[str]:
    problem = real_engine_problem()
    return [
        f"playbooks: recorded engine ({problem})" if problem else "playbooks: a real Docker engine",
        "playbooks: a real sshd" if SSHD else "playbooks: not over ssh (Install the package openssh-server.)",
    ]


@pytest.fixture(scope="session")
def lab() -> Iterator[Simulator]:
    with Simulator(STATE, tls=True) as simulator:
        yield simulator


@pytest.fixture
def proxmox(lab: Simulator) -> Simulator:
    lab.reset()
    return lab


@pytest.fixture(scope="session")
def only_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Recorded only where the machine cannot run a real one."""
    if REAL_PARTS or not real_engine_problem():
        with RealEngine() as real:
            yield real
    else:
        yield RecordedEngine(tmp_path_factory.mktemp("engine"))


@pytest.fixture
def engine(only_engine: Engine) -> Engine:
    only_engine.remove_all()
    return only_engine


@pytest.fixture(scope="session")
def guests(only_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An inventory beside the real one: which engine each guest has, and how it is reached."""
    folder = tmp_path_factory.mktemp("guests")
    environment = only_engine.environment()
    ways = {name: connection(folder / name, environment) for name in ("HomeLab", "Cellar", "Attic", "Loft")}
    ways["Broken"] = connection(folder / "Broken", only_engine.silent_environment())
    ways["Bare"] = connection_without_docker(folder / "Bare")
    login = {
        "ansible_connection": "ssh",
        "ansible_user": getpass.getuser(),
        "ansible_python_interpreter": sys.executable,  # for plays that gather facts
    }
    reached = {name: {**login, "ansible_ssh_executable": str(way)} for name, way in ways.items()}
    (folder / "guests.yml").write_text(yaml.safe_dump({"all": {"hosts": reached}}))
    return folder / "guests.yml"


@pytest.fixture(params=VERSIONS)
def controller(request: pytest.FixtureRequest, proxmox: Simulator, guests: Path, tmp_path: Path) -> Controller:
    return control_node(request.param, proxmox, guests, tmp_path)


@pytest.fixture
def newest(proxmox: Simulator, guests: Path, tmp_path: Path) -> Controller:
    """For cases beyond those that show both versions to work alike."""
    return control_node("newest", proxmox, guests, tmp_path)


def control_node(version: str, proxmox: Simulator, guests: Path, home: Path) -> Controller:
    environment = {
        **ENVIRONMENT,
        "PROXMOX_URL": proxmox.url,
        "REQUESTS_CA_BUNDLE": str(proxmox.ca_file),
        "HOME": str(home),
        "ANSIBLE_COLLECTIONS_PATH": COLLECTIONS,
    }
    arguments = ("--inventory=inventory/my.proxmox.yml", f"--inventory={guests}")
    return Controller(VERSIONS[version] / "bin", environment, arguments=arguments)
