"""Lists come in another order each time, unless a seed makes them the same in each run; names need not be unique."""

from __future__ import annotations

from typing import Any

import pytest

from proxmox_simulator import Simulator
from small_cluster import STOPPED, Client, small_cluster

_LISTS = {"/nodes": "node", "/nodes/pve/qemu": "vmid", "/nodes/pve/lxc": "vmid"}
_TIMES = 40
_TWINS = [("pve", 101), ("pve2", 102)]


def _orders(client: Client, path: str) -> list[tuple[Any, ...]]:
    return [tuple(entry[_LISTS[path]] for entry in client.get(path).data) for _ in range(_TIMES)]


@pytest.mark.parametrize("path", _LISTS)
def test_order_differs(client: Client, path: str) -> None:
    orders = _orders(client, path)
    assert len(set(orders)) > 1
    assert len({tuple(sorted(order)) for order in orders}) == 1


def test_resources_stay_in_their_order(client: Client) -> None:
    vmids = [guest["vmid"] for guest in client.get("/cluster/resources?type=vm").data]
    assert vmids == sorted(vmids)


def test_a_seed_makes_the_order_the_same() -> None:
    runs = []
    for _ in range(2):
        with Simulator(small_cluster(), arguments=("--seed", "7")) as simulator:
            client = Client(simulator.url)
            runs.append([_orders(client, path) for path in _LISTS])
            simulator.reset()
            runs.append([_orders(client, path) for path in _LISTS])
    assert all(run == runs[0] for run in runs)
    assert len(set(runs[0][1])) > 1


def test_two_guests_of_one_name() -> None:
    twins = [{"node": node, "type": "qemu", "vmid": vmid, "config": {"name": "twin"}} for node, vmid in _TWINS]
    with Simulator(small_cluster(guests=twins)) as simulator:
        rows = Client(simulator.url).get("/cluster/resources?type=vm").data
        assert [(row["name"], row["node"], row["vmid"]) for row in rows] == [("twin", *twin) for twin in _TWINS]
        assert Client(simulator.url).get("/nodes/pve2/qemu").data[0]["name"] == "twin"


def test_guest_before_its_first_broadcast(small: Simulator, client: Client) -> None:
    small.set_broadcast(STOPPED, False)
    (row,) = [row for row in client.get("/cluster/resources?type=vm").data if row["vmid"] == STOPPED]
    assert (row["status"], "name" in row, "template" in row) == ("unknown", False, False)
    listed = {guest["vmid"]: guest for guest in client.get("/nodes/pve/qemu").data}
    assert (listed[STOPPED]["name"], listed[STOPPED]["status"]) == ("one", "stopped")
