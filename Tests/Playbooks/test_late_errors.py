"""Errors that Proxmox gives after it has written, and others that look the same: what the notes hold decides."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from controller import Controller, Run
from engines import Engine
from example import PASSTHROUGH_NOTES, notes_of
from former_notes import ATTIC, HOMELAB, FormerNotes
from lab import SECRET
from proxmox_simulator import Simulator
from test_faults import CONFIG, DONE, NOT_WRITTEN, NOTES, UPDATED, WRITE, answer, prepare

DISCOVER = "discover-and-update.yml"
OLDER = "# Older"
NETWORK = (
    "The container's network does not fit node pve2. It has nothing to do with the notes, but each change of the container "
    "ends with this error. Create the bridge there, or correct bridge and MTU in the container's network."
)
PENDING = (
    "A change of the guest that waits for its next start could not be applied. It has nothing to do with the notes, but each "
    "change of the guest ends with this error. Look at its pending changes in the panel and revert them there, or let "
    "somebody apply them who may."
)
FAILED = "400: Parameter verification failed. unable to apply pending change"


@dataclass(frozen=True)
class LateError:
    """A guest to whose writes Proxmox says this, each time, after it has carried them out."""

    name: str
    vmid: int
    words: str
    advice: str

    def arrange(self, proxmox: Simulator) -> None:
        if self.vmid == 200:
            mtu = ",mtu=9000" if "MTU" in self.words else ""
            proxmox.change(200, net0=f"name=eth0,bridge={'vmbr0' if mtu else 'vmbr9'}{mtu}")
            return
        proxmox.set_running(106, False)
        if "403" in self.words:
            proxmox.change(106, scsi1="local:1")
            proxmox.set_pending(106, delete=("!scsi1",))
        else:
            proxmox.set_pending(106, scsi1="gone:1", failing={"scsi1": "storage 'gone' does not exist"})


LATE = {
    "bridge": LateError("Attic", 200, "500: bridge 'vmbr9' does not exist", NETWORK),
    "MTU": LateError("Attic", 200, "500: net0: MTU size '9000' is bigger than bridge MTU '1500'", NETWORK),
    "privilege": LateError(
        "HomeLab", 106, f"{FAILED} scsi1 : 403 Permission check failed (/vms/106, VM.Config.Disk)", PENDING
    ),
    "storage": LateError("HomeLab", 106, f"{FAILED} scsi1 : storage 'gone' does not exist", PENDING),
}
ROWS = [
    *[("newest", name, "publish") for name in LATE],
    *[("newest", name, act) for name in ("bridge", "privilege") for act in ("withdraw", "restore")],
    *[("oldest", name, "publish") for name in ("bridge", "privilege")],
]


@pytest.mark.parametrize(("controller", "name", "act"), ROWS, indirect=["controller"])
def test_what_was_written_is_no_failure(
    controller: Controller, proxmox: Simulator, engine: Engine, tmp_path: Path, name: str, act: str
) -> None:
    late, former = LATE[name], FormerNotes(tmp_path)
    published = notes_of(late.name)
    folder, end = (ATTIC, "\n") if late.vmid == 200 else (HOMELAB, "")
    prepare(proxmox, engine)
    before, after = {
        "publish": ("# Mine", f"# Mine{end}\n\n{published}"),
        "withdraw": (published, None),
        "restore": ("# Mine", OLDER),
    }[act]
    proxmox.set_notes(late.vmid, before)
    if act == "restore":
        former.add(1, OLDER, folder)
    late.arrange(proxmox)
    run = run_act(controller, act, late.name)
    assert run.status == 0, run.output
    assert run.message("although Proxmox answered") == (
        f"{late.name} (VMID {late.vmid}): the notes were written, although Proxmox answered with an error: {late.words}. {late.advice}"
    )
    assert (run.recap[late.name].changed, proxmox.writes(late.vmid) > 0) == (1, True)
    assert run.messages[-1].startswith({"publish": "Updated", "withdraw": "Took", "restore": "Restored"}[act])
    notes = proxmox.notes(late.vmid)
    assert (notes.rstrip("\n") if notes else notes) == after
    assert former.texts(folder)[-1] == before + end
    assert len(proxmox.requests("PUT")) == 1


def run_act(controller: Controller, act: str, name: str) -> Run:
    playbook = {"publish": DISCOVER, "withdraw": "withdraw.yml", "restore": "restore-notes.yml"}[act]
    more = ("-e", "restore=20201001") if act == "restore" else ()
    return controller.run(playbook, f"--limit={name}", *more)


def page(status: int, reason: str) -> dict[str, Any]:
    return answer(status, reason, body="<p>Proxy</p>")


MESSAGE = json.dumps({"data": None, "message": "VM is locked (backup)\n"})
# What a person reads when the notes are as before.
ANSWERS = {
    "no quorum": (
        answer(500, "unable to open file '/etc/pve/nodes/pve/qemu-server/106.conf.tmp.1' - Permission denied"),
        "' - Permission denied. The cluster has no quorum, so nothing can be changed in it. `pvecm status` on a node",
    ),
    "500": (answer(500, "got timeout"), f"{NOT_WRITTEN}500: got timeout. Look into the log of pveproxy"),
    "403 of a proxy": (page(403, "Forbidden"), f"{NOT_WRITTEN}403: Forbidden. Look into the log"),
    "200 of a proxy": (page(200, "OK"), "is not a Proxmox API. Check proxmox_api_host."),
    "moved permanently": (page(301, "Moved Permanently"), f"{NOT_WRITTEN}301: Moved Permanently. "),
}


ENDS = [
    *[(name, "as before") for name in ANSWERS],
    *[(name, "written") for name in ("500", "200 of a proxy")],
    ("403 of a proxy", "changed by others"),
]


@pytest.mark.parametrize(("name", "end"), ENDS)
def test_the_notes_decide(
    newest: Controller, proxmox: Simulator, engine: Engine, tmp_path: Path, name: str, end: str
) -> None:
    what, problem = ANSWERS[name]
    prepare(proxmox, engine)
    theirs = {"written": DONE, "changed by others": "# Theirs"}.get(end)
    if theirs:
        proxmox.fault("change", vmid=106, config={"description": theirs}, **WRITE)
    proxmox.fault(**WRITE, **what)
    run = newest.run(DISCOVER, "--limit=HomeLab", "-v")
    assert (run.status == 0) == (end != "as before"), run.output
    assert (problem if end == "as before" else UPDATED) in run.messages[-1]
    assert ("although Proxmox answered with an error: " in run.output) == (end == "written")
    assert proxmox.notes(106) == {"as before": NOTES, "written": DONE}.get(end, f"# Theirs\n\n{PASSTHROUGH_NOTES}")
    assert len(proxmox.requests("PUT")) == (2 if end == "changed by others" else 1)
    assert FormerNotes(tmp_path).texts() == {"as before": [], "written": [NOTES]}.get(end, [NOTES, "# Theirs"])
    assert SECRET not in run.output


def test_no_quorum(controller: Controller, proxmox: Simulator, engine: Engine, tmp_path: Path) -> None:
    prepare(proxmox, engine)
    proxmox.set_notes(200, "# Attic")
    proxmox.fault("quorum", quorate=False, path="/nodes/pve2/lxc/200/config", method="GET", skip=1)
    run = controller.run(DISCOVER, "--limit=HomeLab,Attic")
    assert run.output.count("The cluster has no quorum, so nothing can be changed in it. ") >= 2
    assert {recap.failed for recap in run.recap.values()} == {1}
    assert (proxmox.writes(), proxmox.notes(106)) == (0, NOTES)
    assert FormerNotes(tmp_path).texts() == []


@pytest.mark.parametrize("reason", ["got timeout", "bridge 'vmbr9' does not exist"])
def test_an_error_after_which_nothing_can_be_read(
    newest: Controller, proxmox: Simulator, engine: Engine, tmp_path: Path, reason: str
) -> None:
    prepare(proxmox, engine)
    proxmox.fault(**WRITE, **answer(500, reason))
    proxmox.fault("answer", method="GET", path=CONFIG, skip=2, status=500, reason="no worker")
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert run.messages[-1].startswith(
        f"HomeLab (VMID 106): the notes could not be read again after a write that ended with an error (500: {reason}), "
        "so it is not known whether they were written: 500: no worker. "
    )
    assert FormerNotes(tmp_path).texts() == [NOTES]


@pytest.mark.parametrize("reading", ["fails", "shows others' notes"])
def test_a_refusal_deletes_no_copy_without_seeing_the_notes(
    newest: Controller, proxmox: Simulator, engine: Engine, tmp_path: Path, reading: str
) -> None:
    prepare(proxmox, engine)
    if reading == "fails":
        proxmox.fault("answer", method="GET", path=CONFIG, skip=2, status=401, reason="No ticket")
    else:
        proxmox.fault("change", vmid=106, config={"description": "# Theirs"}, **WRITE)
    proxmox.fault(**WRITE, **answer(401, "Authentication failed!"))
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert run.messages[-1].startswith(
        f"{NOT_WRITTEN}401: Authentication failed! Proxmox does not accept"
    ) or run.messages[-1].startswith(f"{NOT_WRITTEN}401: Authentication failed. Proxmox does not accept")
    assert FormerNotes(tmp_path).texts() == [NOTES]


def test_words_that_stand_in_the_body_alone(newest: Controller, proxmox: Simulator, engine: Engine) -> None:
    """A proxy before the API may give reasons of its own."""
    prepare(proxmox, engine)
    proxmox.fault(**WRITE, **answer(500, "Internal Server Error", body=MESSAGE))
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert run.messages[-1] == UPDATED, run.output
    assert (proxmox.notes(106), len(proxmox.requests("PUT"))) == (DONE, 2)
