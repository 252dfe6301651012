"""Remembers every API request, for tests to look at. Secrets are not kept."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, field
from typing import Any

_SECRET = {"password", "tfa-challenge", "otp"}


@dataclass
class RequestEntry:
    """`path` is as sent, without the query; `token` the token's id (or the user) once known; `fault` the fault met;
    `held` while a fault keeps it waiting.
    """

    method: str
    path: str
    query: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    token: str | None = None
    status: int | None = None
    reason: str | None = None
    fault: str | None = None
    held: bool = False
    time: float = field(default_factory=time.time)
    seconds: float = 0

    def keep_parameters(self, parameters: dict[str, Any]) -> None:
        self.parameters = {name: "(hidden)" if name in _SECRET else value for name, value in parameters.items()}

    def answered(self, status: int, reason: str | None) -> None:
        self.status, self.reason = status, reason
        self.seconds = time.time() - self.time


class RequestLog:
    def __init__(self) -> None:
        self.entries: list[RequestEntry] = []

    def begin(self, method: str, path: str, query: str) -> RequestEntry:
        entry = RequestEntry(method, path, query)
        self.entries.append(entry)
        return entry

    def as_data(self) -> list[dict[str, Any]]:
        return [asdict(entry) for entry in self.entries]
