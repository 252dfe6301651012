"""Whole runs over ssh on loopback: the least that one can cost, beside the real playbook."""

from costs import in_turns
from fleet import fleet
from sizes import Sizes
from tables import begin, count, ratio, row, seconds


def bench_plays(sizes: Sizes) -> None:
    columns = ("floor", "nothing to write", "× floor", "everything to write", "× floor")
    begin("Runs of the playbook (wall time)", "guests × containers", *columns)
    for guests, containers in sizes.plays:
        with fleet(guests, containers) as all_guests:
            # In this order: the notes that the second one writes are those that the third one finds.
            cases = {"floor": all_guests.floor, "all": all_guests.everything, "none": all_guests.nothing}
            costs = {name: cost.wall for name, cost in in_turns(cases, sizes.play_rounds).items()}
        floor, everything, nothing = costs["floor"], costs["all"], costs["none"]
        against = (seconds(nothing), ratio(nothing, floor), seconds(everything), ratio(everything, floor))
        row(f"{count(guests)} × {count(containers)}", seconds(floor), *against)
