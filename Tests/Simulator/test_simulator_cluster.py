"""Several nodes, moved guests, lists, status pages and network interfaces."""

from __future__ import annotations

from proxmox_simulator import Simulator
from small_cluster import CONTAINER, ELSEWHERE, RUNNING, STOPPED, Client


def test_any_node_answers_for_any_guest(client: Client) -> None:
    assert client.get("/nodes/pve2/qemu/300/config").data["name"] == "six"
    assert client.get("/nodes/localhost/qemu/101/config").data["name"] == "one"


def test_moved_guest_is_found_by_the_resources_only(small: Simulator, client: Client) -> None:
    digest = client.get("/nodes/pve/qemu/101/config").data["digest"]
    small.move(STOPPED, "pve2")
    stale = client.put("/nodes/pve/qemu/101/config", {"description": "x"})
    assert (stale.status, stale.reason) == (500, "Configuration file 'nodes/pve/qemu-server/101.conf' does not exist")
    nodes = {guest["vmid"]: guest["node"] for guest in client.get("/cluster/resources?type=vm").data}
    assert nodes[STOPPED] == "pve2"
    assert client.get("/nodes/pve2/qemu/101/config").data["digest"] == digest


def test_deleted_guest_is_gone(small: Simulator, client: Client) -> None:
    small.delete_guest(CONTAINER)
    assert client.get("/nodes/pve/lxc/201/config").status == 500
    assert CONTAINER not in [guest["vmid"] for guest in client.get("/cluster/resources").data if "vmid" in guest]


def test_node_that_is_down(small: Simulator, client: Client) -> None:
    small.set_node("pve2", online=False)
    answer = client.get("/nodes/pve2/qemu/300/config")
    assert (answer.status, answer.reason, answer.body) == (595, "No route to host", "")
    assert client.node_statuses() == {"pve": "online", "pve2": "offline"}
    resources = {guest["vmid"]: guest for guest in client.get("/cluster/resources?type=vm").data}
    assert (resources[ELSEWHERE]["status"], "name" in resources[ELSEWHERE]) == ("unknown", False)
    assert (resources[STOPPED]["status"], resources[STOPPED]["name"]) == ("stopped", "one")
    small.set_node("pve2", online=True)
    assert client.get("/nodes/pve2/qemu/300/config").status == 200


def test_routing_comes_before_the_parameters(small: Simulator, client: Client) -> None:
    small.set_node("pve2", online=False)
    assert client.get("/nodes/pve2/qemu/abc/config").status == 595
    unknown = client.get("/nodes/nowhere/qemu/101/config?nonsense=1").reason
    assert unknown.startswith("hostname lookup 'nowhere' failed - failed to get address info for: nowhere: ")


def test_cluster_status(small: Simulator, client: Client) -> None:
    small.set_node("pve2", online=False)
    cluster, pve, pve2 = client.get("/cluster/status").data
    assert (cluster["name"], cluster["nodes"], cluster["quorate"]) == ("simulated", 2, 0)
    assert (pve["online"], pve["local"], pve2["online"], pve2["local"]) == (1, 1, 0, 0)


def test_pools_in_both_forms(small: Simulator, client: Client) -> None:
    assert client.get("/pools").data == [{"poolid": "web", "comment": "the web"}]
    old, (new,) = client.get("/pools/web").data, client.get("/pools?poolid=web").data
    assert [(member["vmid"], member["name"]) for member in old["members"]] == [(101, "one"), (201, "four")]
    assert new == old
    assert old["poolid"] == "web"
    small.change(STOPPED, tags="a;b")
    assert not {"tags", "lock", "pool"} & client.get("/pools/web").data["members"][0].keys()
    assert client.get("/pools/none").reason == "pool 'none' does not exist"
    pools = {guest["vmid"]: guest.get("pool") for guest in client.get("/cluster/resources?type=vm").data}
    assert (pools[STOPPED], pools[RUNNING]) == ("web", None)


def test_status_page(client: Client) -> None:
    running = client.get("/nodes/pve/qemu/102/status/current").data
    assert (running["status"], running["qmpstatus"], running["agent"]) == ("running", "running", 1)
    assert client.get("/nodes/pve/lxc/201/status/current").data["status"] == "stopped"


def test_value_types(client: Client) -> None:
    assert client.get("/nodes/pve/qemu/101/config").data["memory"] == "512"
    assert client.get("/nodes/pve/lxc/201/config").data["memory"] == 512


def test_pending_page(small: Simulator, client: Client) -> None:
    client.put("/nodes/pve/qemu/102/config", {"memory": 1024, "delete": "agent"})
    page = {entry["key"]: entry for entry in client.get("/nodes/pve/qemu/102/pending").data}
    assert page["memory"] == {"key": "memory", "value": "512", "pending": "1024"}
    assert page["agent"] == {"key": "agent", "value": "1", "delete": 1}


def test_interfaces_and_snapshots() -> None:
    with Simulator() as homelab:
        client = Client(homelab.url, "ansible@pve!notes")
        agent = client.get("/nodes/pve/qemu/106/agent/network-get-interfaces").data["result"]
        assert agent[1]["ip-addresses"] == [{"ip-address": "10.0.0.106", "ip-address-type": "ipv4", "prefix": 24}]
        container = client.get("/nodes/pve2/lxc/200/interfaces").data
        assert container[1]["inet"] == "10.0.0.200/24"
        assert container[1]["ip-addresses"] == [{"ip-address": "10.0.0.200", "ip-address-type": "inet", "prefix": "24"}]
        homelab.set_running(200, False)
        assert client.get("/nodes/pve2/lxc/200/interfaces").body == {"data": None}
        snapshots = client.get("/nodes/pve/qemu/106/snapshot").data
        assert [snapshot["name"] for snapshot in snapshots] == ["before_upgrade", "current"]
        snapshot = client.get("/nodes/pve/qemu/106/config?snapshot=before_upgrade").data
        assert snapshot["description"] == "before the upgrade"
        assert client.get("/nodes/pve/qemu/106/config?snapshot=no").reason == "snapshot 'no' does not exist"


def test_reset_brings_everything_back(small: Simulator, client: Client) -> None:
    client.put("/nodes/pve/qemu/101/config", {"description": "x"})
    small.move(STOPPED, "pve2")
    small.fault("drop", times=None)
    small.reset()
    assert (small.notes(STOPPED), small.writes(), small.requests()) == ("first", 0, [])
    assert client.get("/nodes/pve/qemu/101/config").data["description"] == "first"
