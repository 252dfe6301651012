"""Which token may do what: the access control list with its paths, pools, propagation and privilege separation."""

from __future__ import annotations

from typing import Any

import pytest

from proxmox_simulator import Simulator
from proxmox_simulator.cluster import Cluster
from proxmox_simulator.permissions import Identity
from small_cluster import CONFIG, ELSEWHERE, Client, small_cluster

_OWN, _SAME, _USER = "ansible@pve!own", "ansible@pve!same", "ansible@pve"
_ALL_OF_USER = ["/", _USER, "PVEAdmin"]


@pytest.mark.parametrize(
    ("grants", "token", "vmid", "allowed"),
    [
        ([], _SAME, 101, False),
        ([["/", _USER, "NotesWriter"]], _SAME, 101, True),
        ([["/", _USER, "NotesWriter"]], _OWN, 101, False),
        ([["/", _OWN, "NotesWriter"]], _OWN, 101, False),
        ([_ALL_OF_USER, ["/vms", _OWN, "NotesWriter"]], _OWN, 101, True),
        ([_ALL_OF_USER, ["/vms/101", _OWN, "NotesWriter"]], _OWN, 101, True),
        ([_ALL_OF_USER, ["/vms/101", _OWN, "NotesWriter"]], _OWN, 102, False),
        ([_ALL_OF_USER, ["/vms", _OWN, "NotesWriter", False]], _OWN, 101, False),
        ([_ALL_OF_USER, ["/vms/101", _OWN, "NotesWriter", False]], _OWN, 101, True),
        ([_ALL_OF_USER, ["/pool/web", _OWN, "NotesWriter"]], _OWN, 101, True),
        ([_ALL_OF_USER, ["/pool/web", _OWN, "NotesWriter"]], _OWN, 102, False),
        ([_ALL_OF_USER, ["/vms", _OWN, "NotesWriter"], ["/vms/101", _OWN, "PVEAuditor"]], _OWN, 101, False),
        ([_ALL_OF_USER, ["/pool/web", _OWN, "NotesWriter"], ["/vms/101", _OWN, "NoAccess"]], _OWN, 101, False),
        ([["/vms/101", _USER, "NotesWriter"], ["/vms", _OWN, "NotesWriter"]], _OWN, 102, False),
        ([_ALL_OF_USER, ["/vms", _OWN, "PVEVMUser"]], _OWN, 101, False),
        ([_ALL_OF_USER, ["/vms", _OWN, "PVEVMAdmin"]], _OWN, 101, True),
        ([], "root@pam!full", 101, True),
        ([], "root@pam!none", 101, False),
    ],
)
def test_write_privilege(grants: list[Any], token: str, vmid: int, allowed: bool) -> None:
    cluster = Cluster(small_cluster(acl=grants))
    assert cluster.permissions.has(_identity(token), f"/vms/{vmid}", "VM.Config.Options") is allowed


def _identity(token: str) -> Identity:
    user, _, name = token.partition("!")
    return Identity(user, name, separated=bool(small_cluster()["tokens"][token].get("privsep", 1)))


_LXC_NEEDS = "VM.Config.Disk|VM.Config.CPU|VM.Config.Memory|VM.Config.Network|VM.Config.Options"
_QEMU_NEEDS = (
    "VM.Config.Disk|VM.Config.CDROM|VM.Config.CPU|VM.Config.Memory|VM.Config.Network|VM.Config.HWType"
    "|VM.Config.Options|VM.Config.Cloudinit"
)
_AGENT = "/nodes/pve/qemu/102/agent/network-get-interfaces"


@pytest.mark.parametrize(
    ("role", "method", "path", "needed"),
    [
        ("NoAccess", "GET", CONFIG, "/vms/101, VM.Audit"),
        ("NoAccess", "GET", "/nodes/pve/qemu/999/config", "/vms/999, VM.Audit"),
        ("NoAccess", "GET", "/nodes/nowhere/qemu/999/config", "/vms/999, VM.Audit"),
        ("PVEAuditor", "PUT", CONFIG, f"/vms/101, {_QEMU_NEEDS}"),
        ("PVEAuditor", "PUT", "/nodes/pve/lxc/201/config", f"/vms/201, {_LXC_NEEDS}"),
        ("CpuOnly", "PUT", CONFIG, "/vms/101, VM.Config.Options"),
        ("CpuOnly", "PUT", "/nodes/pve/lxc/201/config", "/vms/201, VM.Config.Options"),
        ("NotesWriter", "GET", _AGENT, "/vms/102, VM.GuestAgent.Audit|VM.GuestAgent.Unrestricted"),
        ("NotesWriter", "GET", "/cluster/status", "/, Sys.Audit"),
        ("NotesWriter", "GET", "/pools/web", "/pool/web, Pool.Audit"),
        ("NotesWriter", "GET", "/pools?poolid=web", "/pool/web, Pool.Audit"),
    ],
)
def test_refusal_names_path_and_privileges(role: str, method: str, path: str, needed: str) -> None:
    with Simulator(small_cluster(acl=[["/", _USER, role]])) as simulator:
        answer = Client(simulator.url, _SAME).send(method, path, "description=x" if method == "PUT" else None)
        assert (answer.status, answer.reason) == (403, f"Permission check failed ({needed})")
        assert simulator.writes() == 0


