"""One simulator with the small cluster for all tests that use it; each test gets it as if fresh."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from proxmox_simulator import Simulator
from small_cluster import Client, small_cluster


@pytest.fixture(scope="session")
def _small_simulator() -> Iterator[Simulator]:
    with Simulator(small_cluster()) as running:
        yield running


@pytest.fixture
def small(_small_simulator: Simulator) -> Simulator:
    _small_simulator.reset()
    return _small_simulator


@pytest.fixture
def client(small: Simulator) -> Client:
    return Client(small.url)
