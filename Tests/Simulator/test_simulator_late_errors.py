"""Writes that the server carries out and then answers with an error."""

from __future__ import annotations

import pytest

from proxmox_simulator import Simulator
from small_cluster import CONFIG, CONTAINER, CONTAINER_CONFIG, RUNNING, STOPPED, Client, small_cluster

_NOTE = {"description": "mine"}
_WRITER = "ansible@pve!same"
_PENDING = "unable to apply pending change scsi1 : "


@pytest.mark.parametrize("running", [False, True])
@pytest.mark.parametrize(
    ("net", "text"),
    [
        ("name=eth0,bridge=vmbr9,ip=dhcp", "bridge 'vmbr9' does not exist"),
        ("name=eth0,bridge=vmbr0,mtu=9000", "net1: MTU size '9000' is bigger than bridge MTU '1500'"),
    ],
)
def test_container_whose_bridge_does_not_do(
    small: Simulator, client: Client, net: str, text: str, running: bool
) -> None:
    small.set_running(CONTAINER, running)
    small.change(CONTAINER, net0="name=eth0,bridge=vmbr0,mtu=1500", net1=net)
    for writes in (1, 2):  # the second changes nothing and fails as well
        answer = client.put(CONTAINER_CONFIG, _NOTE)
        assert (answer.status, answer.reason, answer.body) == (500, text, {"data": None, "message": text + "\n"})
        assert (small.notes(CONTAINER), small.writes(CONTAINER)) == ("mine\n", writes)
    small.set_bridges("pve", {"vmbr0": 9000, "vmbr9": 1500})
    assert client.put(CONTAINER_CONFIG, _NOTE).status == 200


def test_checks_before_the_write_come_first(small: Simulator, client: Client) -> None:
    small.change(CONTAINER, net0="name=eth0,bridge=vmbr9")
    assert client.put(CONTAINER_CONFIG, {**_NOTE, "digest": "0"}).reason.startswith("detected modified configuration")
    small.lock(CONTAINER)
    assert client.put(CONTAINER_CONFIG, _NOTE).reason == "CT is locked (backup)"
    assert (small.notes(CONTAINER), small.writes(CONTAINER)) == ("fourth\n", 0)


def test_bridges_are_those_of_the_guests_node() -> None:
    container = {"node": "pve2", "type": "lxc", "vmid": 203, "config": {"net0": "name=eth0,bridge=vmbr1"}}
    nodes = ["pve", {"name": "pve2", "bridges": {"vmbr1": 1500}}]
    with Simulator(small_cluster(nodes=nodes, guests=[container])) as simulator:
        client = Client(simulator.url)
        assert client.put("/nodes/pve2/lxc/203/config", _NOTE).status == 200
        simulator.move(203, "pve")
        assert client.put("/nodes/pve/lxc/203/config", _NOTE).reason == "bridge 'vmbr1' does not exist"
        bridges = client.get("/nodes/pve2/network?type=bridge").data
        assert [bridge["iface"] for bridge in bridges] == ["vmbr1"]


def test_pending_change_that_fails(small: Simulator, client: Client) -> None:
    small.set_pending(STOPPED, scsi1="gone:1", cores=4, failing={"scsi1": "storage 'gone' does not exist"})
    for _ in range(2):
        answer = client.put(CONFIG, _NOTE)
        errors = {"scsi1": f"{_PENDING}storage 'gone' does not exist\n"}
        assert (answer.status, answer.reason) == (400, "Parameter verification failed.")
        assert answer.body == {"data": None, "message": "Parameter verification failed.\n", "errors": errors}
        main, _, pending = small.guest(STOPPED)["file"].partition("[PENDING]\n")
        assert (small.notes(STOPPED), "cores: 4" in main, pending) == ("mine", True, "scsi1: gone:1\n")


def test_pending_change_of_a_running_guest_waits(small: Simulator, client: Client) -> None:
    small.set_pending(RUNNING, scsi1="gone:1", failing={"scsi1": "storage 'gone' does not exist"})
    assert client.put("/nodes/pve/qemu/102/config", _NOTE).status == 200
    assert small.notes(RUNNING) == "mine"


@pytest.mark.parametrize(("role", "status"), [("NotesWriter", 400), ("PVEVMAdmin", 200)])
def test_pending_removal_of_a_volume(role: str, status: int) -> None:
    guest = {"node": "pve", "type": "qemu", "vmid": 101, "config": {"scsi1": "a:1"}, "pending_delete": ["!scsi1"]}
    with Simulator(small_cluster(guests=[guest], acl=[["/vms", "ansible@pve", role]])) as simulator:
        client = Client(simulator.url, _WRITER)
        assert "delete: !scsi1\n" in simulator.guest(101)["file"]
        assert "scsi1" not in client.get(CONFIG).data
        assert {"key": "scsi1", "value": "a:1", "delete": 2} in client.get("/nodes/pve/qemu/101/pending").data
        answer = client.put(CONFIG, _NOTE)
        refused = {"scsi1": f"{_PENDING}403 Permission check failed (/vms/101, VM.Config.Disk)\n"}
        assert (answer.status, answer.body.get("errors")) == (status, refused if status == 400 else None)
        assert (simulator.notes(101), "scsi1" in simulator.guest(101)["file"]) == ("mine", status == 400)


def test_stopped_container_takes_its_pending_changes_over(small: Simulator, client: Client) -> None:
    small.set_pending(CONTAINER, cores=4, memory=1024, failing={"memory": "no"})
    answer = client.put(CONTAINER_CONFIG, _NOTE)
    assert answer.body["errors"] == {"memory": "unable to apply pending change memory : no\n"}
    current = client.get(CONTAINER_CONFIG + "?current=1").data
    assert (current["cores"], current["memory"], current["description"]) == (4, 512, "mine\n")
