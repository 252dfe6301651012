"""Notes come back from the simulator as they came back from the real server, with as many writes of the config."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import urlencode

import pytest

import recordings
from proxmox_simulator import Simulator
from raw_http import Answer, send

pytestmark = pytest.mark.recordings
_ROUND_TRIPS = recordings.load("proxmox-roundtrip.json")
_VMIDS = {"qemu": 101, "lxc": 102}
_SECRET = "11111111-2222-3333-4444-555555555555"
_STATE = {
    "nodes": ["pve"],
    "guests": [{"node": "pve", "type": kind, "vmid": vmid, "config": {}} for kind, vmid in _VMIDS.items()],
    "users": {"root@pam": {"enabled": True}},
    "tokens": {"root@pam!full": {"privsep": 0}},
    "secret_of_every_token": _SECRET,
}
_TOKEN = f"Authorization: PVEAPIToken=root@pam!full={_SECRET}"


@pytest.fixture(scope="module")
def simulator() -> Any:
    with Simulator(_STATE) as running:
        yield running


@pytest.mark.parametrize("encoding", ["form", "json"])
@pytest.mark.parametrize("trip", _ROUND_TRIPS, ids=lambda trip: f"{trip['type']}-{trip['before']}-{trip['put']!r:.30}")
def test_round_trip_is_the_recorded_one(simulator: Simulator, trip: dict[str, Any], encoding: str) -> None:
    vmid = _VMIDS[trip["type"]]
    simulator.set_notes(vmid, trip["before"])
    writes = simulator.writes(vmid)
    path = f"/api2/json/nodes/pve/{trip['type']}/{vmid}/config"
    put = _put(simulator, path, _text(trip), encoding)
    assert (put.status, put.body.get("errors")) == (trip["put_status"], trip.get("put_errors"))
    assert simulator.writes(vmid) - writes == trip["config_writes"]
    _check_read(trip, send(simulator.url, "GET", path, [_TOKEN]).data.get("description"))


def test_there_are_round_trips() -> None:
    assert _ROUND_TRIPS


def _put(simulator: Simulator, path: str, text: str, encoding: str) -> Answer:
    fields = {"description": text}
    if encoding == "form":
        return send(simulator.url, "PUT", path, [_TOKEN], urlencode(fields).encode())
    return send(simulator.url, "PUT", path, [_TOKEN, "Content-Type: application/json"], json.dumps(fields).encode())


def _text(trip: dict[str, Any]) -> str:
    if trip["put"] is not None:
        return trip["put"]
    text, count = trip["put_repeat"]
    return text * (count or 1)


def _check_read(trip: dict[str, Any], text: str | None) -> None:
    if "get_length" not in trip:
        assert text == trip["get"]
        return
    assert text is not None
    digest = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    assert (len(text), digest) == (trip["get_length"], trip["get_sha1"])
