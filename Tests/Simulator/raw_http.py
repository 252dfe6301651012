"""Sends requests exactly as told, also those that no well-behaved client would send."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Answer:
    status: int
    reason: str
    headers: dict[str, str]
    body: Any

    @property
    def data(self) -> Any:
        return self.body["data"]


def send(url: str, method: str, path: str, headers: Iterable[str] = (), body: bytes | None = None) -> Answer:
    """`headers` are whole lines such as `Accept: */*`. A JSON body of the answer is decoded."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        lines = dict(line.split(": ", 1) for line in headers)
        chunked = lines.get("Transfer-Encoding") == "chunked"
        for name, value in _completed(lines, body, chunked).items():
            connection.putheader(name, value)
        connection.endheaders([body] if chunked else body, encode_chunked=chunked)
        return _read(connection.getresponse())
    finally:
        connection.close()


def _completed(lines: dict[str, str], body: bytes | None, chunked: bool) -> dict[str, str]:
    if body is None:
        return lines
    length = {} if chunked else {"Content-Length": str(len(body))}
    return {"Content-Type": "application/x-www-form-urlencoded", **length, **lines}


def _read(response: http.client.HTTPResponse) -> Answer:
    text = response.read().decode()
    headers = dict(response.getheaders())
    is_json = headers.get("Content-Type", "").startswith("application/json")
    return Answer(response.status, response.reason, headers, json.loads(text) if is_json else text)
