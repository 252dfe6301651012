"""Bad days of Proxmox while notes are restored: got over as with other writes, but nobody's edit is overwritten."""

from pathlib import Path

import pytest

from controller import Controller, Run
from former_notes import FormerNotes
from lab import SECRET
from proxmox_simulator import Simulator
from test_faults import (
    CHANGED,
    CONFIG,
    GONE,
    LISTED,
    MOVED,
    NO_WAIT,
    NOT_WRITTEN,
    READ,
    WRITE,
    Fault,
    answer,
)

PRESENT, OLDER, THEIRS = "# Garage", "# Older {{ 7 * 7 }}", "# Theirs"
RESTORED = (
    "Restored the notes of HomeLab (VMID 106) from 20201001T103000.000000Z.txt. Those that they replaced are kept too."
)
EDITED = {"kind": "change", "vmid": 106, "config": {"description": THEIRS}}
AFTER_ALL = {"kind": "change", "vmid": 106, "config": {"description": OLDER}}
FAULTS = {
    "changed by others once": Fault(READ, CHANGED, RESTORED, writes=2),
    "others wrote the same": Fault(READ, AFTER_ALL, RESTORED),
    "locked, then free": Fault(READ, {"kind": "lock", "vmid": 106, "refusals": 1}, RESTORED, writes=3),
    "locked for good": Fault(READ, {"kind": "lock", "vmid": 106}, "VM is locked (backup). Wait until", 2, NO_WAIT),
    "moved before": Fault(LISTED, MOVED, RESTORED),
    "moved meanwhile": Fault(READ, MOVED, RESTORED, writes=2),
    "dropped before": Fault(WRITE, {"kind": "drop"}, RESTORED, writes=2),
    "dropped after": Fault(WRITE, {"kind": "drop_after"}, RESTORED),
    "gone": Fault(WRITE, GONE, "The guest was moved or removed"),
    "401": Fault(WRITE, answer(401, "No ticket"), f"{NOT_WRITTEN}401: No ticket. "),
}


@pytest.fixture
def former(proxmox: Simulator, tmp_path: Path) -> FormerNotes:
    notes = FormerNotes(tmp_path)
    notes.add(1, OLDER)
    proxmox.set_notes(106, PRESENT)
    proxmox.forget_requests()
    return notes


def restore(newest: Controller, *arguments: str) -> Run:
    return newest.run("restore-notes.yml", "--limit=HomeLab", "-e", "restore=latest", *arguments)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault(newest: Controller, proxmox: Simulator, former: FormerNotes, name: str) -> None:
    fault = FAULTS[name]
    proxmox.fault(**fault.when, **fault.what)
    extra = [f"-e{variable}={value}" for variable, value in fault.variables.items()]
    run = restore(newest, "-v", *extra)
    assert fault.message in run.messages[-1], run.output
    assert (run.status == 0) == (fault.message == RESTORED)
    assert proxmox.notes(106) == (OLDER if fault.message == RESTORED else PRESENT)
    assert former.texts() == ([OLDER, PRESENT] if fault.message == RESTORED else [OLDER])
    assert len(proxmox.requests("PUT")) == fault.writes
    assert SECRET not in run.output


@pytest.mark.parametrize("wanted", [OLDER, ""], ids=["text", "empty"])
def test_what_others_wrote_meanwhile_stays(
    controller: Controller, proxmox: Simulator, former: FormerNotes, wanted: str
) -> None:
    former.add(2, wanted)
    proxmox.fault(**READ, **EDITED)
    run = restore(controller)
    assert run.status != 0
    assert run.messages[-1] == (
        "HomeLab (VMID 106): somebody changed the notes while they were being restored, so they stay as they are by now. "
        "Look at them with playbooks/check-notes.yml, then run again if they are to be replaced."
    )
    assert (proxmox.notes(106), proxmox.writes(106)) == (THEIRS, 0)


def test_the_second_reading_fails(newest: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    proxmox.fault("drop_after", **WRITE)
    proxmox.fault("answer", method="GET", path=CONFIG, skip=2, status=500, reason="got timeout")
    run = restore(newest)
    assert run.status != 0
    assert run.messages[-1].startswith(
        "HomeLab (VMID 106): the notes could not be read again after a write without an answer, "
        "so it is not known whether they were written: 500: got timeout. "
    )
    assert restore(newest, "-e", "restore=20201001").messages[-1].endswith("Nothing was written.")
    assert (proxmox.notes(106), former.texts()) == (OLDER, [OLDER, PRESENT])


def test_the_next_api_host_is_asked(newest: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    run = restore(newest, "-e", f"proxmox_api_host=127.0.0.1:9,{proxmox.url}")
    assert run.status == 0, run.output
    assert proxmox.notes(106) == OLDER


def test_a_token_that_may_read_only(newest: Controller, proxmox: Simulator, former: FormerNotes) -> None:
    run = restore(newest, "-e", "proxmox_api_token_id=reader")
    assert "lacks the privilege VM.Config.Options on /vms/106" in run.messages[-1]
    assert (proxmox.writes(), former.texts()) == (0, [OLDER])
