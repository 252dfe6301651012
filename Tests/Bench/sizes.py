"""How much the bench measures: everything, what two minutes allow, or as little as shows that it still works."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """`plays`: guests and containers of each of them. `labels`: those of one module run. `fleet`: guests without ssh."""

    plays: tuple[tuple[int, int], ...]
    play_rounds: int
    labels: tuple[int, ...]
    module_rounds: int
    fleet: tuple[int, ...]
    fleet_containers: int = 20


FULL = Sizes(((1, 2), (10, 2), (50, 2), (1, 100)), 3, (26, 1_000, 10_000, 100_000, 1_000_000), 5, (500, 1_000))
QUICK = Sizes(((1, 2), (10, 2)), 3, (26, 1_000, 100_000), 3, (50, 100))
SMALLEST = Sizes(((1, 2),), 1, (26,), 1, (2, 4), fleet_containers=2)
