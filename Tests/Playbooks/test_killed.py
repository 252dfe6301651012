"""The control node is killed in the middle of a run: the notes are the old ones or the new ones, and the next run succeeds."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from controller import Controller
from engines import Engine
from example import LABELS, PASSTHROUGH_NOTES
from former_notes import FormerNotes
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
NOTES = "# Garage\n\n{{ 7 * 7 }} é 😀"
DONE = f"{NOTES}\n\n{PASSTHROUGH_NOTES}"
CONFIG = "/nodes/pve/qemu/106/config"
READ = {"method": "GET", "path": CONFIG, "skip": 1}  # the inventory reads once before the role does
WRITE = {"method": "PUT", "path": CONFIG}


@dataclass(frozen=True)
class Moment:
    """Which request waits for its answer when the control node dies; `lost` requests never reach Proxmox."""

    fault: str
    request: dict[str, Any]
    notes: str
    kept: int
    lost: bool = False


MOMENTS = {
    "before its plan": Moment("hold", READ, NOTES, kept=0),
    "its write is lost": Moment("hold", WRITE, NOTES, kept=1, lost=True),
    "its write is carried out later": Moment("hold", WRITE, DONE, kept=1),
    "its write is carried out": Moment("hold_after", WRITE, DONE, kept=1),
}
ROWS = [("newest", name) for name in MOMENTS] + [("oldest", "its write is carried out")]


@pytest.mark.parametrize(("controller", "when"), ROWS, indirect=["controller"])
def test_killed(controller: Controller, proxmox: Simulator, engine: Engine, tmp_path: Path, when: str) -> None:
    moment = MOMENTS[when]
    former = FormerNotes(tmp_path)
    for name, labels in LABELS.items():
        engine.run(name, labels)
    proxmox.set_notes(106, NOTES)
    proxmox.fault(moment.fault, **moment.request)
    if moment.lost:
        proxmox.fault("drop", **moment.request)
    run_and_kill(controller, proxmox)
    assert proxmox.notes(106) == moment.notes
    assert former.texts() == [NOTES] * moment.kept

    run = controller.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert run.recap["HomeLab"].changed == (moment.notes != DONE)
    assert (proxmox.notes(106), former.texts()) == (DONE, [NOTES])


def run_and_kill(controller: Controller, proxmox: Simulator) -> None:
    with controller.start(DISCOVER, "--limit=HomeLab") as run:
        try:
            proxmox.wait_until_held()
        finally:
            os.killpg(run.pid, signal.SIGKILL)
    proxmox.release()
