"""All that a running simulator remembers; `reset` goes back to the state that it was started with."""

from __future__ import annotations

import copy
from typing import Any

from .cluster import Cluster
from .dispatch import Dispatcher
from .faults import FaultPlan
from .request_log import RequestLog


class World:
    def __init__(self, state: dict[str, Any], old: bool, seed: int | None = None) -> None:
        self._state = state
        self._old = old
        self._seed = seed
        self.log = RequestLog()
        self.faults = FaultPlan()
        self.cluster = Cluster(copy.deepcopy(state), old, seed)
        self.dispatcher = Dispatcher(self.cluster)

    def reset(self) -> None:
        self.faults.release()
        self.__init__(self._state, self._old, self._seed)  # type: ignore[misc]
