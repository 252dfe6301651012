"""Every option of the module is a variable of the role, described once more where Ansible looks for it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from controller import ROOT, Controller
from engines import Engine
from proxmox_simulator import Simulator

ROLE = ROOT / "roles" / "docker_traefik_discovery"
PREFIX = "docker_traefik_discovery_"
FROM_THE_GUEST = {"labels", "containers", "traefik", "vmid", "current_notes", "guest_name"}
FROM_OTHER_GUESTS = {"guests", "shared_router_names", "shared_service_names"}
OTHER_DEFAULTS = {
    "gateway_mode",
    "gateway_service_name",
    "port_mapping",
    "gateway_router_priority",
    "default_rule",
    "other_routers",
}


class Loader(yaml.SafeLoader):
    """Reads !unsafe, which keeps Ansible from looking for Jinja, as plain text."""


Loader.add_constructor("!unsafe", Loader.construct_yaml_str)


def load(file: Path) -> Any:
    return yaml.load(file.read_text(), Loader)


MODULE = load(ROLE / "library" / "parse_docker_labels.yml")
OPTIONS = yaml.safe_load(yaml.safe_dump(MODULE["DOCUMENTATION"]))["options"]
SPECS = load(ROLE / "meta" / "argument_specs.yml")["argument_specs"]["main"]["options"]
DEFAULTS = load(ROLE / "defaults" / "main.yml")
NAMES = sorted(set(OPTIONS) - FROM_THE_GUEST - FROM_OTHER_GUESTS)


@pytest.mark.parametrize("name", NAMES)
def test_an_option_of_the_module_is_a_variable_of_the_role(name: str) -> None:
    option, described = OPTIONS[name], SPECS[PREFIX + name]
    given = load(ROLE / "tasks" / "convert.yml")[0]["args"][name]
    assert PREFIX + name in given
    assert described["type"] == option["type"]
    assert described.get("elements") == option.get("elements")
    assert set(described.get("choices", [])) == set(option.get("choices", []))
    if name not in OTHER_DEFAULTS:
        assert described["default"] == option["default"]


@pytest.mark.parametrize("name", SPECS)
def test_a_variable_has_a_default_and_stands_in_the_table(name: str) -> None:
    assert name in DEFAULTS
    assert f"`{name.removeprefix(PREFIX)}`" in (ROLE / "README.md").read_text()


def test_a_router_without_a_rule_gets_the_rule_of_traefik(
    controller: Controller, proxmox: Simulator, engine: Engine
) -> None:
    """The braces of the rule are Traefik's, not Ansible's."""
    engine.run("Web_App", {"traefik.http.services.app.loadbalancer.server.port": "80"})
    run = controller.run("discover-and-update.yml", "--limit=HomeLab")
    assert run.status == 0, run.output
    assert "rule=Host(`Web-App`)\n" in proxmox.notes(106)
