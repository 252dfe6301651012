"""One engine for all tests of this folder; each test starts and ends without containers."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from docker_engine import DockerEngine


@pytest.fixture(scope="session")
def session_engine() -> Iterator[DockerEngine]:
    with DockerEngine() as engine:
        yield engine


@pytest.fixture
def engine(session_engine: DockerEngine) -> Iterator[DockerEngine]:
    session_engine.remove_all()
    yield session_engine
    session_engine.remove_all()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A temporary folder that every user may enter (pytest's own are for their owner alone)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path
