"""A large fleet without ssh: each guest's conversion, and the one comparison over all guests' notes."""

import json
import tempfile
from pathlib import Path

from bench_module import MODULE
from costs import Cost, cost_of
from label_sets import containers
from sizes import Sizes
from tables import begin, count, megabytes, row, seconds


def bench_fleet(sizes: Sizes) -> None:
    columns = ("all conversions (CPU)", "per guest", "comparison (CPU)", "per guest", "peak memory", "its input")
    begin(f"A fleet of guests with {sizes.fleet_containers} containers each, without ssh", "guests", *columns)
    with tempfile.TemporaryDirectory() as folder:
        guests: list[dict[str, object]] = []
        converted = 0.0
        for size in sizes.fleet:
            for number in range(len(guests), size):
                cost, notes = convert(Path(folder), number, sizes.fleet_containers)
                converted += cost.cpu
                guests.append({"vmid": 100 + number, "name": f"guest{number}", "notes": notes})
            show(size, converted, *compare(Path(folder), guests))


def convert(folder: Path, number: int, count_: int) -> tuple[Cost, str]:
    """What converting one guest costs, and its notes."""
    found = [{"name": name, "labels": labels} for name, labels in containers(count_, f"g{number}")]
    options = {"vmid": 100 + number, "gateway_service_name": f"g{number}-traefik", "containers": found}
    cost, answer = module(folder, {**options, "current_notes": ""})
    return cost, answer["description"]


def compare(folder: Path, guests: list[dict[str, object]]) -> tuple[Cost, int]:
    cost, _ = module(folder, {"guests": guests})
    return cost, (folder / "arguments.json").stat().st_size


def module(folder: Path, options: dict[str, object]) -> tuple[Cost, dict[str, str]]:
    """One run of the module: what it cost, and what it answered."""
    arguments, answer = folder / "arguments.json", folder / "answer.json"
    arguments.write_text(json.dumps(options))
    cost = cost_of([MODULE, arguments], output=answer)
    return cost, json.loads(answer.read_text())


def show(size: int, converted: float, compared: Cost, given: int) -> None:
    each = (seconds(converted), seconds(converted / size), seconds(compared.cpu), seconds(compared.cpu / size))
    row(count(size), *each, megabytes(compared.memory), megabytes(given))
