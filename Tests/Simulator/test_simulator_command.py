"""The command line: https with an authority to trust, a fixed certificate, the ready file, help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import requests

from proxmox_simulator import Simulator
from proxmox_simulator.certificate import make_certificate
from small_cluster import SECRET, small_cluster

_TOKEN = {"Authorization": f"PVEAPIToken=root@pam!full={SECRET}"}


def test_https_with_an_authority_to_trust() -> None:
    with Simulator(small_cluster(), tls=True) as simulator:
        url = f"{simulator.url}/api2/json/version"
        assert url.startswith("https://127.0.0.1:")
        assert requests.get(url, headers=_TOKEN, verify=str(simulator.ca_file), timeout=10).ok
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(url, headers=_TOKEN, timeout=10)
        assert simulator.notes(101) == "first"


def test_https_with_a_given_certificate(tmp_path: Path) -> None:
    certificate, key = make_certificate(tmp_path)
    arguments = ("--certificate", str(certificate), "--key", str(key))
    with Simulator(small_cluster(), arguments=arguments, ca_file=tmp_path / "ca.pem") as simulator:
        assert simulator.url.startswith("https://")
        assert simulator.notes(101) == "first"


def test_start_that_fails_is_told() -> None:
    with pytest.raises(RuntimeError, match="ended with status"), Simulator("/nonexistent/state.json"):
        pass


def test_help_names_every_option() -> None:
    folder = Path(__file__).parent
    command = [sys.executable, "-m", "proxmox_simulator", "--help"]
    text = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    for option in ("--state", "--port", "--certificate", "--key", "--self-signed", "--ready-file", "--old-server"):
        assert option in text
