"""What commands cost, measured in turns: A B A B ..., so that whatever else the machine does falls on all of them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = Path(__file__).with_name("measured.py")


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and of CPU time (user and system, children included), and the peak memory in bytes."""

    wall: float
    cpu: float
    memory: float


def cost_of(
    command: Sequence[str | Path], environment: Mapping[str, str] | None = None, output: str | Path = os.devnull
) -> Cost:
    """Runs a command that has to succeed; what it prints goes into the file `output`."""
    launcher = [sys.executable, "-IS", str(LAUNCHER), str(output)]
    done = subprocess.run(
        [*launcher, *map(str, command)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        told = "" if output == os.devnull else Path(output).read_text(errors="replace")[-4000:]
        raise RuntimeError(f"bench: {command[0]}: exit status {done.returncode}. {told}")
    return Cost(**json.loads(done.stdout))


def in_turns(cases: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """The medians of each case."""
    costs: dict[str, list[Cost]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            costs[name].append(case())
    return {name: middle(found) for name, found in costs.items()}


def middle(costs: Sequence[Cost]) -> Cost:
    return Cost(*(median(getattr(cost, part) for cost in costs) for part in ("wall", "cpu", "memory")))
