"""Without a quorum the cluster can be read and not be written."""

from __future__ import annotations

import re

import pytest

from proxmox_simulator import Simulator
from small_cluster import CONFIG, CONTAINER_CONFIG, ELSEWHERE, STOPPED, Client, small_cluster

_NOTE = {"description": "mine"}


@pytest.mark.parametrize(
    ("path", "file"),
    [
        (CONFIG, "nodes/pve/qemu-server/101.conf"),
        (CONTAINER_CONFIG, "nodes/pve/lxc/201.conf"),
        ("/nodes/pve2/qemu/300/config", "nodes/pve2/qemu-server/300.conf"),
    ],
)
def test_no_quorum(small: Simulator, client: Client, path: str, file: str) -> None:
    small.set_quorum(False)
    assert client.get(path).status == 200
    answer = client.put(path, _NOTE)
    assert answer.status == 500
    assert re.fullmatch(rf"unable to open file '/etc/pve/{file}\.tmp\.\d+' - Permission denied", answer.reason)
    assert small.writes() == 0
    small.set_quorum(None)
    assert client.put(path, _NOTE).status == 200


def test_what_no_quorum_looks_like(small: Simulator, client: Client) -> None:
    small.set_quorum(False)
    assert client.node_statuses() == {"pve": "online", "pve2": "offline"}
    cluster, *nodes = client.get("/cluster/status").data
    assert (cluster["quorate"], {node["name"]: node["online"] for node in nodes}) == (0, {"pve": 1, "pve2": 0})
    statuses = {guest["vmid"]: guest["status"] for guest in client.get("/cluster/resources?type=vm").data}
    assert (statuses[STOPPED], statuses[ELSEWHERE]) == ("stopped", "unknown")


def test_checks_before_the_write_come_first(small: Simulator, client: Client) -> None:
    small.set_quorum(False)
    assert client.put(CONFIG, {**_NOTE, "digest": "0"}).reason.startswith("checksum mismatch")
    small.lock(STOPPED)
    assert client.put(CONFIG, _NOTE).reason == "VM is locked (backup)"


def test_quorum_that_is_lost_between_read_and_write(small: Simulator, client: Client) -> None:
    small.fault("quorum", method="GET", path=CONFIG, quorate=False)
    assert client.get(CONFIG).status == 200
    assert client.put(CONFIG, _NOTE).reason.endswith("Permission denied")


@pytest.mark.parametrize(("more", "status"), [({}, 500), ({"quorate": True}, 200)])
def test_half_of_the_nodes_are_no_quorum_unless_the_state_says_so(more: dict[str, bool], status: int) -> None:
    with Simulator(small_cluster(**more)) as simulator:
        simulator.set_node("pve2", online=False)
        client = Client(simulator.url)
        assert client.put(CONFIG, _NOTE).status == status
        assert client.get("/cluster/status").data[0]["quorate"] == int(status == 200)
