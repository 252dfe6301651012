"""`make bench` with the smallest sizes: every table has its rows, and every row its numbers. No time is judged."""

import os
import re
import subprocess
import sys

from costs import ROOT

SECONDS = 300
ROWS = {
    "Runs of the playbook": ["1 × 2"],
    "One run of the module": ["26", "26", "26"],
    "Beside it": ["`python3"],
    "A fleet of guests": ["2", "4"],
}


def test_every_row_has_its_numbers() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "Tests/Bench/bench.py", "--size", "smallest"]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert run.returncode == 0, run.stderr
    tables = re.split(r"\n\n(?=[A-Z].*\n\n\|)", run.stdout)[1:]
    assert len(tables) == len(ROWS), run.stdout
    for table, (title, names) in zip(tables, ROWS.items(), strict=True):
        assert table.startswith(title)
        header, _, *rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("|")]
        assert [row[0].startswith(name) for row, name in zip(rows, names, strict=True)] == [True] * len(names)
        assert {len(row) for row in rows} == {len(header)}
        for name, cells in (
            (header[at], [row[at] for row in rows]) for at in range(1, len(header)) if header[at] != "mode"
        ):
            assert all(re.match(r"\d", cell) for cell in cells), name