def test_agent_privilege_of_an_old_server() -> None:
    with Simulator(small_cluster(acl=[["/", _USER, "PVEAuditor"]]), arguments=("--old-server",)) as simulator:
        assert Client(simulator.url, _SAME).get(_AGENT).reason == "Permission check failed (/vms/102, VM.Monitor)"


def test_lists_are_filtered_not_refused() -> None:
    state = small_cluster(acl=[["/vms/101", _USER, "PVEAuditor"]])
    with Simulator(state) as simulator:
        client = Client(simulator.url, _SAME)
        assert [guest["vmid"] for guest in client.get("/cluster/resources?type=vm").data] == [101]
        assert [guest["vmid"] for guest in client.get("/nodes/pve/qemu").data] == [101]
        assert client.get("/nodes/pve/lxc").data == []
        assert client.get("/pools").data == []
        assert {node["node"]: "maxmem" in node for node in client.get("/nodes").data} == {"pve": False, "pve2": False}


def test_permissions_show_the_propagate_flag() -> None:
    """Of what a guest has by its pool it is 0, whether or not the pool's propagates."""
    acl = [_ALL_OF_USER, ["/vms/101", _OWN, "NotesWriter", False], ["/pool/web", _OWN, "PVEPoolUser"]]
    with Simulator(small_cluster(acl=acl)) as simulator:
        client = Client(simulator.url, _OWN)
        own = client.get("/access/permissions?path=/vms/101").data
        assert own == {"/vms/101": {"VM.Audit": 0, "VM.Config.Options": 0, "Pool.Audit": 0}}
        assert client.get(f"/access/permissions?path=/vms/{ELSEWHERE}").data == {f"/vms/{ELSEWHERE}": {}}
        assert set(client.get("/access/permissions").data) == {"/vms/101", "/vms/201", "/pool/web"}


@pytest.mark.parametrize(
    ("grants", "flag"),
    [
        ([["/pool/web", _USER, "NotesWriter"]], 0),
        ([["/pool/web", _USER, "NotesWriter"], ["/vms", _USER, "NotesWriter"]], 1),
        ([["/vms/101", _USER, "NotesWriter"], ["/vms", _OWN, "NotesWriter"]], 1),
        ([["/vms/101", _USER, "NotesWriter", False], ["/vms", _OWN, "NotesWriter"]], 0),
        ([["/pool/web", _USER, "NoAccess"], ["/vms", _USER, "NotesWriter"]], None),
    ],
)
def test_propagate_flag_of_user_pool_and_token(grants: list[Any], flag: int | None) -> None:
    who = _identity(_OWN if any(grant[1] == _OWN for grant in grants) else _SAME)
    held = Cluster(small_cluster(acl=grants)).permissions.of(who, "/vms/101")
    assert held == ({} if flag is None else {"VM.Audit": flag, "VM.Config.Options": flag})


def test_path_without_a_slash_knows_nothing_of_the_root() -> None:
    acl = [["/", _USER, "CpuOnly"], ["/vms/101", _USER, "NotesWriter"]]
    with Simulator(small_cluster(acl=acl)) as simulator:
        client = Client(simulator.url, _SAME)
        assert client.get("/access/permissions?path=vms").data == {"vms": {}}
        assert client.get("/access/permissions?path=vms/101").data["vms/101"]["VM.Config.Options"] == 1


@pytest.mark.parametrize(
    ("grants", "allowed"),
    [
        ([["/vms", "@ops", "NotesWriter"]], True),
        ([["/vms", "@others", "NotesWriter"]], False),
        ([["/vms", "@ops", "NotesWriter"], ["/vms", _USER, "NoAccess"]], False),
        ([["/vms", "@ops", "NoAccess"], ["/vms/101", _USER, "NotesWriter"]], True),
        ([["/vms", "@ops", "NotesWriter"], ["/vms", "@off", "CpuOnly"]], True),
        ([["/pool/web", "@ops", "NotesWriter"]], True),
    ],
)
def test_role_of_a_group(grants: list[Any], allowed: bool) -> None:
    groups = {"ops": [_USER], "off": [_USER], "others": ["root@pam"]}
    permissions = Cluster(small_cluster(acl=grants, groups=groups)).permissions
    assert permissions.has(_identity(_SAME), "/vms/101", "VM.Config.Options") is allowed


@pytest.mark.parametrize(("role", "pool"), [("NotesWriter", None), ("PVEAuditor", "web")])
def test_pool_of_a_resource_is_told_to_its_auditors(role: str, pool: str | None) -> None:
    with Simulator(small_cluster(acl=[["/vms", _USER, "NotesWriter"], ["/pool/web", _USER, role]])) as simulator:
        rows = Client(simulator.url, _SAME).get("/cluster/resources?type=vm").data
        assert [row.get("pool") for row in rows if row["vmid"] == 101] == [pool]
