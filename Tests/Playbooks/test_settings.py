"""Where settings may come from: the environment, group_vars, a vault; the play and -e win over them."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from controller import ROOT, Controller
from engines import Engine
from example import FILTER_NOTES, LABELS
from lab import ENVIRONMENT
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"


@pytest.fixture
def copy(controller: Controller, tmp_path: Path) -> Controller:
    """The same control node with an inventory folder of its own."""
    for part in ("ansible.cfg", "roles", "playbooks", "Package.swift", "Sources"):
        (tmp_path / part).symlink_to(ROOT / part)
    shutil.copytree(ROOT / "inventory", tmp_path / "inventory")
    return replace(controller, project=tmp_path)


def group_vars(copy: Controller, **variables: object) -> Path:
    """Writes variables where the README tells people to keep theirs."""
    file = copy.project / "inventory" / "group_vars" / "all" / "vault.yml"
    file.parent.mkdir(parents=True)
    file.write_text(yaml.safe_dump(variables))
    return file


def test_group_vars_reach_the_role(copy: Controller, proxmox: Simulator, engine: Engine) -> None:
    for name, labels in LABELS.items():
        engine.run(name, labels)
    group_vars(copy, gateway_mode="filter")
    copy.run(DISCOVER, "--limit=HomeLab")
    assert proxmox.notes(106) == FILTER_NOTES


def test_the_command_line_wins_over_group_vars(copy: Controller, proxmox: Simulator, engine: Engine) -> None:
    engine.run("mash-homarr", LABELS["mash-homarr"])
    group_vars(copy, gateway_service_name="from-group-vars")
    copy.run(DISCOVER, "--limit=HomeLab", "-e", "gateway_service_name=from-the-command-line")
    assert "traefik.http.routers.homarr.service=from-the-command-line\n" in proxmox.notes(106)


def test_a_vault_alone_is_enough(copy: Controller, proxmox: Simulator) -> None:
    """As the comment in the inventory says: the same vault serves inventory and playbooks, without any environment."""
    address = urlsplit(proxmox.url)
    file = group_vars(
        copy,
        proxmox_api_host=address.hostname,
        docker_traefik_discovery_proxmox_api_port=address.port,
        proxmox_api_user=ENVIRONMENT["PROXMOX_USER"],
        proxmox_api_token_id=ENVIRONMENT["PROXMOX_TOKEN_ID"],
        proxmox_api_token_secret=ENVIRONMENT["PROXMOX_TOKEN_SECRET"],
    )
    password = copy.project / "password"
    password.write_text("correct horse\n")
    vault = [copy.tools / "ansible-vault", "encrypt", f"--vault-password-file={password}", file]
    subprocess.run(vault, env=copy.environment, check=True, stdout=subprocess.DEVNULL)
    enable_vault_lines(copy.project / "inventory" / "my.proxmox.yml", f":{address.port}")
    nothing = {name: "" for name in copy.environment if name.startswith("PROXMOX_")}
    run = copy.run("check-notes.yml", "--limit=HomeLab", f"--vault-password-file={password}", **nothing)
    assert run.messages == ["HomeLab (VMID 106): the notes are empty"], run.output


def enable_vault_lines(inventory: Path, port: str) -> None:
    text = inventory.read_text()
    for option in ("url", "user", "token_id", "token_secret"):
        assert f"\n# {option}: " in text
        text = text.replace(f"\n# {option}: ", f"\n{option}: ")
    inventory.write_text(text.replace(":8006", port))
