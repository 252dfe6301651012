"""The Traefiks of the tests: one at the gateway and one on the guest, each once in a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from real_traefik import Traefik


@pytest.fixture(scope="session")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Traefik]:
    with Traefik(tmp_path_factory.mktemp("gateway")) as traefik:
        yield traefik


@pytest.fixture(scope="session")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Traefik]:
    with Traefik(tmp_path_factory.mktemp("guest")) as traefik:
        yield traefik
