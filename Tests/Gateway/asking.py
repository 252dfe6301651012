"""Many requests at once: Traefik answers more in a second than a client that waits for each answer."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass, field
from typing import Self

_AT_ONCE = 100
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_ANSWERED_BY = re.compile(rb"\r\nx-answered-by: *([^\r]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Request:
    host: str
    target: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = field(default=())

    @property
    def text(self) -> bytes:
        lines = [f"{self.method} {self.target} HTTP/1.1", f"Host: {self.host}", "Content-Length: 0"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def having(self, *headers: tuple[str, str]) -> Request:
        return Request(self.host, self.target, self.method, (*self.headers, *headers))


class Connection:
    def __init__(self, port: int, source: str = "127.0.0.1"):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30, source_address=(source, 0))
        self._buffer = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def statuses(self, requests: list[Request]) -> list[int]:
        return [int(head.split(b" ", 2)[1]) for head in self._heads(requests)]

    def ask(self, requests: list[Request]) -> list[str | None]:
        """What the answers call themselves; None for Traefik's own 404."""
        return [_name(request, head) for request, head in zip(requests, self._heads(requests), strict=True)]

    def _heads(self, requests: list[Request]) -> list[bytes]:
        heads = []
        for start in range(0, len(requests), _AT_ONCE):
            some = requests[start : start + _AT_ONCE]
            self._socket.sendall(b"".join(request.text for request in some))
            heads += [self._head(request) for request in some]
        return heads

    def _head(self, request: Request) -> bytes:
        while (end := self._buffer.find(b"\r\n\r\n")) < 0:
            self._receive()
        head = self._buffer[:end]
        length = _LENGTH.search(head)
        size = end + 4 + (int(length[1]) if length and request.method != "HEAD" else 0)
        while len(self._buffer) < size:
            self._receive()
        self._buffer = self._buffer[size:]
        return head

    def _receive(self) -> None:
        more = self._socket.recv(1 << 16)
        if not more:
            raise ConnectionError("Traefik closed the connection")
        self._buffer += more


def _name(request: Request, head: bytes) -> str | None:
    if name := _ANSWERED_BY.search(head):
        return name[1].decode()
    assert head.startswith(b"HTTP/1.1 404 "), (request, head)
    return None
