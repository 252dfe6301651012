"""The module alone, beside what a module in Python pays before its first line, and a fast JSON parser on the same bytes."""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from costs import ROOT, Cost, cost_of, in_turns
from label_sets import LABELS_OF_A_CONTAINER, containers, write_pieces
from sizes import Sizes
from tables import begin, count, megabytes, row, seconds

MODULE = ROOT / "roles" / "docker_traefik_discovery" / "library" / "parse_docker_labels"
MODES = ("passthrough", "filter")
IMPORT = "from ansible.module_utils.basic import AnsibleModule"
# Prints the seconds that the parser alone takes, without the start of Python.
PARSE = """
import orjson, sys, time
text = open(sys.argv[1], "rb").read()
start = time.process_time()
orjson.loads(text)
print(time.process_time() - start)
"""


def bench_module(sizes: Sizes) -> None:
    columns = ("CPU", "per label", "wall", "peak memory", "× input")
    begin("One run of the module", "labels", "mode", *columns)
    for labels in sizes.labels:
        bench_labels(labels, sizes.module_rounds)
    begin("Beside it", "command", "CPU", "wall", "peak memory")
    started = in_turns({"": lambda: cost_of([sys.executable, "-c", IMPORT])}, sizes.module_rounds)[""]
    row(f"`python3 -c '{IMPORT}'`", seconds(started.cpu), seconds(started.wall), megabytes(started.memory))


def bench_labels(labels: int, rounds: int) -> None:
    """Both modes and the parser, on the same labels."""
    with tempfile.TemporaryDirectory() as folder:
        files = {mode: arguments(Path(folder), labels, mode) for mode in MODES}
        cases = {mode: lambda file=file: cost_of([MODULE, file]) for mode, file in files.items()}
        cases["orjson"] = lambda: parsed(files["filter"])
        costs = in_turns(cases, rounds)
        size = files["filter"].stat().st_size
    for name, cost in costs.items():
        show(labels, name, cost, size)


def parsed(file: Path) -> Cost:
    """What parsing takes, and the memory of a Python that does it."""
    printed = file.with_name("seconds")
    whole = cost_of([sys.executable, "-c", PARSE, file], output=printed)
    alone = float(printed.read_text())
    return Cost(alone, alone, whole.memory)


def show(labels: int, name: str, cost: Cost, size: int) -> None:
    mode = "only parsed, by orjson" if name == "orjson" else name
    each = f"{cost.cpu / labels * 1e6:.2f} µs"
    cells = (seconds(cost.cpu), each, seconds(cost.wall), megabytes(cost.memory), f"{cost.memory / size:,.1f}")
    row(f"{count(labels)} ({megabytes(size)})", mode, *cells)


def arguments(folder: Path, labels: int, mode: str) -> Path:
    """The file that Ansible would hand to the module."""
    file = folder / f"{mode}.json"
    write_pieces(file, pieces(labels, mode))
    return file


def pieces(labels: int, mode: str) -> Iterator[str]:
    yield f'{{"vmid": 106, "gateway_mode": "{mode}", "containers": ['
    left = labels
    for name, found in containers(-(-labels // LABELS_OF_A_CONTAINER)):
        some = dict(list(found.items())[:left])
        yield "" if left == labels else ","
        yield json.dumps({"name": name, "labels": some})
        left -= len(some)
    yield "]}"
