"""Bad days of Proxmox, each at each step: what the notes are afterwards, what is said, and how often was written."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from controller import Controller
from engines import Engine
from example import LABELS, PASSTHROUGH_NOTES
from lab import SECRET
from proxmox_simulator import Simulator

NOTES = "# Garage"
DONE = f"{NOTES}\n\n{PASSTHROUGH_NOTES}"
CONFIG = "/nodes/pve/qemu/106/config"
READ = {"method": "GET", "path": CONFIG, "skip": 1}  # the inventory reads once before the role does
LISTED = {"path": "/pools"}  # the inventory asks for them last, when it has read all guests
PRIVILEGES = {"method": "GET", "path": "/access/permissions"}
WRITE = {"method": "PUT", "path": CONFIG}
UPDATED = "Updated Proxmox notes for HomeLab (VMID 106) with 13 Traefik labels"
WOULD_UPDATE = "Would update Proxmox notes for HomeLab (VMID 106) with 13 Traefik labels"
NOT_READ = "HomeLab (VMID 106): the notes could not be read, so they stay as they are: "
NOT_WRITTEN = "HomeLab (VMID 106): the notes could not be written: "
BROKEN_OFF = "The connection broke off. Run again"
SHORT = {"docker_traefik_discovery_proxmox_api_timeout": 1}
NO_WAIT = {"docker_traefik_discovery_lock_timeout": 0}


def answer(status: int, reason: str, **more: Any) -> dict[str, Any]:
    return {"kind": "answer", "status": status, "reason": reason, **more}


GONE = answer(500, "Configuration file 'nodes/pve/qemu-server/106.conf' does not exist")
NO_FILE_LOCK = answer(500, "can't lock file '/var/lock/qemu-server/lock-106.conf' - got timeout")
NO_QUORUM = answer(500, "unable to open file '/etc/pve/nodes/pve/qemu-server/106.conf.tmp.1' - Permission denied")
TOO_LONG = answer(
    400,
    "Parameter verification failed.",
    body='{"data":null,"errors":{"description":"value may only be 8192 characters long"}}',
)
TOO_SLOW = answer(596, "Connection timed out")
NO_PRIVILEGES = answer(200, "OK", body='{"data":{}}', times=None)
HIDDEN = answer(200, "OK", body='{"data":[]}')
CHANGED = {"kind": "change", "vmid": 106, "config": {"cores": 2}}
MOVED = {"kind": "move", "vmid": 106, "node": "pve2"}
PAGE = answer(200, "OK", body="<p>Welcome</p>")


@dataclass(frozen=True)
class Fault:
    """`writes`: PUT requests that reached the API. A fault that is got over ends with the notes written."""

    when: dict[str, Any]
    what: dict[str, Any]
    message: str = UPDATED
    writes: int = 1
    variables: dict[str, Any] = field(default_factory=dict)

    @property
    def got_over(self) -> bool:
        return self.message == UPDATED


FAULTS = {
    "read: 401": Fault(READ, answer(401, "No ticket"), f"{NOT_READ}401: No ticket. Proxmox does not accept", 0),
    "read: 403": Fault(READ, answer(403, "Permission check failed (/vms/106, VM.Audit)"), "privilege VM.Audit on", 0),
    "read: 500, gone": Fault(READ, GONE, "The guest was moved or removed", 0),
    "read: 500, unknown node": Fault(READ, answer(500, "hostname lookup 'pve' failed"), "knows no node pve", 0),
    "read: 595": Fault(READ, answer(595, "No route to host"), "could not reach node pve. Check that the node is up", 0),
    "read: 596": Fault(READ, TOO_SLOW, f"{NOT_READ}596: Connection timed out. https://", 0),
    "read: 599": Fault(READ, answer(599, "Too many redirections"), "could not reach node pve. Check that the node", 0),
    "read: a web page": Fault(READ, PAGE, "is not a Proxmox API. Check proxmox_api_host.", 0),
    "read: dropped": Fault(READ, {"kind": "drop"}, BROKEN_OFF, 0),
    "read: half an answer": Fault(READ, {"kind": "truncate"}, BROKEN_OFF, 0),
    "read: time-out": Fault(READ, {"kind": "delay", "seconds": 3}, "Nothing usable answers at", 0, SHORT),
    "read: moved before": Fault(LISTED, MOVED),
    "write: 401": Fault(WRITE, answer(401, "No ticket"), f"{NOT_WRITTEN}401: No ticket. "),
    "write: 403": Fault(WRITE, answer(403, "Permission check failed (/vms/106, x)"), "privilege VM.Config.Options on"),
    "write: 500, no quorum": Fault(WRITE, NO_QUORUM, "The cluster has no quorum, so nothing can be changed"),
    "write: 400": Fault(WRITE, TOO_LONG, "Proxmox keeps no longer notes."),
    "write: 500, gone": Fault(WRITE, GONE, "The guest was moved or removed"),
    "write: 500, busy once": Fault(WRITE, NO_FILE_LOCK, writes=2),
    "write: 595": Fault(
        WRITE, answer(595, "Connection refused"), "could not reach node pve. Check that the node is up"
    ),
    "write: 596": Fault(WRITE, TOO_SLOW, writes=2),
    "write: 596, always": Fault(WRITE, {**TOO_SLOW, "times": None}, f"{NOT_WRITTEN}596: Connection timed out. ", 2),
    "write: 504 of a proxy": Fault(WRITE, answer(504, "Gateway Timeout"), writes=2),
    "write: 599": Fault(WRITE, answer(599, "Too many redirections"), writes=2),
    "write: dropped before": Fault(WRITE, {"kind": "drop"}, writes=2),
    "write: dropped before, always": Fault(WRITE, {"kind": "drop", "times": None}, BROKEN_OFF, 2),
    "write: dropped after": Fault(WRITE, {"kind": "drop_after"}),
    "write: half an answer": Fault(WRITE, {"kind": "truncate"}),
    "write: time-out, then done": Fault(WRITE, {"kind": "delay", "seconds": 3}, writes=2, variables=SHORT),
    "write: locked, then free": Fault(READ, {"kind": "lock", "vmid": 106, "refusals": 1}, writes=3),
    "write: locked for good": Fault(
        READ, {"kind": "lock", "vmid": 106}, "VM is locked (backup). Wait until", 2, NO_WAIT
    ),
    "write: changed by others once": Fault(READ, CHANGED, writes=2),
    "write: moved meanwhile": Fault(READ, MOVED, writes=2),
}
ON_THE_OLDEST = (
    "read: 595",
    "read: moved before",
    "write: dropped after",
    "write: locked, then free",
    "write: half an answer",
)
ROWS = [("newest", name) for name in FAULTS] + [("oldest", name) for name in ON_THE_OLDEST]


@pytest.mark.parametrize(("controller", "name"), ROWS, indirect=["controller"])
def test_a_fault(controller: Controller, proxmox: Simulator, engine: Engine, name: str) -> None:
    fault = FAULTS[name]
    prepare(proxmox, engine)
    proxmox.fault(**fault.when, **fault.what)
    extra = [f"-e{variable}={value}" for variable, value in fault.variables.items()]
    run = controller.run("discover-and-update.yml", "--limit=HomeLab", "-v", *extra)
    assert fault.message in run.messages[-1], run.output
    assert (run.status == 0) == fault.got_over
    assert proxmox.notes(106) == (DONE if fault.got_over else NOTES)
    assert len(proxmox.requests("PUT")) == fault.writes
    assert SECRET not in run.output


UNPRIVILEGED = "lacks the privilege VM.Config.Options on /vms/106."
DRY_RUNS = {
    "500": (answer(500, "got timeout"), WOULD_UPDATE),
    "dropped": ({"kind": "drop"}, WOULD_UPDATE),
    "none": (NO_PRIVILEGES, UNPRIVILEGED),
}


@pytest.mark.parametrize("name", DRY_RUNS)
def test_a_dry_run_that_asks_for_privileges(newest: Controller, proxmox: Simulator, engine: Engine, name: str) -> None:
    what, message = DRY_RUNS[name]
    prepare(proxmox, engine)
    proxmox.fault(**PRIVILEGES, **what)
    run = newest.run("discover-and-update.yml", "--limit=HomeLab", "--check")
    assert message in run.messages[-1], run.output
    assert (run.status == 0) == (message == WOULD_UPDATE)
    assert (proxmox.requests("PUT"), proxmox.notes(106)) == ([], NOTES)


@pytest.mark.parametrize("resources", [HIDDEN, answer(500, "got timeout"), PAGE], ids=["empty", "refused", "no API"])
@pytest.mark.parametrize("step", ["read", "write"])
def test_a_moved_guest_that_the_cluster_does_not_show(
    newest: Controller, proxmox: Simulator, engine: Engine, step: str, resources: dict[str, Any]
) -> None:
    """An empty list says nothing about the guest: nothing is taken for its end, and nothing is written elsewhere."""
    prepare(proxmox, engine)
    proxmox.fault(**(LISTED if step == "read" else READ), **MOVED)
    # Before a write the role has looked there for another guest of this name.
    proxmox.fault(path="/cluster/resources", skip=int(step == "write"), **resources)
    run = newest.run("discover-and-update.yml", "--limit=HomeLab")
    assert run.status != 0
    assert run.messages[-1] == (
        f"{NOT_READ if step == 'read' else NOT_WRITTEN}500: Configuration file 'nodes/pve/qemu-server/106.conf' does not exist. "
        "The guest was moved or removed, or is no qemu guest of node pve. "
        "Check proxmox_node, proxmox_vmid and proxmox_vmtype, or run again with a fresh inventory."
    )
    assert (len(proxmox.requests("PUT")), proxmox.notes(106)) == (int(step == "write"), NOTES)


@pytest.mark.parametrize("write", ["drop", "drop_after"])
def test_the_second_reading_fails(newest: Controller, proxmox: Simulator, engine: Engine, write: str) -> None:
    prepare(proxmox, engine)
    proxmox.fault(write, **WRITE)
    proxmox.fault("answer", method="GET", path=CONFIG, skip=2, status=500, reason="got timeout")
    run = newest.run("discover-and-update.yml", "--limit=HomeLab")
    assert run.status != 0
    assert run.messages[-1].startswith(
        "HomeLab (VMID 106): the notes could not be read again after a write without an answer, "
        "so it is not known whether they were written: 500: got timeout. "
    )
    assert (len(proxmox.requests("PUT")), proxmox.notes(106)) == (1, DONE if write == "drop_after" else NOTES)
    assert newest.run("discover-and-update.yml", "--limit=HomeLab").status == 0
    assert proxmox.notes(106) == DONE


def test_a_guest_that_others_keep_changing(newest: Controller, proxmox: Simulator, engine: Engine) -> None:
    prepare(proxmox, engine)
    for turn in range(5):
        change = {"vmid": 106, "config": {"cores": 2 + turn}}
        proxmox.fault("change", method="GET", path=CONFIG, skip=1 + turn, **change)
    run = newest.run("discover-and-update.yml", "--limit=HomeLab")
    assert run.status != 0
    assert run.messages[-1] == (
        f"{NOT_WRITTEN}500: checksum mismatch (file change by other user?). "
        "Somebody changed the guest while its notes were being prepared. Run again."
    )
    assert (len(proxmox.requests("PUT")), proxmox.notes(106)) == (4, NOTES)


def test_what_others_wrote_since_the_inventory_is_kept(
    controller: Controller, proxmox: Simulator, engine: Engine
) -> None:
    """The plan was made with the notes that the inventory found."""
    prepare(proxmox, engine)
    proxmox.fault(**LISTED, **{**CHANGED, "config": {"description": "# Theirs"}})
    run = controller.run("discover-and-update.yml", "--limit=HomeLab")
    assert run.recap["HomeLab"].changed == 1
    assert proxmox.notes(106) == f"# Theirs\n\n{PASSTHROUGH_NOTES}"


def test_what_others_write_meanwhile_is_kept(newest: Controller, proxmox: Simulator, engine: Engine) -> None:
    """A guest of the other kind, whose words for it are others."""
    prepare(proxmox, engine)
    config = {"method": "GET", "path": "/nodes/pve2/lxc/200/config", "skip": 1}
    proxmox.fault("change", vmid=200, config={"description": "# Cellar"}, **config)
    run = newest.run("discover-and-update.yml", "--limit=Attic")
    assert run.status == 0, run.output
    assert proxmox.notes(200).startswith("# Cellar\n")
    assert len(proxmox.requests("PUT")) == 2


@pytest.mark.parametrize("separator", [",", None])
def test_the_next_api_host_is_asked(
    newest: Controller, proxmox: Simulator, engine: Engine, separator: str | None
) -> None:
    prepare(proxmox, engine)
    hosts = ["127.0.0.1:9", proxmox.url]
    extra = json.dumps({"proxmox_api_host": separator.join(hosts) if separator else hosts})
    run = newest.run("discover-and-update.yml", "--limit=HomeLab", "-e", extra)
    assert run.status == 0, run.output
    assert proxmox.notes(106) == DONE


def prepare(proxmox: Simulator, engine: Engine) -> None:
    for name, labels in LABELS.items():
        engine.run(name, labels)
    proxmox.set_notes(106, NOTES)
    proxmox.forget_requests()
