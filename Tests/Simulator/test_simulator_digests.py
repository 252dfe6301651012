"""One digest wherever the API tells it, and what a write does to the file of each guest of the second recording."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

import recordings
from proxmox_simulator import Simulator
from small_cluster import Client

pytestmark = pytest.mark.recordings
_STATE = recordings.state_of(recordings.load("proxmox-answers-2.json"))
_GUESTS = {guest["vmid"]: guest for guest in _STATE["guests"]}
_VMIDS = (106, 104, 105, 112, 113, 200, 201, 202)
_NOTE = {"description": "mine"}


@pytest.fixture(scope="module")
def _lab() -> Iterator[Simulator]:
    with Simulator(_STATE) as simulator:
        yield simulator


@pytest.fixture
def lab(_lab: Simulator) -> Simulator:
    _lab.reset()
    return _lab


def _get(lab: Simulator, vmid: int, page: str) -> Any:
    return Client(lab.url).get(f"{_path(vmid)}/{page}").data


def _path(vmid: int) -> str:
    guest = _GUESTS[vmid]
    return f"/nodes/{guest['node']}/{guest['type']}/{vmid}"


def _digests(lab: Simulator, vmid: int) -> set[str]:
    return {
        _get(lab, vmid, "config")["digest"],
        _get(lab, vmid, "config?current=1")["digest"],
        next(snapshot["digest"] for snapshot in _get(lab, vmid, "snapshot") if snapshot["name"] == "current"),
        next(option["value"] for option in _get(lab, vmid, "pending") if option["key"] == "digest"),
    }


@pytest.mark.parametrize("vmid", _VMIDS)
def test_one_digest_everywhere(lab: Simulator, vmid: int) -> None:
    digest = hashlib.sha1(_GUESTS[vmid]["file"].encode(), usedforsecurity=False).hexdigest()
    assert _digests(lab, vmid) == {digest}
    lab.set_running(vmid, not _GUESTS[vmid]["running"])
    assert _digests(lab, vmid) == {digest}


@pytest.mark.parametrize("vmid", _VMIDS)
def test_a_digest_serves_once(lab: Simulator, vmid: int) -> None:
    put = Client(lab.url).put
    config = f"{_path(vmid)}/config"
    (digest,) = _digests(lab, vmid)
    assert put(config, {**_NOTE, "digest": digest}).status == 200
    assert put(config, {**_NOTE, "digest": digest}).status == 500
    (fresh,) = _digests(lab, vmid)
    assert put(config, {**_NOTE, "digest": fresh}).status == 200
    assert _digests(lab, vmid) == {fresh}


def test_a_write_commits_what_is_pending_on_a_stopped_guest_only(lab: Simulator) -> None:
    assert "tags" not in _get(lab, 105, "config")
    assert _get(lab, 105, "config?current=1")["tags"] == "exposed"
    for vmid in (104, 105, 201):
        assert Client(lab.url).put(f"{_path(vmid)}/config", _NOTE).status == 200
    stopped = _get(lab, 105, "config?current=1")
    assert (stopped["cores"], "tags" in stopped) == (2, False)
    assert "PENDING" not in lab.guest(105)["file"]
    assert "\n[PENDING]\ncores: 2\n" in lab.guest(104)["file"]
    assert "\n[pve:pending]\nmemory: 2048\n" in lab.guest(201)["file"]


def test_a_write_makes_a_hand_edited_file_canonical(lab: Simulator) -> None:
    assert Client(lab.url).put(f"{_path(112)}/config", _NOTE).status == 200
    assert lab.guest(112)["file"] == "#mine\ncores: 1\nmemory: 512\nname: byhand\ntags: exposed\n"


@pytest.mark.parametrize(("vmid", "reason"), [(103, "checksum mismatch (file"), (204, "CT is locked (backup)")])
def test_locked_with_a_wrong_digest(lab: Simulator, vmid: int, reason: str) -> None:
    assert Client(lab.url).put(f"{_path(vmid)}/config", {**_NOTE, "digest": "0"}).reason.startswith(reason)


def test_snapshots_tell_parent_and_memory(lab: Simulator) -> None:
    first, second, current = _get(lab, 104, "snapshot")
    assert ("parent" in first, first["vmstate"], second["parent"], second["vmstate"]) == (False, 0, "s0", 1)
    assert (current["parent"], "vmstate" in current) == ("s1", False)
    assert all("vmstate" not in snapshot for snapshot in _get(lab, 201, "snapshot"))
    assert _get(lab, 201, "config?snapshot=s1")["snaptime"] == 1767225600


@pytest.mark.parametrize(("vmid", "pressure"), [(106, {0}), (201, {"0.00"}), (105, set()), (202, set())])
def test_running_guests_tell_their_pressure(lab: Simulator, vmid: int, pressure: set[Any]) -> None:
    guest = _GUESTS[vmid]
    rows = Client(lab.url).get(f"/nodes/{guest['node']}/{guest['type']}").data
    row = next(row for row in rows if row["vmid"] == vmid)
    for entry in (row, _get(lab, vmid, "status/current")):
        told = {name: value for name, value in entry.items() if name.startswith("pressure")}
        assert (set(told.values()), len(told), "pid" in entry) == (pressure, 6 * len(pressure), bool(pressure))
    resources = Client(lab.url).get("/cluster/resources?type=vm").data
    assert all(row["memhost"] == 0 and not any(name.startswith("pressure") for name in row) for row in resources)


@pytest.mark.parametrize("token", ["auto@pve!nothing", "auto@pve!reader"])
def test_online_nodes_tell_level_and_fingerprint(lab: Simulator, token: str) -> None:
    lab.set_node("pve2", online=False)
    nodes = {node["node"]: node for node in Client(lab.url, token).get("/nodes").data}
    assert (nodes["pve"]["level"], len(nodes["pve"]["ssl_fingerprint"])) == ("", 95)
    assert not {"level", "ssl_fingerprint"} & nodes["pve2"].keys()
