"""The real inventory plugin reads the simulated cluster, with a token and with a password."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from proxmox_simulator import Simulator
from small_cluster import SECRET

_SOURCE = """
plugin: community.proxmox.proxmox
want_facts: true
want_proxmox_nodes_ansible_host: true
qemu_extended_statuses: true
keyed_groups:
  - {key: proxmox_tags_parsed, prefix: "", separator: ""}
"""
_TOKEN = {"PROXMOX_TOKEN_ID": "notes", "PROXMOX_TOKEN_SECRET": SECRET}
_PASSWORD = {"PROXMOX_PASSWORD": "simulated-password"}


@pytest.mark.parametrize("login", [_TOKEN, _PASSWORD], ids=["token", "password"])
def test_inventory_has_guests_notes_and_groups(tmp_path: Path, login: dict[str, str]) -> None:
    with Simulator(tls=True) as simulator:
        inventory = _read_inventory(tmp_path, simulator, login)
        hosts = inventory["_meta"]["hostvars"]
        assert sorted(inventory["exposed"]["hosts"]) == ["HomeLab", "media"]
        assert sorted(inventory["proxmox_pool_exposed"]["hosts"]) == ["HomeLab", "media"]
        assert hosts["media"]["proxmox_description"] == "Media container, see the wiki.\n"
        assert hosts["media"]["proxmox_digest"] == simulator.guest(200)["digest"]
        assert hosts["media"]["proxmox_lxc_interfaces"][1]["inet"] == "10.0.0.200/24"
        assert (hosts["HomeLab"]["proxmox_vmid"], hosts["HomeLab"]["proxmox_vmtype"]) == (106, "qemu")
        assert hosts["HomeLab"]["proxmox_agent_interfaces"][1]["ip-addresses"] == ["10.0.0.106/24"]
        assert hosts["HomeLab"]["proxmox_snapshots"] == ["before_upgrade"]
        assert hosts["pve2"]["ansible_host"] == "10.0.0.2"
        assert {entry["status"] for entry in simulator.requests()} == {200}


def _read_inventory(folder: Path, simulator: Simulator, login: dict[str, str]) -> dict[str, Any]:
    source = folder / "lab.proxmox.yml"
    source.write_text(_SOURCE, encoding="utf-8")
    settings = {
        "PROXMOX_URL": simulator.url,
        "PROXMOX_USER": "ansible@pve",
        "REQUESTS_CA_BUNDLE": str(simulator.ca_file),
    }
    command = [Path(sys.executable).with_name("ansible-inventory"), "-i", source, "--list"]
    environment = {**os.environ, **settings, **login, "ANSIBLE_HOME": str(folder / "home")}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return _plain(json.loads(run.stdout))


def _plain(value: Any) -> Any:
    """Without the marks that Ansible puts on texts from outside."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "__ansible_unsafe" in value:
        return value["__ansible_unsafe"]
    return {name: _plain(each) for name, each in value.items()}
