"""`make bench`: what runs cost on this machine, as tables for the README. No figure of it is a promise."""

import argparse
import os
import platform
import time

from bench_fleet import bench_fleet
from bench_module import bench_module
from bench_plays import bench_plays
from sizes import FULL, QUICK, SMALLEST


def main() -> None:
    sizes = {"full": FULL, "quick": QUICK, "smallest": SMALLEST}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=sizes, default="full")
    chosen = sizes[parser.parse_args().size]
    load = os.getloadavg()[0]
    print(
        f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, {os.cpu_count()} cores, load before: {load:.1f}",
        flush=True,
    )
    print("Medians of runs in turns. Guests, Proxmox and control node share these cores.")
    bench_plays(chosen)
    bench_module(chosen)
    bench_fleet(chosen)


if __name__ == "__main__":
    main()
